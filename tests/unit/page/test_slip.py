"""A slip of type beside a card."""

from __future__ import annotations

from dataclasses import replace

from penned import press
from penned.page import slip as slips
from penned.page.slip import Slip

SLIP = Slip(
    ("Harbour Library", "27 Orchard Street", "Portland, ME 04102"),
    ("Ana & Tom Reyes", "418 Alder Street"),
    "June 12, 2026",
    ("Harbour Library received $25.00.", "No goods or services were provided."),
)


def test_it_says_who_to_whom_when_and_what() -> None:
    (page,) = slips.slip(SLIP, title="Receipt", paper="letter")
    for said in (*SLIP.sender, *SLIP.to, SLIP.date, *SLIP.paragraphs):
        assert said in page.text
    assert (page.width, page.title) == (215.9, "Receipt")
    assert press.pdf(page).startswith(b"%PDF")


def test_a_long_text_runs_on_to_more_pages_with_its_foot_on_the_last() -> None:
    pages = slips.slip(
        replace(
            SLIP, paragraphs=("A gift of some size. " * 12,) * 20, foot="It also needs a seal."
        ),
        title="Receipt",
    )
    assert len(pages) > 1
    assert [("seal" in page.text) for page in pages] == [False] * (len(pages) - 1) + [True]
    assert "".join(page.text for page in pages).count("A gift of some size.") >= 200


def test_a_name_of_any_length_stays_on_the_paper() -> None:
    slips.slip(replace(SLIP, to=("Ana " * 200,), sender=("x" * 900,)), title="Receipt")
