"""What may be said in place of a place, an employer, a number or an illness, by its head word."""

from __future__ import annotations

Table = tuple[tuple[str, tuple[str, ...]], ...]

PLACES: Table = (
    (r"\b(?:ward|unit|suite|picu)\b", ("a hospital ward", "a ward")),
    (r"\b(?:hospital|infirmary|general|royal)\b", ("a hospital",)),
    (r"\b(?:school|academy|primary|college|nursery|infants|juniors|high)\b", ("a school",)),
    (r"\b(?:university|campus)\b", ("a university",)),
    (r"\b(?:surgery|medical centre|health centre|practice|clinic)\b", ("a GP surgery", "a clinic")),
    (r"\b(?:hospice)\b", ("a hospice",)),
    (r"\b(?:prison|hmp|hmyoi)\b", ("a prison",)),
    (r"\b(?:court|magistrates)\b", ("a court",)),
    (r"\b(?:police station|custody)\b", ("a police station",)),
    (r"\b(?:arms|inn|tavern|lion|crown|pub)\b", ("a pub",)),
    (r"\b(?:church|chapel|mosque|temple|gurdwara|synagogue|masjid)\b", ("a place of worship",)),
    (r"\b(?:care home|nursing home|lodge|grange|manor)\b", ("a care home",)),
    (r"\b(?:refuge|hostel|shelter)\b", ("a hostel", "supported housing")),
    (r"\b(?:house|cottage|villa)\b", ("a house", "a care home")),
    (r"\b(?:estate|flats|towers)\b", ("an estate",)),
    (r"\b(?:library|centre|hub|hall|club)\b", ("a community centre",)),
    (r"\b(?:station|bus|tram|route)\b|^[a-z]?\d{1,3}[a-z]?$", ("a bus", "a bus route")),
    (
        r"\b(?:asda|tesco'?s?|aldi'?s?|lidl'?s?|morrisons?|sainsbury'?s?|co-?op|spar|iceland|greggs"
        r"|boots|wilko|b&m|betfred|shop|store|market)\b",
        ("a shop",),
    ),
    (r"\b(?:gazette|echo|chronicle|herald|advertiser|paper)\b", ("a newspaper",)),
    (r"\b(?:room|bed|bay|cell|flat|cubicle)\b", ("a room",)),
    (
        r"\b(?:street|road|avenue|lane|close|drive|terrace|crescent|grove|gardens|way|place|row)\b",
        ("a quiet street", "a street"),
    ),
    (r"\b(?:shire|county|borough)\b|shire$", ("a county", "the north")),
    (
        r"^(?:somalia|eritrea|sudan|ethiopia|nigeria|ghana|kenya|uganda|gambia|zimbabwe|congo)$",
        ("a country in Africa",),
    ),
    (r"^(?:poland|romania|lithuania|latvia|bulgaria|hungary|ukraine)$", ("eastern Europe",)),
    (r"^(?:syria|iraq|iran|afghanistan|yemen|kurdistan|kuwait)$", ("the Middle East",)),
    (r"^(?:pakistan|india|bangladesh|nepal|sri lanka)$", ("South Asia",)),
)
ORGANISATIONS: Table = (
    (r"\b(?:council|borough|social services)\b", ("a council", "the local authority")),
    (r"\b(?:nhs|trust)\b", ("an NHS trust", "a trust")),
    (r"\b(?:team|hub)\b", ("a team",)),
    (r"\b(?:school|academy|college)\b", ("a school",)),
    (r"\b(?:solicitors?|llp)\b", ("a firm of solicitors",)),
    (r"\b(?:fostering|adoption)\b", ("a fostering agency",)),
    (r"\b(?:housing|homes|lettings|estates)\b", ("a housing association", "a landlord")),
    (r"\b(?:care|homecare|carers|recruitment|agency)\b", ("a care agency", "an agency")),
    (r"\b(?:cabs|taxis|minicabs)\b", ("a taxi firm",)),
    (r"\b(?:fc|rovers|united|city|town|rangers|wanderers|athletic)\b", ("a football club",)),
    (r"\b(?:foodbank|food bank)\b", ("a food bank",)),
)
OTHERS: Table = (
    (
        r"\b(?:one|two|three|four|five|six|seven|eight|\d)\s(?:children|kids|sons|daughters|siblings"
        r"|brothers|sisters)\b",
        ("several children", "some children"),
    ),
    (r"\b(?:twins|triplets)\b", ("children",)),
    (
        r"\b(?:huntington|motor neurone|mnd|cystic fibrosis|sickle cell|prader|rett|ehlers|wilson"
        r"|creutzfeldt|cjd|als|lupus|sarcoidosis|batten|muscular dystrophy)",
        ("a rare condition", "a long-term illness"),
    ),
)
