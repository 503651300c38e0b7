"""Fill passages with names and identifiers, thousands of times, and write them as tired people do.

    python generate.py PASSAGES_DIR GAZETTEERS_DIR COUNT SEED > synth.jsonl

A slot is "[[a.first:f@welsh]]", a part of the name of person a (sex and culture where they matter),
or "[[town]]", or "[[town1]]" for one that comes again. What is no slot is refused, with its file
and line. Lines are {"text", "spans": [{"start", "end", "label"}]}; offsets are code points.
"""

from __future__ import annotations

import json
import random
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import own_names as own
from corrupt import corrupt, misspelt

SLOT = re.compile(r"\[\[([a-z])\.([a-z]+)(?::([fm]))?(?:@([a-z]+))?\]\]|\[\[([a-z]+)(\d*)\]\]")
CULTURE_SHARE = {
    "british": 30, "irish": 7, "welsh": 5, "scottish": 5, "asian": 14, "african": 11, "caribbean": 5,
    "polish": 4, "romanian": 3, "arabic": 5, "chinese": 4, "turkish": 1, "european": 6, "traveller": 2,
    "compound": 2, "english_wide": 6, "somali": 4, "tamil": 3, "roma": 2, "gaelic": 4, "ukrainian": 2,
    "kurdish": 2, "filipino": 1,
}  # fmt: skip
PERSON_FORMS = {
    "first",
    "full",
    "last",
    "init",
    "i",
    "li",
    "ilast",
    "firsti",
    "nick",
    "word",
    "wlast",
    "miss",
    "pet",
}
PLACE_FORMS = {
    "town",
    "village",
    "area",
    "road",
    "street",
    "ward",
    "unit",
    "hospital",
    "school",
    "surgery",
    "home",
    "house",
    "pub",
    "prison",
    "court",
    "church",
    "estate",
    "venue",
    "room",
    "org",
    "club",
    "team",
    "employer",
}
OTHER_FORMS = {"phone", "email", "postcode", "nhs", "ni", "plate", "handle", "ref", "dob", "date"}
EPITHETS = [
    "Big",
    "Little",
    "Old",
    "Young",
    "Wee",
    "Auntie",
    "Uncle",
    "Nana",
    "Our",
    "Mad",
    "Sister",
    "Pastor",
]
TITLED = re.compile(
    r"(?i)\b(?:big|little|old|young|wee|aunty|auntie|uncle|nan|nana|nanna|gran|granny|grandad|our|mad|sister|brother|pastor|father|fr|mr|mrs|ms|miss|dr|nurse|poor|dear)\.? \Z"
)
THE = re.compile(r"(?i)\bthe \Z")
SENTENCE_END = re.compile(r"(?:[.!?]\s+|\n\s*)\Z")
BEFORE = 12
"""How many characters before a slot say what stands there."""
TREES = "Oak Ash Birch Willow Beech Maple Rowan Larch Cedar Poplar Hazel Elm Sycamore Lime Alder Holly Hawthorn Juniper Laurel Chestnut Magnolia Cherry Apple Pine Aspen".split()
SAINTS = "Mary Mark Luke John Peter Paul James Anne Cuthbert Oswald Aidan Bede Chad Hilda Winifred Bride Columba Mungo Ninian Andrew Patrick Brigid Joseph Francis Gemma Thomas Saviour Stephen Alban Edmund Wilfrid Giles Nicholas Michael George Catherine Margaret Helen Barnabas Matthew Bartholomew Christopher Teilo Asaph Dogmael Illtyd Petroc Piran Austell".split()
BIRDS = "Swallow Kestrel Heron Kingfisher Robin Wren Finch Lark Skylark Curlew Lapwing Osprey Falcon Merlin Swift Nightingale Dove Puffin Swan Linnet Plover".split()
FLOWERS = "Primrose Bluebell Lavender Rose Heather Bramble Clover Foxglove Poppy Snowdrop Daffodil Lilac Jasmine Iris Orchid Violet Buttercup Honeysuckle".split()
STREETS = "Street Road Avenue Close Lane Drive Terrace Crescent Grove Place Gardens Way Court Mews Row Walk View Rise Hill Square Gate Green Parade".split()
ROADS = "Mafeking Albert Victoria Station Church High Mill Park Queens Kings Chapel Manor Garden West East North South Canal Bridge Priory Abbey Grange Spring Well Moor Beck Nelson Wellington Trafalgar Alma Inkerman Balaclava Gladstone Disraeli Cromwell Tennyson Byron Shelley Wordsworth Keats Milton Shakespeare Churchill Attlee Bevan Mandela Kitchener Jubilee Coronation Waterloo Gordon Stanley Derby Lancaster York Windsor Balmoral Sandringham Clarence Cavendish Devonshire Norfolk Grosvenor Belgrave Hyde Factory Foundry Colliery Pit Quarry Brickfield Tanyard Ropery Wharf Dock Harbour Ferry Lighthouse".split()
ORG_HEADS = "Support Trust Project Care Fostering Homes Housing Association Services Network Foundation Hub Partnership Outreach Advocacy Recruitment Solicitors Agency Carers Group Community_Care Supported_Living Family_Services Befriending Women's_Aid Drop-in".replace(
    "_", " "
).split()
ORG_FIRST = "Northlight Stepping Bridges Haven Harbour Horizon Lighthouse Pathways Beacon Anchor Crossroads Springboard Turning Rainbow Compass Keystone Cornerstone Sunrise Newday Kaleidoscope Chrysalis Phoenix Acorn Evergreen Sapling Roundhill Brightwater Fairfield Meadow Riverbank Castlegate Thornhill Willowbrook Ashgrove Ravenscar Kingsmead Elmtree Larkfield Greystones Woodlea Highfield Moorview".split()
TEAM_HEADS = [
    "Home Treatment Team",
    "Crisis Team",
    "CMHT",
    "Assessment Team",
    "Early Intervention",
    "Children's Team",
    "Locality Team",
    "Leaving Care Team",
    "Safeguarding Hub",
    "Recovery Team",
    "Outreach Team",
    "MASH",
    "Family Support Team",
    "Duty Team",
    "Older Adults Team",
    "Assertive Outreach",
]
LABEL = {"person": "PERSON", "loc": "LOCATION", "org": "ORG", "id": "ID", "date": "DATE"}


@dataclass
class Names:
    people: dict
    places: list

    def given(self, culture: str, sex: str) -> list:
        table = own.GIVEN_F if sex == "f" else own.GIVEN_M
        names = table.get(culture, "").split()
        listed = self.people.get(culture, {}).get(sex, [])
        if names and (not listed or random.random() < 0.5):
            return names
        return listed or self.people["british"][sex]

    def last(self, culture: str) -> list:
        names = own.LAST.get(culture, "").split()
        listed = self.people.get(culture, {}).get("last", [])
        if names and (len(listed) < 50 or random.random() < 0.5):
            return names
        return listed if len(listed) >= 20 else self.people["british"]["last"]


@dataclass
class Person:
    names: Names
    sex: str
    culture: str
    is_titled: bool = False
    """Whether a title or the like stands before its nickname already."""
    parts: dict = field(default_factory=dict)

    def get(self, part: str) -> str:
        if part not in self.parts:
            self.parts[part] = self._make(part)
        return self.parts[part]

    def _make(self, part: str) -> str:
        choose = random.choice
        match part:
            case "first":
                pool = own.WORD_GIVEN_F if self.sex == "f" else own.WORD_GIVEN_M
                return (
                    choose(pool)
                    if random.random() < 0.06
                    else choose(self.names.given(self.culture, self.sex))
                )
            case "last":
                r = random.random()
                if r < 0.08:
                    return choose(own.LAST["wlast"].split())
                if r < 0.12:
                    return f"{choose(self.names.last(self.culture))}-{choose(self.names.last(self.culture))}"
                return choose(self.names.last(self.culture))
            case "full":
                middle = (
                    f" {choose(self.names.given(self.culture, self.sex))}"
                    if random.random() < 0.05
                    else ""
                )
                return f"{self.get('first')}{middle} {self.get('last')}"
            case "init":
                first, last = self.get("first")[0], self.get("last")[0]
                return choose(
                    [
                        f"{first}{last}",
                        f"{first}{last}",
                        f"{first}.{last}.",
                        f"{first}.{last}",
                        f"{first} {last}",
                    ]
                ).upper()
            case "i":
                return self.get("first")[0].upper()
            case "li":
                return self.get("last")[0].upper()
            case "ilast":
                return f"{self.get('first')[0]}{choice_of_gap()}{self.get('last')}"
            case "firsti":
                return f"{self.get('first')} {self.get('last')[0]}"
            case "nick":
                return self._nick()
            case "miss":
                return misspelt(self.get("first"))
            case "word":
                self.parts["first"] = choose(
                    own.WORD_GIVEN_F if self.sex == "f" else own.WORD_GIVEN_M
                )
                return self.parts["first"]
            case "wlast":
                self.parts["last"] = choose(own.LAST["wlast"].split())
                return self.parts["last"]
            case "pet":
                return choose(own.PETS)
        raise ValueError(f"no part of a name: {part}")

    def _nick(self) -> str:
        """Return what friends say: one of a list, a short form, or the name with an epithet."""
        first = self.get("first")
        r = random.random()
        if r < 0.35:
            nick = random.choice(own.NICKS).replace("_", " ")
            return nick.split(" ", 1)[1] if self.is_titled and " " in nick else nick
        if r < 0.6:
            return short_form(first)
        if r < 0.8 and not self.is_titled:
            return f"{random.choice(EPITHETS)} {first}"
        return short_form(first) if r < 0.9 else first


def choice_of_gap() -> str:
    """Return what stands between an initial and a surname."""
    return random.choice([" ", ". ", "."])


def short_form(first: str) -> str:
    """Return a name cut behind its first closed syllable, with an ending: Margaret, Margie."""
    cut = re.match(r"(?i)[^aeiouy\W]*[aeiouy]+[^aeiouy\W]{1,2}", first)
    short = cut[0] if cut else first
    if len(short) < 3 or len(first) < 5:
        return first
    if len(short) > 3 and short[-1] != short[-2]:
        short = random.choice([short, short[:-1]])
    return short + random.choice(["y", "ie", "o", "s", "z", "a", "", ""])


def plural(word: str) -> str:
    """Return more of a tree or a flower."""
    if word.endswith("y"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("sh", "ch", "s", "x")) else "s")


class Filler:
    def __init__(self, names: Names) -> None:
        self.names = names

    def person(self, sex: str | None, culture: str | None) -> Person:
        culture = culture or random.choices(list(CULTURE_SHARE), list(CULTURE_SHARE.values()))[0]
        return Person(self.names, sex or random.choice("fm"), culture)

    def surname(self) -> str:
        return random.choice(
            self.names.last(
                random.choice(
                    ["british", "british", "irish", "scottish", "welsh", "asian", "african"]
                )
            )
        )

    def head(self) -> str:
        return random.choice(
            [
                random.choice(TREES),
                random.choice(BIRDS),
                random.choice(FLOWERS),
                self.surname(),
                self.place(),
                random.choice(ROADS),
            ]
        )

    def place(self) -> str:
        return random.choice(self.names.places)

    def invented_place(self) -> str:
        front = random.choice(
            "Hebble Calder Ash Thorn Kirk Brad Wen Stock Ald Nether Over Hart Mar Cold Black White Wood Brook Raven Elm Nor Sut Wes Eas Bar Cot Pen Tre Llan Aber Kil Bally Inver Glen Dun Strath Auch Mus Ros Pol Lan Car Win Shep Swin Has Ever Tod Sower Myth Ripp Holm Mel Slaith Mars".split()
        )
        back = random.choice(
            "worth ford ton ham ley field bridge den royd wick by thorpe thwaite dale head shaw hurst combe stead mouth cliffe beck holme ness well minster burn don more gate side moor bottom royd stones gelli wen fach mawr eth ow ance nagh more derry loch".split()
        )
        return front + back

    def street(self) -> str:
        name = random.choice(
            [
                random.choice(ROADS),
                random.choice(TREES),
                random.choice(FLOWERS),
                self.surname(),
                self.place(),
                f"{random.choice(TREES)}{random.choice(['wood', 'field', 'dale', 'croft', 'mead'])}",
            ]
        )
        return f"{name} {random.choice(STREETS)}"

    def fill(self, kind: str) -> tuple[str, str]:
        c = random.choice
        r = random.random()
        match kind:
            case "town" | "village" | "area":
                place = self.place() if r < 0.75 else self.invented_place()
                if kind == "area" and r < 0.2:
                    place = f"{c(['Upper', 'Lower', 'East', 'West', 'North', 'South', 'Old', 'New', 'Great', 'Little', 'Nether', 'The'])} {place}"
                if kind == "village" and r < 0.08:
                    place = f"{place}{c([' St Mary', '-on-the-Hill', ' Magna', ' Parva', '-le-Moors', ' Abbas', '-next-the-Sea', ' Bottom', ' Cross', ' Green', ' End'])}"
                return place, "loc"
            case "road":
                return (
                    self.street()
                    if r < 0.85
                    else f"{c(['The', ''])} {c(['Ropewalk', 'Avenue', 'Shambles', 'Crescent', 'Fold', 'Ginnel', 'Headrow', 'Broadway', 'Parade', 'Strand'])}".strip()
                ), "loc"
            case "street":
                number = f"{random.randint(1, 240)}{c(['', '', '', 'a', 'b'])} "
                flat = c(
                    [
                        f"Flat {random.randint(1, 40)}, ",
                        f"Flat {random.randint(1, 9)}{c('ABC')}, ",
                        "",
                        "",
                        "",
                        "",
                    ]
                )
                return (f"{flat}{number}{self.street()}" if r < 0.6 else self.street()), "loc"
            case "ward":
                return c(
                    [
                        f"{self.head()} Ward",
                        f"{self.head()} ward",
                        f"Ward {random.randint(1, 48)}{c(['', '', 'A', 'B'])}",
                        f"ward {random.randint(1, 30)}",
                        f"the {plural(c(TREES))}" if r < 0.3 else f"{self.head()} Unit",
                        f"{self.head()} Suite",
                        f"{self.head()} House",
                        f"{self.head()} PICU",
                        self.head(),
                    ]
                ), "loc"
            case "unit":
                name = c(
                    [
                        c(TREES),
                        c(BIRDS),
                        c(FLOWERS),
                        c(own.UNITS),
                        c(own.UNITS),
                        self.surname(),
                        self.place(),
                    ]
                )
                return c(
                    [
                        name,
                        name,
                        f"the {name}",
                        f"{name} {c(['One', 'Two', 'Three', '1', '2', '3', 'A', 'B', 'North', 'South'])}",
                        f"{name} side",
                        f"{name} unit",
                        f"{name} bay",
                        f"the {name} end",
                        f"{name} corridor",
                    ]
                ), "loc"
            case "house":
                name = c(own.HOUSES)
                return c(
                    [
                        f"the {name}",
                        f"the {name}",
                        f"The {name}",
                        name,
                        f"the {plural(c(TREES))}",
                        f"the {c(['Old', 'New', 'Upper', 'Lower', 'Far'])} {name}",
                        f"{c(own.UNITS)} {c(['Cottage', 'View', 'Bank', 'End', 'Croft', 'Bungalow', 'Farm', 'Barn', 'Villa', 'Mews', 'House'])}",
                        f"Number {c(['One', 'Two', 'Five', 'Nine', 'Ten', 'Twelve', 'Forty'])}",
                    ]
                ), "loc"
            case "hospital":
                return c(
                    [
                        f"{self.place()} General",
                        f"{self.place()} Royal Infirmary",
                        f"{self.place()} Hospital",
                        f"St {c(SAINTS)}'s",
                        f"St {c(SAINTS)}'s Hospital",
                        f"Royal {self.place()}",
                        f"Queen {c(['Mary', 'Elizabeth', 'Alexandra'])} Hospital",
                        f"{self.surname()} Hospital",
                        f"the {self.place()} Royal",
                        f"{self.head()} Lodge",
                        f"{self.head()} Hospital",
                        f"{self.place()} Infirmary",
                        f"{self.place()} District",
                    ]
                ), "loc"
            case "school":
                return c(
                    [
                        f"{self.head()} Primary",
                        f"{self.place()} Academy",
                        f"St {c(SAINTS)}'s",
                        f"St {c(SAINTS)}'s Primary",
                        f"St {c(SAINTS)}s RC",
                        f"{self.head()} High",
                        f"{self.head()} School",
                        f"{self.place()} Juniors",
                        f"{self.head()} Infants",
                        f"{self.place()} College",
                        f"{self.head()} Nursery",
                        f"{self.head()} Park Academy",
                        f"{self.place()} Grammar",
                        f"Ysgol {self.invented_place()}",
                        f"{self.head()} PRU",
                    ]
                ), "loc"
            case "surgery":
                return c(
                    [
                        f"{self.head()} Surgery",
                        f"{self.street()} Surgery",
                        f"{self.head()} Medical Centre",
                        f"{self.place()} Health Centre",
                        f"{self.head()} Practice",
                        f"{self.street()} Medical Practice",
                        f"{self.head()} Family Practice",
                        f"{self.place()} Walk-in",
                    ]
                ), "loc"
            case "home":
                return c(
                    [
                        f"The {plural(c(TREES))}",
                        f"The {plural(c(FLOWERS))}",
                        f"{self.head()} House",
                        f"{self.head()} Lodge",
                        f"{self.head()} Court",
                        f"{self.head()} Grange",
                        f"{self.head()} Manor",
                        f"{self.head()} View",
                        f"{self.head()} Care Home",
                        f"{self.head()} Nursing Home",
                        f"{self.head()} Hall",
                        f"{self.head()}lea",
                        f"The {c(['Hollies', 'Laurels', 'Willows', 'Beeches', 'Gables', 'Cedars', 'Elms', 'Firs', 'Old Vicarage', 'Old Rectory', 'Mount', 'Grange', 'Limes', 'Poplars'])}",
                        f"{c(TREES)}{c(['wood', 'field', 'dale', 'croft', 'mead', 'lands', 'hurst', 'brook'])}",
                    ]
                ), "loc"
            case "pub":
                return c(
                    [
                        f"the {c(['Red', 'White', 'Black', 'Golden', 'Blue', 'Old', 'Jolly', 'Green'])} {c(['Lion', 'Horse', 'Swan', 'Bull', 'Fleece', 'Hart', 'Boar', 'Dragon', 'Ship', 'Man', 'Cow'])}",
                        f"the {c(['Fox and Hounds', 'Rose and Crown', 'Dog and Duck', 'Shoulder of Mutton', 'Railway', 'Station', 'Crown', 'Plough', 'Kings Arms', 'Queens Head', 'Volunteer', 'Wheatsheaf', 'Bay Horse', 'Weavers', 'Miners', 'Navigation', 'Anchor', 'Hop Pole'])}",
                        f"the {self.surname()} Arms",
                        f"The {c(BIRDS)}",
                        f"the {self.place()} Tavern",
                    ]
                ), "loc"
            case "prison":
                return c(
                    [
                        f"HMP {self.place()}",
                        f"{self.place()} prison",
                        f"HMP {self.invented_place()}",
                        f"HMYOI {self.place()}",
                        self.place(),
                        f"{self.place()} nick",
                    ]
                ), "loc"
            case "court":
                return c(
                    [
                        f"{self.place()} Crown Court",
                        f"{self.place()} Magistrates",
                        f"{self.place()} Magistrates' Court",
                        f"{self.place()} Family Court",
                        f"{self.place()} County Court",
                        f"{self.place()} Combined Court",
                        f"{self.place()} Mags",
                        f"{self.place()} Youth Court",
                    ]
                ), "loc"
            case "church":
                return c(
                    [
                        f"St {c(SAINTS)}'s",
                        f"St {c(SAINTS)}'s Church",
                        f"{self.place()} Methodist",
                        f"{self.street()} Mosque",
                        f"{self.street()} Gurdwara",
                        f"{self.place()} Baptist Church",
                        f"{self.place()} Central Mosque",
                        f"Holy Trinity {self.place()}",
                        f"{self.place()} Minster",
                        f"{self.place()} Temple",
                    ]
                ), "loc"
            case "estate":
                return c(
                    [
                        f"the {self.head()} estate",
                        f"{self.head()} Estate",
                        f"the {self.place()} estate",
                        f"{self.head()} Park",
                        f"{self.head()} Fields",
                        f"{self.head()} Heights",
                        f"{self.head()} Towers",
                        f"{self.head()} flats",
                    ]
                ), "loc"
            case "venue":
                return c(
                    [
                        f"{self.place()} Working Men's Club",
                        f"{self.head()} Community Centre",
                        f"{self.head()} Café",
                        f"{self.place()} Library",
                        f"{self.head()} Hub",
                        f"{self.place()} Leisure Centre",
                        f"{self.place()} Town Hall",
                        f"{self.head()} Children's Centre",
                        f"{self.head()} Allotments",
                        f"{self.place()} Food Bank",
                        f"{self.place()} Station",
                        f"{self.head()} Day Centre",
                        f"the {self.head()} Rooms",
                        f"{self.head()} Park",
                    ]
                ), "loc"
            case "room":
                return c(
                    [
                        f"the {self.head()} room",
                        f"{self.head()} Room",
                        f"the {self.place()} Suite",
                        f"Room {random.randint(1, 40)}",
                        f"the {self.head()} lounge",
                    ]
                ), "loc"
            case "org":
                return c(
                    [
                        f"{c(ORG_FIRST)} {c(ORG_HEADS)}",
                        f"{self.place()} {c(ORG_HEADS)}",
                        f"{self.surname()} {c(ORG_HEADS)}",
                        f"{self.surname()} & {self.surname()}",
                        f"{self.surname()}'s",
                        f"{c(ORG_FIRST)}",
                        f"{self.place()} {c(['Mind', 'Carers', 'Age UK', 'Women’s Aid', 'Foodbank', 'Rovers', 'Town FC', 'Mencap', 'Homestart', 'CAB'])}",
                        f"{self.place()} Trust",
                    ]
                ), "org"
            case "club":
                side = c(own.CLUBS)
                return c(
                    [
                        f"{self.place()} {side}",
                        f"{self.place()} {side}",
                        f"the {side}",
                        f"{self.head()} {c(['Boxing Club', 'ABC', 'Bowls Club', 'Judo', 'Youth Club', 'Brass Band', 'Amateurs', 'Scouts', 'Harriers', 'Cricket Club', 'Snooker', 'Karate', 'Cadets', 'Majorettes'])}",
                        f"{self.place()} {side} under {random.randint(7, 16)}s",
                        f"the {c(ORG_FIRST)}",
                    ]
                ), "org"
            case "team":
                return c(
                    [
                        f"{self.place()} {c(TEAM_HEADS)}",
                        f"{c(['North', 'South', 'East', 'West', 'Central'])} {c(TEAM_HEADS)}",
                        f"{c(TEAM_HEADS)} {c(['North', 'South', 'East', 'West', '1', '2', 'A', 'B'])}",
                        f"{self.head()} {c(TEAM_HEADS)}",
                    ]
                ), "org"
            case "employer":
                return c(
                    [
                        f"{self.place()} Council",
                        f"{self.place()} City Council",
                        f"{self.place()} Borough Council",
                        f"{self.place()} NHS Trust",
                        f"{self.place()} Partnership Trust",
                        f"{self.place()} MBC",
                        f"{self.place()} County Council",
                        f"{self.place()} Social Services",
                        f"{c(ORG_FIRST)} {c(ORG_HEADS)}",
                    ]
                ), "org"
        return self.identifier(kind)

    def identifier(self, kind: str) -> tuple[str, str]:
        c, n = random.choice, random.randint
        digits = lambda k: "".join(str(n(0, 9)) for _ in range(k))  # noqa: E731
        match kind:
            case "phone":
                return c(
                    [
                        f"07700 900{digits(3)}",
                        f"07700900{digits(3)}",
                        f"01632 960{digits(3)}",
                        f"0113 496 0{digits(3)}",
                        f"020 7946 0{digits(3)}",
                        f"+44 7700 900{digits(3)}",
                        f"07{digits(3)} {digits(3)} {digits(3)}",
                        f"ext {digits(4)}",
                    ]
                ), "id"
            case "email":
                return (
                    f"{c(own.NICKS).lower()}{c(['.', '_', ''])}{self.surname().lower()}{c(['', digits(2)])}@{c(['example.org', 'example.com', 'mail.example', 'nhs.example'])}".replace(
                        " ", ""
                    ),
                    "id",
                )
            case "postcode":
                return (
                    f"{c('BCDEGHLMNPRSTWY')}{c(['', 'D', 'S', 'X', 'L'])}{n(1, 29)} {n(1, 9)}{c('ABDEFGHJLNPQRSTUWXYZ')}{c('ABDEFGHJLNPQRSTUWXYZ')}",
                    "id",
                )
            case "nhs":
                d = digits(10)
                return c([f"{d[:3]} {d[3:6]} {d[6:]}", d, f"{d[:3]}-{d[3:6]}-{d[6:]}"]), "id"
            case "ni":
                return (
                    f"{c('ABCEGHJKLMNPRSTWXYZ')}{c('ABCEGHJKLMNPRSTWXYZ')} {digits(2)} {digits(2)} {digits(2)} {c('ABCD')}",
                    "id",
                )
            case "plate":
                return (
                    f"{c('ABCDEFGHJKLMNOPRSTUVWY')}{c('ABCDEFGHJKLMNOPRSTUVWXY')}{digits(2)} {c('ABCDEFGHJKLMNOPRSTUVWXYZ')}{c('ABCDEFGHJKLMNOPRSTUVWXYZ')}{c('ABCDEFGHJKLMNOPRSTUVWXYZ')}",
                    "id",
                )
            case "handle":
                return f"@{c(own.NICKS).lower()}{c(['_', ''])}{digits(2)}", "id"
            case "ref":
                return (
                    f"{c(['HS', 'CN', 'REF', 'C', 'M', 'CYP', 'ASC', 'INC', 'LD', 'RX'])}{c(['-', '', '/', ' '])}{digits(n(4, 7))}{c(['', '', '/' + digits(2), '-' + c('ABC')])}",
                    "id",
                )
            case "dob" | "date":
                day, month, year = n(1, 28), n(1, 12), n(1931, 2025)
                name = "January February March April May June July August September October November December".split()[
                    month - 1
                ]
                forms = [
                    f"{day}/{month:02}/{year}",
                    f"{day:02}.{month:02}.{year}",
                    f"{day} {name} {year}",
                    f"{day}-{month}-{year % 100:02}",
                    f"{day}{'st' if day in (1, 21) else 'nd' if day in (2, 22) else 'rd' if day in (3, 23) else 'th'} {name} {year}",
                ]
                if kind == "date":
                    forms = [
                        f"{day} {name}",
                        f"{name} {day}",
                        f"{day}th of {name}",
                        f"{day}/{month}",
                        f"{name} {year}",
                        *forms,
                    ]
                return c(forms), "date"
        raise ValueError(f"no kind of slot: {kind}")


def passages(folder: Path) -> list[str]:
    """Return the passages of all files of `folder`, in order.

    Raises:
        ValueError: A slot cannot be filled; it names the file and the line.
    """
    found: list[str] = []
    for file in sorted(folder.glob("*.txt")):
        number = 1
        for part in re.split(r"(?m)^---[^\S\n]*$", file.read_text("utf-8")):
            check(part, file.name, number)
            number += part.count("\n")
            if part.strip():
                found.append(part.strip("\n"))
    return found


def check(passage: str, file: str, first_line: int = 1) -> None:
    """Refuse a passage with a slot that nothing fills.

    Raises:
        ValueError: It names the file and the line.
    """
    sexes: dict[str, str] = {}
    for number, line in enumerate(passage.split("\n"), first_line):
        for m in SLOT.finditer(line):
            if (m[1] and (m[2] not in PERSON_FORMS or (m[4] and m[4] not in CULTURE_SHARE))) or (
                m[5] and m[5] not in PLACE_FORMS | OTHER_FORMS
            ):
                raise ValueError(f"{file}, line {number}: nothing fills {m[0]}")
            if m[3] and sexes.setdefault(m[1], m[3]) != m[3]:
                raise ValueError(f"{file}, line {number}: {m[0]} was of another sex before")
        rest = SLOT.sub("", line)
        if "[[" in rest or "]]" in rest:
            raise ValueError(f"{file}, line {number}: a slot that is none: {rest.strip()[:40]}")


def render(template: str, filler: Filler) -> dict:
    """Return a passage with every slot filled, as some hand would have written it."""
    lines = template.split("\n")
    flags = set()
    while lines and lines[0].startswith("#") and lines[0][1:].strip() in {"lower", "caps"}:
        flags.add(lines.pop(0)[1:].strip())
    template = "\n".join(lines)
    return corrupt(fill(template, filler), flags)


def fill(template: str, filler: Filler) -> dict:
    """Return a passage with every slot filled; a span holds a whole word up to its last letter."""
    people = cast(template, filler)
    fixed: dict[str, tuple[str, str]] = {}
    text, spans, at = "", [], 0
    for m in SLOT.finditer(template):
        text += template[at : m.start()]
        at = m.end()
        if m[1]:
            words, label = people[m[1]].get(m[2]), "person"
        elif m[6] and m[0] in fixed:
            words, label = fixed[m[0]]
        else:
            words, label = fixed[m[0]] = filler.fill(m[5])
        has_article = words.lower().startswith("the ") and label in {"loc", "org"}
        if has_article and THE.search(text[-BEFORE:]):
            words, has_article = words[4:], False
        elif has_article and (not text or SENTENCE_END.search(text[-BEFORE:])):
            words = "The" + words[3:]
        start = len(text) + (4 if has_article else 0)
        text += words
        joined = re.compile(r"[^\W\d_]+").match(template, at)
        if joined and label != "id":  # "Shanikas mum", "the Hartleys": one word to whoever reads it
            text += joined[0]
            at = joined.end()
        spans.append({"start": start, "end": len(text), "label": LABEL[label]})
    return {"text": text + template[at:], "spans": spans}


def cast(template: str, filler: Filler) -> dict[str, Person]:
    """Return the people of a passage, of the sex and culture that it asks for."""
    people: dict[str, tuple[str | None, str | None, bool]] = {}
    for m in SLOT.finditer(template):
        if m[1]:
            sex, culture, is_titled = people.get(m[1], (None, None, False))
            stands_titled = m[2] == "nick" and bool(
                TITLED.search(template[max(0, m.start() - BEFORE) : m.start()])
            )
            people[m[1]] = (m[3] or sex, m[4] or culture, is_titled or stands_titled)
    made = {}
    for letter, (sex, culture, is_titled) in people.items():
        made[letter] = filler.person(sex, culture)
        made[letter].is_titled = is_titled
    return made


def main() -> None:
    templates, gaz, count, seed = (
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        int(sys.argv[3]),
        int(sys.argv[4]),
    )
    random.seed(seed)
    places = json.loads((gaz / "places.json").read_text("utf-8"))
    names = Names(
        json.loads((gaz / "people.json").read_text("utf-8")), places["GB"] + places["IE"][:150]
    )
    filler = Filler(names)
    pool = passages(templates)
    order: list[str] = []
    while len(order) < count:
        batch = pool[:]
        random.shuffle(batch)
        order += batch
    for template in order[:count]:
        sys.stdout.write(json.dumps(render(template, filler), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
