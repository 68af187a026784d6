"""Characters: what the fonts of a recipe lend, and how many forms each character has."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

import numpy as np

from hands.drawn import drawn, without_dot
from hands.face import Fit
from hands.forms import Tool, drawn_with_pen, several
from hands.retrace import chained
from hands.sources import source
from penned.hand.form import Form

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.random import Generator

    from hands.face import Face, Line
    from hands.trace import Row

# What every source lends but for the characters that its recipe is `without`,
BASIC = string.ascii_letters + string.digits + "!?.,;:'\"()-&@"
# and what the first source lends that has it.
RARE = "+=#$%*/£€¥§°ßæÆœŒ¿¡[]_~<>{}|\\þÞðÐ«»×÷±™½¼¾¹²³µ¢^`¤¦¬¶"

SMALL = string.ascii_lowercase
FORMS = dict.fromkeys(SMALL.upper(), 4) | dict.fromkeys(SMALL, 6) | dict.fromkeys("etaoinsrhldu", 8)
FORMS_OF_OTHERS = 4
FORMS_OF_RARE, FORMS_OF_SIGNS = 3, 2
CALM = 0.7  # of the variety of letters, for digits and signs
TALL = 1.55  # x-heights that a capital reaches at least,
TALLER = 1.85  # and one that has the shape of its small letter
LIKE_SMALL = "CKOPSUVWXZ"
DOTLESS = {"i": "ı", "j": "ȷ"}


def make(recipe: dict[str, Any], fonts: Path) -> dict[str, tuple[Form, ...]]:
    """Every character of a hand that does not join its letters, in its forms."""
    chance = np.random.default_rng(recipe["seed"])
    found = {
        char: [chained(lines) for lines in bases] for char, bases in lent(recipe, fonts).items()
    }
    found |= drawn(found, lean=recipe["style"]["lean"])
    if missing := set(BASIC + RARE).difference(found):
        raise SystemExit(f"no source lends {' '.join(sorted(missing))}")
    result: dict[str, tuple[Form, ...]] = {}
    for char in sorted(found):
        forms = written(char, found[char], recipe, chance)
        result[char] = tuple(map(Form, forms))
        if char in DOTLESS:
            result[DOTLESS[char]] = tuple(Form(without_dot(form)) for form in forms)
    return dict(sorted(result.items()))


def lent(recipe: dict[str, Any], fonts: Path) -> dict[str, list[list[Line]]]:
    """What the fonts lend, each in the fit that the recipe gives it."""
    drawn_anyway = set(recipe.get("drawn", ""))
    found: dict[str, list[list[Line]]] = {}
    for entry in recipe["sources"]:
        fit = Fit(**entry.get("fit", {}))
        face = source(fonts, entry["font"], fit, weight=entry.get("weight", 400))
        for char in _loan(entry, face):
            if char not in drawn_anyway and (char in BASIC or char not in found):
                found.setdefault(char, []).append(face.lines(char))
    return found


def written(
    char: str, bases: list[list[Line]], recipe: dict[str, Any], chance: Generator
) -> list[tuple[Row, ...]]:
    """`char` in as many forms as it needs, with the widths of the pen."""
    rare = FORMS_OF_RARE if char.isalpha() else FORMS_OF_SIGNS
    forms = several(
        bases,
        FORMS.get(char, FORMS_OF_OTHERS if char in BASIC else rare),
        recipe["variety"] * (1.0 if char.isalpha() else CALM),
        chance,
        least=least_height(char) * recipe.get("capitals", 1.0),
    )
    nib = recipe.get("nib")
    tool = Tool(recipe.get("brush", 0.0), tuple(nib) if nib else None, recipe.get("tremor", 0.0))
    return [
        drawn_with_pen(form, bases[index % len(bases)], tool, chance)
        for index, form in enumerate(forms)
    ]


def least_height(char: str) -> float:
    """How high a character must stand, in x-heights, to be read as what it is."""
    if char in LIKE_SMALL:
        return TALLER
    return TALL if "A" <= char <= "Z" else 0.0


def _loan(entry: dict[str, Any], face: Face) -> list[str]:
    """The characters that a source lends."""
    wished = entry.get("characters", BASIC + RARE)
    without = entry.get("without", "")
    return [char for char in wished if char not in without and face.has(char)]
