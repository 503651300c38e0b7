"""English words that are also names: in lower case they are taken for the word."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

NAMES_THAT_ARE_WORDS = frozenset(
    """
    ace al amber an angel apple april art as ash at august autumn bailey baker ball banks barber
    barker barrow bath bay be beacon bear beck bell berry best bill bird bishop black blake
    bliss blossom blue blunt bolt bond booth bow bowers boy branch brand brandy bright brook
    brown buck buddy bull burns bury bush butcher butler buttercup button buzz by camp candy
    cannon cant carpenter carter case cash castle chance chapel chapman charity chase chaser
    cherry china chip church clay cliff clover coal cock comfort constance cook cooper coral
    corn cotton coward craft crane cream cricket crisp croft cross crow crystal cutler darling
    dash dawn day de deacon dick diver do dot dove down draper drew dyer earl early ease east ed
    elder en eve even ever faith fall fan farmer fawn field fielder fisher fleet flint flower
    flowers forest forester foster fountain fox frank frost fuller game garden gardener garnet
    gates gay gene gin ginger glass glory glover gold golden good goodness goose grace grant
    graves gray green grey grove guy hale hall ham hand handy happy hardy harmony haven hawk
    hawthorn hay haze he heath heaven herd hero hi hick hill hills hives holiday home honey
    honor honour hood hooper hope house hull hunt hunter if in is isle it ivory jade jam jelly
    jersey jet jewel job jolly joy judge june justice keen key kid king knight la lake lamb
    lance land lane last lavender law laws lemon liberty little lo lock long lord love low luck
    lucky ma maiden major man manor maple march mark marks marsh marshal marshall mason masters
    mat may me mead meadow meadows mercy merit merry miles mill miller mills minister minty
    misty mo mole moon moor moss mount mouse mummy my nation neat new no noble noon north novel
    oak oaks ocean oh olive on opal or orange ox pa page pain paine palm park parker parks
    parsley pat patience peace peach peacock pear penny pepper petal pi pike piper pitcher poet
    pond poole pope poppy porter potter pound power precious price priest primrose prince prior
    quay queen quick quill rain ray re read red reed rich rider ridge ring river rivers rob rock
    rod rodeo roman rose royal rue rush rusty sage sail sailor salt sandy savage season serenity
    sergeant shade sharp shell shepherd ship short si silver singer skipper sky small smart
    smith snow so son song sonny south sparks sparrow spear speed spring squire star steel step
    stock stone storm strange street stringer strong sue sugar summer summers sunny swallow swan
    sweeney sweet swift ta tailor teal temple tern terrier thorn tiger tinker to toft topaz
    tower towers town trace tree trinity true trust turn turner twist un up us valentine van
    velvet venture victory vine violet virtue wade wake walker wall waller walls ward warden
    warner water waters way we weaver wells west wheat wheeler whit white wild wilder will wills
    wily win winder wine wing winner winter winters wolf wood woods woody worth ya yard yates yo
    young zest
    """.split()
)
"""Names in common use in Britain that stand in an English dictionary in lower case too."""

AFFIXES = frozenset(
    """
    able age al an ance ant ar ary ate dom ed ee en ence ent er ers ery ess est ful hood ible ic
    ical ie ies ify ing ings ion ions ish ism ist ity ive less let ling ly man men ment most ness
    or ory ous ship some ster th ty ward wards ways wise woman women y dis fore im in ir mis non
    out over post pre re semi sub super un under up work worker workers work's time place house
    keeper maker ing's wick ware mate land line
    """.split()
)
"""What English hangs on a word: 'graceful' and 'fieldwork' name nobody."""

HOSTS = frozenset(
    """
    aberdeenshire abandon abandoned abbeys accordance adamant adamantly airlines alarmed alarming
    alignment allegation animation aristocrat barrister benefit blacksmith blackstone
    blacksmiths bradycardia bryanite cardiff cardinal caroler carolling caseload chesterfield
    cliffhanger cooperate cooperated cooperating cooperation cooperative corollary crossroad
    crossroads dandelion davenport dictionary disallow disgrace disgraced disgraceful
    eleventh evangelical evangelist evangelists excellence excellency excellent excellently
    excelled excelling gentleman germane germaneness germany goldsmith grandfather grandmother
    grandparent grandparents granted granting grants grassroots greenhouse gunsmith harrison
    holland homeopathic hometown honeymoon immigrant immigrants impatience innocent
    innocence inpatience integrate integration interlude jackdaw jackpot jeopardy joyriding
    keystone laurence locksmith locksmiths lovelorn maryland migrant migrants milestone
    milestones nightingales noncooperation patriarch perryman pharmacist popularity
    priceless propaganda questionnaire repellent rosemary sandpaper sandstone scandal
    scarletina silversmith snowdrop sparsely stephenson stonework summerhouse sweetheart
    therapist timberland tinsmith tomorrow underwood uncooperative unexcelled vagrant vagrants
    victorian walkers whitehall wordsmith woodland woodwork wrongdoing wrongful emigrant
    emigrants fragrant fragrance flagrant flagrantly undergrowth springtime summertime mentally
    parental fundamental departmental experimental governmental environmental judgement
    judgemental reassessment reassessments department fragmented
    """.split()
)
"""Words that hold a common name of five letters or more and have nothing to do with it."""
