"""Make the built-in hands: `python tools/make_hand.py FONTS NAME...`, FONTS npm's `node_modules`.

The recipe of a hand is `tools/hands/NAME.toml`; docs/hands.md says where its fonts come from. The
same recipe and fonts make the same file. `LICENCES.txt` is written anew for all hands.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hands import characters, joined
from hands.licences import licences, spdx
from hands.sources import copyright_of
from penned.hand.file import SUFFIX, to_bytes
from penned.hand.hand import Hand, Origin
from penned.hand.style import Drift, Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.hand.form import Form

ROOT = Path(__file__).resolve().parent.parent
RECIPES = ROOT / "tools" / "hands"
HANDS = ROOT / "src" / "penned" / "hand" / "hands"
NO_RECIPE = "shapes"


def main() -> None:
    """Make the hands that are named, and the licences of all."""
    parser = argparse.ArgumentParser(description="Make the built-in hands.")
    parser.add_argument("fonts", type=Path, help="npm's node_modules, with the fonts in it")
    parser.add_argument("names", nargs="*", metavar="name", help="a recipe in tools/hands")
    given = parser.parse_args()
    recipes = {
        file.stem: tomllib.loads(file.read_text("utf-8"))
        for file in sorted(RECIPES.glob("*.toml"))
        if file.stem != NO_RECIPE
    }
    for name in given.names:
        made = hand(name, recipes[name], given.fonts)
        file = HANDS / f"{name}{SUFFIX}"
        file.write_bytes(to_bytes(made))
        forms = sum(map(len, made.forms.values()))
        print(f"{file}: {len(made.forms)} characters, {forms} forms, {file.stat().st_size} bytes")
    fonts_of = {name: _fonts(recipe) for name, recipe in recipes.items()}
    (HANDS / "LICENCES.txt").write_text(licences(fonts_of, given.fonts), "utf-8")


def hand(name: str, recipe: dict[str, Any], fonts: Path) -> Hand:
    """The hand of a recipe."""
    style, used = dict(recipe["style"]), _fonts(recipe)
    style["drift"] = Drift(**style["drift"])
    style["x_height_range"] = tuple(style["x_height_range"])
    return Hand(
        name=name,
        title=recipe["title"],
        about=recipe["about"],
        origin=Origin(
            source=f"Derived by tools/make_hand.py from {', '.join(used)} (tools/hands/fonts.txt)",
            licence=spdx(used, fonts),
            copyright=tuple(dict.fromkeys(copyright_of(fonts, font) for font in used)),
            as_of=str(recipe["as_of"]),
        ),
        style=Style(**style),
        forms=_forms(recipe, fonts),
        kerning=recipe.get("kerning", {}),
    )


def _forms(recipe: dict[str, Any], fonts: Path) -> Mapping[str, tuple[Form, ...]]:
    make = joined.make if recipe.get("joined") else characters.make
    return make(recipe, fonts)


def _fonts(recipe: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(entry["font"] for entry in recipe["sources"]))


if __name__ == "__main__":
    main()
