"""Which writing system a character belongs to, and which faces have it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from fontTools import unicodedata


@dataclass(frozen=True, slots=True)
class Known:
    """Faces for a script: a free one, its Debian package, the systems' own, names of files."""

    noto: str
    debian: str
    macos: str
    windows: str
    files: tuple[str, ...]


def of(char: str) -> str:
    """The four letters of the character's script, ISO 15924: "Latn", "Hani", "Zyyy" for none."""
    return str(unicodedata.script(char))


def name(char: str) -> str:
    """The name of the character's script: "Hebrew", "Han"."""
    return str(unicodedata.script_name(of(char)))


def cure(char: str, country: str = "") -> str:
    """What to install for `char` in an address of `country`, as a sentence."""
    face = known(char, country)
    if face is None:
        return (
            "Put a font that has it into the folder that PENNED_FONTS names, "
            "or write it with letters of the Latin alphabet."
        )
    return (
        f"Install one: {face.debian} on Debian and Ubuntu; macOS has {face.macos}, Windows "
        f"{face.windows}; or put {face.noto} into the folder that PENNED_FONTS names."
    )


def known(char: str, country: str = "") -> Known | None:
    """The faces for the script of `char`; None for one that is not in the data."""
    found = _data().get(of(char))
    if not isinstance(found, dict):
        return None
    own = found.get(country, {})
    return Known(
        **{key: own.get(key, found[key]) for key in ("noto", "debian", "macos", "windows")},
        files=tuple(own.get("files", found["files"])),
    )


@cache
def _data() -> dict[str, Any]:
    file = resources.files("penned.page") / "data" / "scripts.toml"
    return tomllib.loads(file.read_text("utf-8"))
