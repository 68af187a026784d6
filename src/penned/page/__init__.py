"""Page: note, hand and stationery laid out on paper, in millimetres."""

from penned.page.card import INK, compose, sides, would_fit
from penned.page.cover import envelope, flap
from penned.page.face import Face, Faces
from penned.page.fitting import room
from penned.page.limits import check
from penned.page.outside import outside
from penned.page.packing import PackingRow, packing_list
from penned.page.page import Art, Page, Picture, Placed, Rule, Shape, Type, Writing
from penned.page.signing import Sign
from penned.page.specimen import specimen

__all__ = [
    "INK",
    "Art",
    "Face",
    "Faces",
    "PackingRow",
    "Page",
    "Picture",
    "Placed",
    "Rule",
    "Shape",
    "Sign",
    "Type",
    "Writing",
    "check",
    "compose",
    "envelope",
    "flap",
    "outside",
    "packing_list",
    "room",
    "sides",
    "specimen",
    "would_fit",
]
