"""The hands that come with Penned."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from penned.errors import NotFound
from penned.hand import file

if TYPE_CHECKING:
    from penned.hand.file import Label
    from penned.hand.hand import Hand

_HANDS = resources.files("penned.hand") / "hands"


@cache
def names() -> tuple[str, ...]:
    """The names of the built-in hands, in alphabetical order."""
    found = (each.name for each in _HANDS.iterdir())
    return tuple(sorted(n.removesuffix(file.SUFFIX) for n in found if n.endswith(file.SUFFIX)))


@cache
def load(name: str) -> Hand:
    """The built-in hand called `name`; `NotFound` says what there is."""
    return file.read(_data(name), name=name)


def label(name: str) -> Label:
    """What the built-in hand called `name` says of itself; quicker than the whole of it."""
    return file.label(_data(name), name=name)


def _data(name: str) -> bytes:
    if name not in names():
        raise NotFound(f"there is no hand called “{name}”", cure=f"There are {', '.join(names())}.")
    return (_HANDS / f"{name}{file.SUFFIX}").read_bytes()
