"""Words for places, and words before them that say nothing of which place it is."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

CLEAR = frozenset(
    """
    street road avenue lane terrace crescent gardens mews parade wharf ward picu hospital
    infirmary hospice clinic surgery practice school academy college nursery infants juniors
    grammar university primary estate flats towers park centre hub library church chapel
    mosque temple gurdwara synagogue minster cathedral prison court magistrates arms tavern
    hostel refuge station hotel motel depot market club pub café cafe cemetery crematorium
    farm cottage villas marina docks quay precinct arcade stadium
    takeaway chippy bakery laundrette launderette barbers museum building lodge
    manor grange hall
    """.split()
)
"""Head words that say what they are with a small letter too."""
HEADS = CLEAR | frozenset(
    """
    st rd ave ln close drive grove walk row rise place way square hill view gate bank fold
    croft mount green yard garth moor fields unit suite general high house heights bridge
    beach home inn room rooms lounge mill common side end mead dene lea holme arches bay
    corridor wing pier services ford heath edge brook bar vaults tap villa cross peaks arches
    acorns sands wells falls quarter steps
    """.split()
)
"""Head words after capitals, when they have one themselves."""
PHRASES = frozenset(
    [("medical", "centre"), ("health", "centre"), ("community", "centre"), ("day", "centre"),
     ("children's", "centre"), ("crown", "court"), ("county", "court"), ("combined", "court"),
     ("magistrates", "court"), ("family", "court"), ("community", "hub"), ("care", "home"),
     ("nursing", "home"), ("children's", "home"), ("residential", "home"), ("train", "station"),
     ("bus", "station"), ("police", "station"), ("family", "centre"), ("leisure", "centre"),
     ("shopping", "centre"), ("retail", "park"), ("industrial", "estate"), ("sixth", "form"),
     ("rugby", "club"), ("working", "men's"), ("town", "hall"), ("village", "hall"),
     ("church", "hall"), ("high", "school"), ("primary", "school"), ("infant", "school"),
     ("special", "school"), ("nursery", "school"), ("junior", "school"), ("medical", "practice"),
     ("day", "hospital"), ("general", "hospital"), ("community", "hospital"), ("social", "club")]
)  # fmt: skip
"""Head words of two parts: before them, not within them, stands the name."""
TITLES_OF_PLACES = frozenset(
    """
    sir dame lady lord earl duke duchess prince princess king queen king's queen's mother father
    canon bishop cardinal archbishop dr doctor captain major saint our
    """.split()
)
"""Whom houses, wards and schools are named after: "Sir Henry Mitchell House"."""
JOINS = frozenset(["of", "the", "and", "&", "upon", "under", "le", "la", "by", "en", "y"])
SMALL_WORDS = frozenset(
    """
    the a an my her his their your our this that these those some any no one two three four five
    every each another same such what which whose whole next last first second third other main
    big small new old little long local quiet busy own back front secure acute mental general and
    or of to for with by care nursing day night children's childrens primary private special open
    closed side safe at in on from near into onto up down off over through as is was were be been
    are am it its i we she he they you him us them me not but so if then than when where who how
    why all alone both more most very too just only even still also about after before during since
    until while because out around round between under wrong right good bad nice nearest different
    whichever either neither psychiatric residential community supported sheltered temporary
    emergency medical surgical elderly adult family youth junior senior high secondary infant
    district police fire train bus tube railway petrol power work working job case life her's
    football rugby working tower council public social dining sitting living waiting meeting
    interview staff visiting treatment contact sensory bed bath rest court crown county coroner's
    magistrates high-rise empty full warm cold drop stop car caravan science theme business
    retail industrial sixth breakfast lunch after-school homework book chess boxing social night
    had has have went goes going go gone come came comes leave left leaving get got getting see
    saw said says do did does done can could will would should may might must make made take took
    find found need needs want wants like called call ring rang ask asked run ran walk walked
    drive drove live lives lived work worked start started finish finished miss missed mother
    mother's father's mum's dad's nan's neighbour's patient's client's year catholic muslim
    boarding mainstream state free village town city country county's parish hospital school
    ward church prison street road same
    """.split()
)
"""Words before a head word that say nothing about which one it is."""


KIN = frozenset(
    """
    doctor dentist chemist vet butcher baker neighbour friend mate girlfriend boyfriend sister
    brother cousin mother father son daughter partner people everyone someone today kid children
    """.split()
)
