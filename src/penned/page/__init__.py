"""Page: note, hand and stationery laid out on paper, in millimetres."""

from penned.page.card import INK, compose, outside
from penned.page.cover import envelope
from penned.page.fitting import room
from penned.page.limits import check
from penned.page.packing import PackingRow, packing_list
from penned.page.page import Page, Rule, Type, Writing
from penned.page.signing import Sign
from penned.page.specimen import specimen

__all__ = [
    "INK",
    "PackingRow",
    "Page",
    "Rule",
    "Sign",
    "Type",
    "Writing",
    "check",
    "compose",
    "envelope",
    "outside",
    "packing_list",
    "room",
    "specimen",
]
