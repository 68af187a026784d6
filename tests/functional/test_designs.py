"""Designs by the real program: which there are, what one is, and a picture of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from newcomer import Person


def test_the_designs_are_listed_with_their_colours(penned: Person) -> None:
    said = penned("design", "list")
    assert "olive" in said.out
    assert "See one with: penned design show olive" in said.out
    found = {each["name"]: each for each in penned("design", "list", "--json").json}
    assert len(found) >= 16
    assert found["letterhead"]["roles"] == ["letterhead"]
    assert found["olive"]["colours"]["one"]["ink"] == "#1a1a1a"


def test_one_design_is_told_and_drawn(penned: Person) -> None:
    said = penned("design", "show", "meadow")
    assert "for: a card’s front, a flat card" in said.out
    drawn = penned(
        *("design", "show", "meadow", "--stationery", "us-5x5-folded", "--colours", "dusk"),
        *("--words", "Takk", "-o", "meadow.pdf"),
    )
    assert (drawn.code, drawn.out) == (0, "meadow.pdf is ready.\n")
    page = pypdfium2.PdfDocument(penned.home / "meadow.pdf")[0]
    assert [round(side) for side in (page.get_width(), page.get_height())] == [360, 360]
    assert page.get_textpage().get_text_range().strip() == "Takk"


def test_every_design_is_drawn_on_what_it_is_made_for(penned: Person) -> None:
    for name in ("letterhead", "name", "monogram"):
        assert penned("design", "show", name, "-o", f"{name}.svg").code == 0
    assert penned("design", "show", "name", "--head", "Ada / Ulm", "-o", "mine.pdf").code == 0
    page = pypdfium2.PdfDocument(penned.home / "mine.pdf")[0]
    assert page.get_textpage().get_text_range().split() == ["ADA", "Ulm"]


def test_what_does_not_go_together_is_told(penned: Person) -> None:
    for asked, answer in (
        (("show", "autumn", "--words", "Hi", "-o", "a.pdf"), "has no place for words"),
        (("show", "cactus"), "There is no design called “cactus”"),
        (("show", "olive", "--colours", "mauve", "-o", "a.pdf"), "has no colours “mauve”"),
        (
            ("show", "letterhead", "--stationery", "us-a7-folded", "-o", "a.pdf"),
            "has nothing for a card’s front. It is for a letter sheet.",
        ),
    ):
        done = penned("design", *asked)
        assert done.code in (2, 3)
        assert answer in done.err
