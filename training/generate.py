"""Fill passage templates with names and identifiers, thousands of times, and corrupt the text as tired people do.

    python generate.py TEMPLATES_DIR GAZETTEERS_DIR COUNT SEED > synth.jsonl

Lines are {"text", "spans": [{"start", "end", "label"}]}; offsets are code points.
"""

from __future__ import annotations

import json
import random
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import own_names as own

SLOT = re.compile(r"\[\[([a-z])\.([a-z]+)(?::([fm]))?(?:@([a-z]+))?\]\]|\[\[([a-z]+)(\d*)\]\]")
CULTURE_SHARE = {
    "british": 30, "irish": 7, "welsh": 5, "scottish": 5, "asian": 14, "african": 11, "caribbean": 5,
    "polish": 4, "romanian": 3, "arabic": 6, "chinese": 3, "turkish": 1, "european": 6, "traveller": 2,
    "compound": 2, "english_wide": 6,
}  # fmt: skip
PERSON_FORMS = {"first", "full", "last", "init", "i", "li", "nick", "word", "wlast", "pet"}
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
            case "nick":
                return self._nick()
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
        raise ValueError(part)

    def _nick(self) -> str:
        first = self.get("first")
        r = random.random()
        if r < 0.35:
            return random.choice(own.NICKS).replace("_", " ")
        short = first[: random.choice([3, 4])].rstrip("aeiou-' ") if len(first) > 4 else first
        if r < 0.6:
            return short + random.choice(["y", "ie", "o", "s", "z", "za", ""])
        if r < 0.8:
            return f"{random.choice(['Big', 'Little', 'Old', 'Young', 'Wee', 'Auntie', 'Uncle', 'Nana', 'Our', 'Mad', 'Sister', 'Pastor'])} {first}"
        return short or first


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
                        f"the {c(TREES)}es" if r < 0.3 else f"{self.head()} Unit",
                        f"{self.head()} Suite",
                        f"{self.head()} House",
                        f"{self.head()} PICU",
                        self.head(),
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
                        f"The {c(TREES)}s",
                        f"The {c(FLOWERS)}s",
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
        raise ValueError(kind)


def passages(folder: Path) -> list[str]:
    found = []
    for file in sorted(folder.glob("*.txt")):
        found += [
            p.strip("\n") for p in re.split(r"(?m)^---\s*$", file.read_text("utf-8")) if p.strip()
        ]
    return found


def render(template: str, filler: Filler) -> dict:
    lines = template.split("\n")
    flags = set()
    while lines and lines[0].startswith("#") and lines[0][1:].strip() in {"lower", "caps"}:
        flags.add(lines.pop(0)[1:].strip())
    template = "\n".join(lines)
    people: dict[str, Person] = {}
    hints: dict[str, list] = {}
    for m in SLOT.finditer(template):
        if m[1]:
            hint = hints.setdefault(m[1], [None, None])
            hint[0], hint[1] = m[3] or hint[0], m[4] or hint[1]
    fixed: dict[str, tuple[str, str]] = {}
    out, spans, at, length = [], [], 0, 0
    for m in SLOT.finditer(template):
        plain = template[at : m.start()]
        out.append(plain)
        length += len(plain)
        if m[1]:
            if m[1] not in people:
                people[m[1]] = filler.person(*hints[m[1]])
            words, label = people[m[1]].get(m[2]), "person"
        else:
            key = m[5] + m[6]
            if m[6] and key in fixed:
                words, label = fixed[key]
            else:
                words, label = filler.fill(m[5])
                fixed[key] = (words, label)
        lead = 4 if words.lower().startswith("the ") and label in {"loc", "org"} else 0
        spans.append({"start": length + lead, "end": length + len(words), "label": LABEL[label]})
        out.append(words)
        length += len(words)
        at = m.end()
    out.append(template[at:])
    text = "".join(out)
    return corrupt({"text": text, "spans": spans}, flags)


def corrupt(row: dict, flags: set) -> dict:
    """Change case and punctuation without moving offsets, and some letters with moving them."""
    text, spans = row["text"], row["spans"]
    r = random.random()
    keep_length = lambda new: new if len(new) == len(text) else text  # noqa: E731
    if "caps" in flags:
        text = keep_length(text.upper())
    elif "lower" in flags or r < 0.22:
        text = keep_length(text.lower())
    elif r < 0.32:  # some names in lower case
        chars = list(text)
        for s in spans:
            if random.random() < 0.7:
                piece = text[s["start"] : s["end"]].lower()
                if len(piece) == s["end"] - s["start"]:
                    chars[s["start"] : s["end"]] = piece
        text = "".join(chars)
    elif r < 0.335:
        text = keep_length(text.upper())
    row = {"text": text, "spans": spans}
    if random.random() < 0.25:
        row = edit(row, random.choice([drop_apostrophes, drop_commas, typos]))
    return row


def edit(row: dict, how) -> dict:
    """Apply `how` to the stretches between names, and to names where it may."""
    out, spans, at, length = [], [], 0, 0
    for s in sorted(row["spans"], key=lambda s: s["start"]):
        plain = how(row["text"][at : s["start"]])
        words = row["text"][s["start"] : s["end"]]
        out += [plain, words]
        length += len(plain)
        spans.append({"start": length, "end": length + len(words), "label": s["label"]})
        length += len(words)
        at = s["end"]
    out.append(how(row["text"][at:]))
    return {"text": "".join(out), "spans": spans}


def drop_apostrophes(text: str) -> str:
    return re.sub(r"(?<=[a-z])['’](?=(?:t|s|m|ll|re|ve|d)\b)", "", text)


def drop_commas(text: str) -> str:
    return re.sub(r"[,;]|\.(?= [a-z])", "", text)


def typos(text: str) -> str:
    def spoil(m: re.Match) -> str:
        word = m[0]
        if len(word) < 5 or random.random() > 0.06:
            return word
        i = random.randint(1, len(word) - 3)
        return random.choice(
            [
                word[:i] + word[i + 1] + word[i] + word[i + 2 :],
                word[:i] + word[i + 1 :],
                word[:i] + word[i] + word[i:],
            ]
        )

    return re.sub(r"[a-z]+", spoil, text)


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
