from __future__ import annotations

from xml.etree import ElementTree as ET

from penned import press
from plotter import sheet, writing

SVG, INKSCAPE = "{http://www.w3.org/2000/svg}", "{http://www.inkscape.org/namespaces/inkscape}"
BLUE = writing([[(10, 10), (10, 14)], [(20, 10)]], "a.", (0, 1))
RED = writing([[(30, 30), (34, 30)]], "N", pen=0.7, colour="#aa2222")
LATER = writing([[(30, 50), (34, 50)]], "P")


def picture() -> ET.Element:
    return ET.fromstring(press.plot_svg(sheet(BLUE, RED, LATER)))  # noqa: S314 - our own


def test_it_has_the_sheets_real_size_in_millimetres() -> None:
    root = picture()
    assert (root.get("width"), root.get("height")) == ("100mm", "80mm")
    assert root.get("viewBox") == "0 0 100 80"


def test_a_pen_is_a_layer_that_plotter_tools_know_by_its_number() -> None:
    layers = picture().findall(f"{SVG}g")
    assert {layer.get(f"{INKSCAPE}groupmode") for layer in layers} == {"layer"}
    assert [layer.get(f"{INKSCAPE}label") for layer in layers] == [
        "1 #1b2a52, 0.4 mm",
        "2 #aa2222, 0.7 mm",
    ]
    assert [(layer.get("stroke"), layer.get("stroke-width")) for layer in layers] == [
        ("#1b2a52", "0.4"),
        ("#aa2222", "0.7"),
    ]


def test_strokes_stand_in_writing_order_and_a_dot_is_too_long_to_be_left_out() -> None:
    blue, red = (
        [path.get("d") for path in layer.findall(f"{SVG}path")]
        for layer in picture().findall(f"{SVG}g")
    )
    assert [path.split(" ")[0] for path in blue if path] == ["M10,10", "M20,10", "M30,50"]
    assert blue[1] == "M20,10 L20.02,10"
    assert len(red) == 1
