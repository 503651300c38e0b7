"""Small words of English that show where a name stands, and those that are never one."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

DETERMINERS = frozenset(
    """
    the a an my her his their our your its this that these those some any no every each either
    neither another both all such what which whose much many more most few less several enough very
    so too quite rather really one two three four five six seven eight nine ten
    """.split()
)
ADJECTIVES = frozenset(
    """
    old new good bad big small little long short high low right wrong early late young full empty
    sure able ready certain different important dark deep
    """.split()
)
FUNCTION = DETERMINERS | frozenset(
    """
    i me we us you he him she it they them who whom myself himself herself itself themselves
    yourself ourselves someone somebody anyone anybody everyone everybody noone nobody nothing
    something anything everything and or but nor if then than when while where why how because
    although though unless until since as at by for from in into of off on onto out over past
    through throughout to toward towards under up upon via with within without about above across
    after against along amid among around before behind below beneath beside besides between
    beyond despite down during except inside like near outside round not never ever always often
    sometimes usually again also already just only even still yet now here there today tonight
    tomorrow yesterday later soon once twice maybe perhaps please thanks yes no ok okay well oh ah
    um hi hello is am are was were be been being has have had do does did done will would shall
    should can could may might must let lets got get gets go goes went gone come comes came say
    says said ask asked tell told know knew think thought want wanted need needed see saw seen
    make made take took give gave put look looked feel felt seem seemed try tried keep kept use
    used work worked call called whoever whatever whenever wherever whether however therefore
    anyway instead almost nearly first second third last next other others same own which that
    there's it's that's what's he's she's who's let's here's i'm i've i'd i'll don't didn't can't
    won't isn't wasn't aren't weren't couldn't wouldn't shouldn't haven't hasn't hadn't
    """.split()
)
PEOPLE = frozenset(
    """
    mum mam mom mother dad father son daughter brother sister husband wife partner boyfriend
    girlfriend ex nan nana gran granny grandma grandad grandpa grandmother grandfather granddad
    grandson granddaughter widow widower uncle auntie
    aunty aunt cousin nephew niece stepdad stepmum stepson stepdaughter foster mate friend neighbour
    baby child kid lad lass boy girl man woman lady gentleman bloke guy person people patient
    patients client clients resident residents relative relatives family families parent parents
    carer carers staff nurse nurses doctor doctors consultant registrar sho matron sister manager
    managers supervisor mentor colleague colleagues student students worker workers keyworker
    teacher teachers head police officer officers social worker gp therapist physio psychologist
    psychiatrist midwife midwives hca receptionist domestic porter chaplain solicitor judge
    magistrate governor guard driver landlord tenant tenants chair interpreter advocate volunteer
    volunteers paramedic paramedics ambulance crew reception security pharmacy catering estates
    management team agency bank school hospital council court social services housing kids children
    adults men women boys girls lads visitors visitor offender prisoner inmate service user users
    applicant claimant caller customer customers passenger passengers god jesus allah lord ofsted
    """.split()
)
KIN_TITLES = frozenset(
    """
    uncle auntie aunty aunt nana nan nanny nanna granny grandma grandad granddad grandpa gramps our
    wor cousin mammy mummy mama granda hooyo aabo ayeeyo baba khala chacha chachi dada dadi bibi
    biji teyze amca tita tito kuya gogo sekuru ambuya babcia ciocia
    """.split()
)
"""Words of kin that go before a name as a title does: "Auntie Bev"."""
TIMES = frozenset(
    """
    today tomorrow yesterday tonight morning afternoon evening night day days week weeks weekend
    month months year years hour minute second time times monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december spring summer autumn winter christmas easter ramadan eid diwali birthday moment shift
    """.split()
)
SPEAKING = frozenset(
    """
    said says asked asks told tells rang phoned texted emailed messaged replied answered shouted
    screamed whispered muttered cried laughed giggled smiled grinned nodded shrugged sighed winked
    wept sobbed frowned apologised thinks thought knew wondered hopes hoped hates hated loves loved
    wants wanted refused insisted admitted disclosed denied joked explained reckons reckoned swore
    yelled begged promised complained mentioned remembered hugged kissed waved grabbed lives lived
    sat stood walked ran slept woke ate drank vowed vows died
    """.split()
)
BEING = frozenset(
    """
    is was has had isn't wasn't hasn't hadn't isnt wasnt hasnt came comes went goes gets got looked
    looks seemed seems did didn't doesn't didnt doesnt will won't wont would wouldn't wouldnt can
    can't cant could couldn't couldnt made makes gave gives took takes left stayed stays started
    turned turns keeps kept needs needed feels felt likes liked does sends sent brought brings
    """.split()
)
MEETING = frozenset(
    """
    told asked saw met rang visited phoned texted hugged thanked emailed messaged ring phone text
    ask tell meet visit thank hug called see seeing meeting telling asking ringing visiting hi hello
    dear poor with known know knew miss missed missing loved love trust trusts visit
    """.split()
)
TOWARDS = frozenset(
    """
    in at to from near via through past towards toward into outside around round off opposite
    beyond between
    """.split()
)
LINKING = frozenset("in on at to from for with by of near about into and or but is was".split())
"""Words that lead to a name or away from it, and are none."""
JOINING = frozenset(
    """
    and but so then when because cos as while that if though although after before since until
    where which who or plus like said says think thought
    """.split()
)
"""Before a subject; what follows may begin a clause."""
ABSTRACT = ("ing", "ness", "tion", "sion", "ment", "ity", "ism", "ance", "ence", "ship", "hood",
            "ly", "ous", "ful", "ive", "less", "able", "ible", "ised", "ed", "ics", "logy", "ure",
            "age", "osis", "itis", "work", "care", "self", "selves", "al", "ic")  # fmt: skip
"""Endings of words that seldom are anybody's name, when the dictionary has them."""
