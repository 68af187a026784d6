"""Licences: what the fonts that the hands are made from ask to be said, in one text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hands.sources import copyright_of, is_line_font, licence_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OFL, APACHE = "OFL-1.1", "Apache-2.0"
BEGINS = {OFL: "SIL OPEN FONT LICENSE Version 1.1", APACHE: "Apache License"}
HEAD = """\
The hands of Penned are works derived from open fonts, and keep the fonts' licences. The program is
under a licence of its own. Each hand is made from the fonts named under it, by tools/make_hand.py.
"""
RULE = "-" * 59


def spdx(fonts: list[str], folder: Path) -> str:
    """The licence of a work that is made of `fonts`, as an SPDX expression."""
    kinds = {_kind(licence_of(folder, font)) for font in fonts}
    return " AND ".join(kind for kind in (OFL, APACHE) if kind in kinds)


def licences(fonts_of: Mapping[str, list[str]], folder: Path) -> str:
    """Every hand with its fonts and whose they are; then every licence once."""
    blocks = [HEAD]
    texts: dict[str, str] = {}
    for name, fonts in fonts_of.items():
        lines = [f"{name} ({spdx(fonts, folder)})"]
        for font in dict.fromkeys(fonts):
            text = licence_of(folder, font)
            texts.setdefault(_kind(text), _wording(text))
            above = () if is_line_font(font) else _copyright_lines(text)
            whose = dict.fromkeys((copyright_of(folder, font), *above))
            lines += [f"  {font}, {_kind(text)}", *(f"    {line}" for line in whose if line)]
        blocks.append("\n".join(lines) + "\n")
    blocks += [f"{RULE}\n{texts[kind]}\n" for kind in (OFL, APACHE) if kind in texts]
    return "\n".join(blocks)


def _kind(text: str) -> str:
    return next(kind for kind, begin in BEGINS.items() if begin in text)


def _wording(text: str) -> str:
    """The licence without the lines about one font before it."""
    lines = text[text.index(BEGINS[_kind(text)]) :].splitlines()
    return "\n".join(line.rstrip() for line in lines).strip()


def _copyright_lines(text: str) -> list[str]:
    """Whose the font is, as its package says above the licence."""
    above = text[: text.index(BEGINS[_kind(text)])]
    return [" ".join(line.split()) for line in re.findall(r"^Copyright .*$", above, re.MULTILINE)]
