"""Printed faces on this machine: finds those that have the characters of an address, when asked."""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import platformdirs
import uharfbuzz as hb

from penned.page import face, scripts
from penned.page.face import Face, Faces
from penned.people import spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from penned.people.address import Address

_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
# Of the cuts of a family the upright, regular one is for addresses.
_OTHER_CUTS = re.compile(
    r"bold|black|heavy|light|thin|italic|oblique|cond|medium|mono|serif|ultra|extra|demi|display",
    re.IGNORECASE,
)
# Which face of a collection of East Asian faces is for which country, by its name's last word.
_COUNTRIES = {"JP": "JP", "KR": "KR", "CN": "SC", "SG": "SC", "TW": "TC", "HK": "HK", "MO": "HK"}
_REGULAR = 400.0  # the weight of a regular cut
_FAMILY = 1  # the place of a face's family in its table of names


def for_envelope(name: str, address: Address | None, sender: tuple[str, Address] | None) -> Faces:
    """The faces for everything that an envelope says."""
    said = [name, sender[0] if sender else ""]
    for one in (address, sender[1] if sender else None):
        if one is not None:
            said += [*one.street, one.city, one.region, one.postcode]
    return having(spelling.tidy(" ".join(said)), address.country if address else "")


def having(text: str, country: str = "") -> Faces:
    """The usual face and those that have what it lacks of `text`, the best for `country` first.

    Looked for in the folder that PENNED_FONTS names, in the folder `fonts` of one's own data, and
    among the system's. Nothing is looked for where the usual face has it all; a character that no
    face has is refused when it is printed, with what to install.
    """
    found: list[Face] = []
    missing = face.lacking(text)
    while missing:
        one = _having(missing[0], country)
        if one is not None:
            found.append(one)
        missing = "".join(char for char in missing[1:] if one is None or face.lacking(char, one))
    return Faces((face.usual(), *found))


@cache
def _having(char: str, country: str) -> Face | None:
    """The best face on this machine that has `char`."""
    known = scripts.known(char, country)
    wanted = known.files if known else ()
    files = chain.from_iterable(_in_order(_files(whose), wanted) for whose in ("own", "system"))
    return next((one for path in files if (one := _face(path, char, country))), None)


def _in_order(files: Iterable[Path], wanted: Sequence[str]) -> list[Path]:
    """The files, those named in `wanted` first, regular cuts before others."""
    beginnings = [_plain(name) for name in wanted]

    def rank(path: Path) -> tuple[bool, int, bool, str]:
        name = _plain(path.stem)
        place = next((n for n, begin in enumerate(beginnings) if name.startswith(begin)), None)
        other = _OTHER_CUTS.search(path.stem) is not None
        return (place is None, place or 0, other, path.name)

    return sorted(files, key=rank)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).casefold()


def _face(path: Path, char: str, country: str) -> Face | None:
    """The face in the file that has `char`, of a collection the one for the country."""
    try:
        blob = hb.Blob.from_file_path(str(path))  # mapped into memory, not read
        opened = [hb.Face(blob, number) for number in range(max(hb.Face(blob).count, 1))]
    except (OSError, hb.HarfBuzzError):
        return None
    has = [(n, one) for n, one in enumerate(opened) if ord(char) in one.unicodes]
    if not has:
        return None
    ending = _COUNTRIES.get(country, "")
    number = next((n for n, one in has if ending and _family(one).endswith(ending)), has[0][0])
    if opened[number].has_var_data:
        return Face(path.stem, _regular(opened[number]))
    return Face(path.stem, path.read_bytes(), number)


def _regular(one: hb.Face) -> bytes:
    """A face whose weight varies, fixed at the regular one: many are thin where nobody asks."""
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.pin_all_axes_to_default(one)
    for axis in one.axis_infos:
        if axis.tag == "wght":
            weight = min(max(_REGULAR, axis.min_value), axis.max_value)
            wanted.pin_axis_location(one, axis.tag, weight)
    return bytes(hb.subset(one, wanted).blob.data)


def _family(one: hb.Face) -> str:
    return str(one.get_name(_FAMILY) or "")


@cache
def _files(whose: Literal["own", "system"]) -> tuple[Path, ...]:
    """Every file of a face; a folder that is not there, or cannot be read, has none."""
    folders = _own_folders() if whose == "own" else _system_folders()
    return tuple(
        Path(root) / name
        for folder in folders
        for root, _, names in os.walk(folder)
        for name in names
        if Path(name).suffix.lower() in _ENDINGS
    )


def _own_folders() -> tuple[Path, ...]:
    said = os.environ.get("PENNED_FONTS", "")
    named = [Path(each) for each in said.split(os.pathsep) if each]
    return (*named, platformdirs.user_data_path("penned") / "fonts")


def _system_folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts"
        return own, Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return home / ".fonts", *(each / "fonts" for each in (own, *map(Path, shared.split(":"))))
