from __future__ import annotations

import pytest

from penned.errors import BadInput
from penned.stationery import thing
from penned.stationery.paper import Rect
from penned.stationery.thing import Frame, Line, Motif, Rings, Words


def test_a_table_becomes_the_thing_that_it_names() -> None:
    read = thing.read(
        {"kind": "drawing", "drawings": ["leaf"], "reach": [0.5, 1], "when": ["tall"]}, where=""
    )
    assert read == Motif(drawings=("leaf",), reach=(0.5, 1.0), when=("tall",))
    assert thing.read({"kind": "words", "must": True}, where="") == Words(must=True)


@pytest.mark.parametrize(
    ("width", "height", "shape"),
    [
        (99, 210, "slim"),
        (127, 177.8, "tall"),
        (127, 127, "square"),
        (158, 114, "wide"),
        (235, 101, "low"),
    ],
)
def test_panels_have_shapes(width: float, height: float, shape: str) -> None:
    assert thing.shape_of(Rect(0, 0, width, height)) == shape


def test_every_thing_names_the_colours_that_it_needs() -> None:
    assert thing.colours_of(Words(colour="deep")) == {"deep"}
    assert thing.colours_of(Line()) == {"ink"}
    assert thing.colours_of(Frame(width=0, fill="paper")) == {"paper"}
    assert thing.colours_of(Rings(colours=("sun", "sky"))) == {"sun", "sky"}
    assert thing.colours_of(Motif(drawings=("leaf",))) == frozenset()


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({}, "kind: choose one of"),
        ({"kind": "sticker"}, "kind: choose one of"),
        ({"kind": "drawing"}, "drawings: it is missing"),
        ({"kind": "drawing", "drawings": []}, "drawings: it must be a list"),
        ({"kind": "drawing", "drawings": [3]}, "drawings: it must be words"),
        ({"kind": "line", "drawings": ["leaf"]}, "drawings: no line has this"),
        ({"kind": "line", "place": "nowhere"}, "place: choose one of centre"),
        ({"kind": "line", "reach": [0.5]}, "reach: it must be two numbers"),
        ({"kind": "line", "reach": [2, 1]}, "reach: it must be a number from 0.01 to 1"),
        ({"kind": "line", "width": True}, "width: it must be a number"),
        ({"kind": "line", "colour": "#ff0000"}, "colour: it must name the role"),
        ({"kind": "line", "upright": "yes"}, "upright: it must be true or false"),
        ({"kind": "words", "case": "title"}, "case: choose one of “”, upper"),
    ],
)
def test_a_faulty_table_is_told_with_its_key(entries: dict[str, object], reason: str) -> None:
    with pytest.raises(BadInput) as fault:
        thing.read(entries, where="olive/design.toml, front 1")
    assert str(fault.value).startswith(f"olive/design.toml, front 1: {reason}")
