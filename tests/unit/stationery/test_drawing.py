from __future__ import annotations

import pytest

from penned.errors import BadInput
from penned.stationery import drawing


def svg(paths: str, view: str = "0 0 2000 1000") -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"><title>A leaf</title>'
        f"{paths}</svg>"
    ).encode()


def test_a_drawing_is_told_in_hundredths_of_a_millimetre() -> None:
    read = drawing.read(
        svg('<path class="leaf" d="M0 0c100 0 200 100 200 300l-50 50z"/>'), where=""
    )
    (leaf,) = read.outlines
    assert (read.width, read.height) == (20, 10)
    assert (leaf.role, leaf.steps[:3], leaf.steps[-1], leaf.width) == ("leaf", "MCL", "Z", 0)
    assert leaf.points[:5].tolist() == [[0, 0], [1, 0], [2, 1], [2, 3], [1.5, 3.5]]


def test_a_path_with_a_stroke_is_a_line() -> None:
    read = drawing.read(
        svg('<path class="ink" stroke-width="25" fill="none" d="M0 0H9"/>'), where=""
    )
    assert read.outlines[0].width == 0.25


def test_arcs_and_shortened_curves_become_plain_curves() -> None:
    path = '<path class="ink" fill-rule="evenodd" d="M0 0q5 5 10 0t10 0a5 5 0 0 1 10 0s5 5 9 9z"/>'
    (drawn,) = drawing.read(svg(path), where="").outlines
    assert set(drawn.steps) <= set("MCLZ")
    assert drawn.even_odd


def test_the_roles_are_found_without_drawing() -> None:
    two = svg('<path class="leaf" d="M0 0L1 1"/><path class="deep-ink" d="M0 0L1 1"/>')
    assert drawing.roles(two) == {"leaf", "deep-ink"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no svg", "not SVG"),
        (b"<html/>", "begin with <svg>"),
        (svg('<path class="a" d="M0 0L1 1"/>', view="0 0 ten ten"), "viewBox"),
        (svg('<path class="a" d="M0 0L1 1"/>', view="5 5 100 100"), "viewBox"),
        (svg(""), "draws nothing"),
        (svg("<circle/>"), "leaf.svg, path 1: <circle>"),
        (svg('<path d="M0 0L1 1"/>'), "class"),
        (svg('<path class="a" d=""/>'), "d: it draws nothing"),
        (svg('<path class="a" d="M0 0L"/>'), "d: it"),
        (svg('<path class="a" d="L one"/>'), "d: it cannot be drawn"),
        (svg('<path class="a" d="M0 0L1e9 0"/>'), "leaves the paper"),
        (svg('<path class="a" onclick="x" d="M0 0L1 1"/>'), "onclick"),
        (svg('<path class="a" stroke-width="wide" d="M0 0L1 1"/>'), "stroke-width: “wide”"),
        (svg(f'<path class="a" d="M0 0{"l1 1l-1-1" * 100_001}"/>'), "200,000 points"),
    ],
)  # fmt: skip
def test_a_faulty_drawing_is_told_with_file_and_path(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=r"leaf\.svg") as fault:
        drawing.read(data, where="leaf.svg")
    assert reason in str(fault.value)
