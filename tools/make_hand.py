"""Make the built-in hands: `python tools/make_hand.py FONTS NAME...`, FONTS a folder of open fonts.

The recipe of a hand is `tools/hands/NAME.toml`; docs/hands.md says where its fonts come from. The
same recipe and fonts make the same `forms.json`.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from hands.drawn import drawn, without_dot
from hands.font import Fit, Font
from hands.pen import pressed
from hands.vary import distance, size, vary

if TYPE_CHECKING:
    from numpy.random import Generator

    from hands.vary import Stroke

ROOT = Path(__file__).resolve().parent.parent
RECIPES = ROOT / "tools" / "hands"
HANDS = ROOT / "src" / "penned" / "hand" / "hands"

SMALL = "abcdefghijklmnopqrstuvwxyz"
FORMS = dict.fromkeys(SMALL.upper(), 5) | dict.fromkeys(SMALL, 6) | dict.fromkeys("etaoinsrhldu", 9)
FORMS_OF_OTHERS = 4
CALM = 0.7  # of the variety of letters, for digits and signs
ATTEMPTS = 40  # at each form, while the room between forms shrinks
APART = 0.09  # x-heights between two forms of a letter, at first
TALL = 1.55  # x-heights that a capital reaches at least,
TALLER = 1.85  # and one that has the shape of its small letter
LIKE_SMALL = "CKOPSUVWXZ"
DOTLESS = {"i": "ı", "j": "ȷ"}

Entry = list[list[list[int]]]


def main() -> None:
    """Make the hands that are named."""
    parser = argparse.ArgumentParser(description="Make the built-in hands.")
    parser.add_argument("fonts", type=Path, help="the folder that holds the fonts of the recipes")
    parser.add_argument("names", nargs="+", metavar="name", help="a recipe in tools/hands")
    given = parser.parse_args()
    for name in given.names:
        recipe = tomllib.loads((RECIPES / f"{name}.toml").read_text("utf-8"))
        characters = make(recipe, given.fonts)
        file = HANDS / name / "forms.json"
        file.write_text(as_json(characters), "utf-8")
        forms = sum(map(len, characters.values()))
        print(f"{file}: {len(characters)} characters, {forms} forms, {file.stat().st_size} bytes")


def make(recipe: dict[str, Any], fonts: Path) -> dict[str, Entry]:
    """Every character of the recipe in its forms, as the file has them."""
    chance = np.random.default_rng(recipe["seed"])
    found: dict[str, list[list[Stroke]]] = {}
    for source in recipe["sources"]:
        font = Font(fonts / source["font"], Fit(**source.get("fit", {})))
        for char in source["characters"]:
            found.setdefault(char, []).append(font.strokes(char))
    found |= drawn(found, lean=recipe["lean"])
    result: dict[str, Entry] = {}
    for char in sorted(found):
        variety = recipe["variety"] * (1.0 if char.isalpha() else CALM)
        count = FORMS.get(char, FORMS_OF_OTHERS)
        forms = several(found[char], count, variety, chance, least=least_height(char))
        result[char] = [[pressed(stroke, chance) for stroke in form] for form in forms]
        if char in DOTLESS:
            result[DOTLESS[char]] = [without_dot(form) for form in result[char]]
    return result


def several(
    bases: list[list[Stroke]], count: int, variety: float, chance: Generator, *, least: float = 0
) -> list[list[Stroke]]:
    """`count` forms of `bases` in turn, no two alike; the first rounds are nearest to them.

    None is lower than `least` x-heights.
    """
    forms: list[list[Stroke]] = []
    room = min(APART, 0.25 * size(bases[0]))
    while len(forms) < count:
        strength = variety * min(0.5 + 0.35 * (len(forms) // len(bases)), 1.05)
        for attempt in range(ATTEMPTS):
            form = stretched(vary(bases[len(forms) % len(bases)], strength, chance), least)
            if all(distance(form, other) > room * (1 - attempt / ATTEMPTS) for other in forms):
                break
        forms.append(form)
    return forms


def least_height(char: str) -> float:
    """How high a character must stand, in x-heights, to be read as what it is."""
    if char in LIKE_SMALL:
        return TALLER
    return TALL if "A" <= char <= "Z" else 0.0


def stretched(form: list[Stroke], least: float) -> list[Stroke]:
    """`form`, drawn larger from the baseline up where it is lower than `least`."""
    height = -min(stroke.path[:, 1].min() for stroke in form)
    if not least or height >= least:
        return form
    return [replace(stroke, path=stroke.path * (least / height)) for stroke in form]


def as_json(characters: dict[str, Entry]) -> str:
    """A form on each line, so that a person can find it and a diff shows it."""
    blocks = (
        f"{json.dumps(char, ensure_ascii=False)}: [\n"
        + ",\n".join(json.dumps(form, separators=(",", ":")) for form in forms)
        + "]"
        for char, forms in characters.items()
    )
    return "{" + ",\n".join(blocks) + "}\n"


if __name__ == "__main__":
    main()
