"""The pages of a run for one printer: blank cards stand in for written ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from penned.desk import lay_out, packing, remarks
from penned.desk.job import Job
from penned.desk.laid import Laid, Paper
from penned.desk.pages_of import own_way, pages_of
from penned.desk.printers import Printer
from penned.errors import BadInput, Refused
from penned.ledger.notes import NoteRow
from penned.ledger.people import PartyRow
from penned.moments import Moment
from penned.notes import State
from penned.page.page import Art, Page, Placed, Rule, Shape, Type
from penned.people import Address, Person
from penned.press import extents
from penned.press.feed import Shift
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.pages_of import Pages

AUSTIN = Address(("418 Alder Street",), "Austin", "TX", "78704", "US")


def note(number: int, *, address: Address | None = AUSTIN) -> NoteRow:
    party = PartyRow(number, "person", f"Ana {number}", Person(f"Ana {number}"), address)
    thing = Moment((party.name,), "lent me a ladder")
    return NoteRow(number, party, (number,), (thing,), "Dear Ana", 1, State.READY, open=True)


def side(width: float, height: float, text: str, *, bleeds: bool = False) -> Page:
    right = width + 3 if bleeds else width
    art = Art((Shape("MLLZ", np.array([[0.0, 0], [right, 0], [right, 9]]), fill="#000000"),))
    marks = (art, Type(text, 20, 20, 9), Rule(20, 30, 40, 30, 0.2))
    bleed = 3.175 if bleeds else 0.0
    return Page(width, height, Rect(5, 5, width - 10, height - 10), marks, bleed=bleed)


def run(
    stationery: str,
    job: Job,
    *,
    notes: Sequence[NoteRow] = (note(1), note(2), note(3)),
    backs: Sequence[int] | None = None,
    bleeds: bool = False,
) -> Pages:
    choice = lay_out.choose(stationery=stationery)
    card, envelope = choice.card, choice.envelope

    def lay(each: NoteRow) -> Paper:
        front = side(card.width, card.height, f"note {each.id}")
        back = side(card.width, card.height, f"back {each.id}", bleeds=bleeds)
        face = side(envelope.width, envelope.height, f"to {each.id}")
        flap = (side(envelope.width, envelope.height, "from Nell"),) if job.return_on_flap else ()
        return Paper(
            (front, back) if backs is None or each.id in backs else (front,), (face, *flap)
        )

    laid = Laid(lay, lambda _: None)
    assert not laid.add(notes)
    return pages_of(laid, choice, job)


def cards(pages: Pages) -> list[Page]:
    return list(pages.cards(pages.laid.notes))


def envelopes(pages: Pages) -> list[Page]:
    return list(pages.envelopes(pages.laid.notes))


def said(pages: Sequence[Page]) -> list[str]:
    return [page.text for page in pages]


def test_a_card_goes_through_the_printer_front_and_back_and_then_the_next_one() -> None:
    pages = run("us-a7-folded", Job())
    assert said(cards(pages)) == ["note 1", "back 1", "note 2", "back 2", "note 3", "back 3"]
    assert pages.turned_over == "short"


def test_where_one_card_has_a_back_all_have_one_so_that_the_next_is_no_back_of_the_last() -> None:
    assert said(cards(run("us-a7-folded", Job(), backs=(2,)))) == [
        *("note 1", "", "note 2", "back 2", "note 3", "")
    ]
    assert said(cards(run("us-a7-folded", Job(), backs=()))) == ["note 1", "note 2", "note 3"]


@pytest.mark.parametrize(
    ("stationery", "way"),
    [("us-a7-folded", "short"), ("us-a2-tent", "short"), ("iso-a6-flat", "long")],
)
def test_a_back_is_turned_where_the_printer_turns_paper_the_other_way(
    stationery: str, way: str
) -> None:
    pages = run(stationery, Job())
    assert own_way(pages.choice) == pages.turned_over == way
    other = "long" if way == "short" else "short"
    turned = cards(run(stationery, Job(flip=other)))[1]  # type: ignore[arg-type]
    assert [mark.turn for mark in turned.marks if isinstance(mark, Placed)] == [180]


def test_cards_are_cut_from_sheets_with_their_numbers_beside_them() -> None:
    front, back = cards(run("us-a7-flat", Job(on="letter"), notes=(note(41), note(42))))[:2]
    assert (front.width, front.height) == (215.9, 279.4)
    assert {"41", "42"} <= set(front.text.split("\n"))
    assert "41" not in back.text.split("\n")


def test_only_art_that_bleeds_parts_the_cards_on_a_sheet() -> None:
    tight, wide = (run("iso-a6-flat", Job(on="a4"), bleeds=bleeds) for bleeds in (False, True))
    assert tight.how is not None
    assert wide.how is not None
    assert (len(tight.how.cells), len(wide.how.cells)) == (4, 2)


def test_both_sides_of_a_card_have_the_bleed_of_the_one_and_none_for_a_printer_at_home() -> None:
    assert {page.bleed for page in cards(run("us-a7-folded", Job(), bleeds=True))} == {3.175}
    assert {page.bleed for page in cards(run("us-a7-folded", Job()))} == {0}
    home = Job(printer=Printer("office"))
    assert {page.bleed for page in cards(run("us-a7-folded", home, bleeds=True))} == {0}


def test_cards_on_one_sheet_cannot_be_files_of_their_own() -> None:
    with pytest.raises(BadInput, match="Leave out --separate"):
        run("iso-a6-flat", Job(on="a4", separate=True))


def test_a_number_stands_under_the_stamp_or_nowhere() -> None:
    assert said(envelopes(run("us-a7-folded", Job(), notes=[note(7)]))) == ["to 7\n7"]
    flapped = run("us-a7-folded", Job(return_on_flap=True), notes=[note(7)])
    assert said(envelopes(flapped)) == ["to 7\n7"]
    assert said(list(flapped.flaps(flapped.laid.notes))) == ["from Nell"]
    by_hand = [note(7, address=None)]
    assert said(envelopes(run("us-a7-folded", Job(), notes=by_hand))) == ["to 7"]
    assert said(envelopes(run("us-a7-folded", Job(marks="none"), notes=[note(7)]))) == ["to 7"]


@pytest.mark.parametrize("stationery", ["us-a7-folded", "us-a2-tent", "iso-a6-flat"])
def test_on_the_back_of_a_card_a_number_stands_only_where_that_was_chosen(stationery: str) -> None:
    marked = cards(run(stationery, Job(mark_backs=True), notes=[note(7)], backs=()))
    assert said(marked) == ["note 7", "7"]
    (box,) = [box for box, what in extents.words(marked[1]) if what == "7"]
    back = run(stationery, Job()).choice.card.back_panel
    assert back is not None
    assert back.holds(box)


@pytest.mark.parametrize("kind", ["number", "datamatrix"])
def test_a_number_that_the_printer_cannot_print_is_left_out_and_refuses_nothing(kind: str) -> None:
    far = Printer("office", shift=Shift(0, 4), back_shift=Shift(0, 4), envelope_shift=Shift(12, 0))
    job = Job(printer=far, mark_backs=True, marks=kind)  # type: ignore[arg-type]
    pages = run("us-a7-folded", job, notes=[note(7), note(8, address=None)])
    assert said(envelopes(pages)) == ["to 7", "to 8"]
    assert said(cards(pages))[1] == "back 7"
    assert [each.id for each in pages.unmarked_envelopes()] == [7]
    assert [each.id for each in pages.unmarked_backs()] == [7, 8]
    told = list(remarks.of(pages.laid.notes, pages, None))
    assert "No numbers under the stamps of 1: the printer cannot print there." in told
    assert "No numbers on the cards' backs of 2: the printer cannot print there." in told

    near = Job(printer=Printer("office", envelope_shift=Shift(-1.5, 0)), return_on_flap=True)
    kept = run("us-a7-folded", near, notes=[note(7)])
    assert said(envelopes(kept)) == ["to 7\n7"]
    assert not kept.unmarked_envelopes()


def test_numbers_beside_cut_cards_stay_where_the_printer_prints_once_moved() -> None:
    office = Printer("office", shift=Shift(-3, 3))
    pages = run("us-a7-flat", Job(on="letter", printer=office), notes=[note(41), note(42)])
    front = cards(pages)[0]
    paper = Rect(0, 0, front.width, front.height).inset(office.margin)
    boxes = [box for box, what in extents.words(front) if what in ("41", "42")]
    assert len(boxes) == 2
    assert all(paper.holds(box, 0.01) for box in boxes)


@pytest.mark.parametrize("flip", [None, "long", "short"])
@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("stationery", ["us-a7-folded", "us-a2-tent", "iso-a6-flat", "us-a2-flat"])
def test_turned_over_the_edge_that_is_said_the_back_lies_behind_as_the_card_has_it(
    stationery: str, flip: str | None, *, known: bool
) -> None:
    printer = Printer("office") if known else None
    pages = run(stationery, Job(flip=flip, printer=printer), notes=[note(7)])  # type: ignore[arg-type]
    front, back = cards(pages)
    edge = next(
        edge
        for edge in ("long", "short")
        if any(f"turned over the {edge}" in each for each in remarks.of((), pages, None))
    )
    # Where the back's words are, seen from the front through the turned sheet.
    sideways = (edge == "long") == (front.height >= front.width)
    seen = {what: box for box, what in extents.words(back)}["back 7"]
    x = front.width - seen.right if sideways else seen.x
    y = seen.y if sideways else front.height - seen.bottom
    # The card has it behind its own words: mirrored to the side, or head over heels.
    card = pages.choice.card
    inside = side(card.width, card.height, "back 7")
    ((box, _),) = extents.words(inside)
    mirrored = (
        Rect(box.x, card.height - box.bottom, box.width, box.height)
        if card.fold == "top"
        else Rect(card.width - box.right, box.y, box.width, box.height)
    )
    if known and card.width > card.height:  # short edge first, the left one ahead
        mirrored = Rect(card.height - mirrored.bottom, mirrored.x, box.height, box.width)
    assert (x, y) == pytest.approx((mirrored.x, mirrored.y), abs=0.01)


def test_it_is_said_how_cards_go_in_and_which_numbers_are_nowhere() -> None:
    def told(stationery: str, job: Job, backs: Sequence[int] | None = None) -> str:
        pages = run(stationery, job, backs=backs)
        return " ".join(remarks.of(pages.laid.notes, pages, None))

    home = Printer("home")
    assert "over the short edge (--flip long makes them" in told("us-a7-folded", Job())
    assert "over the long edge." in told("us-a7-folded", Job(printer=home))
    assert "short edge first, the left one" in told("us-a7-folded", Job(printer=home))
    assert "turned over" not in told("us-a7-folded", Job(printer=home, send=True))
    assert "turned over" not in told("us-a7-folded", Job(), backs=())
    assert "edge first" not in told("iso-a6-flat", Job(printer=home))
    assert "with --mark-backs" in told("iso-a6-flat", Job(on="a4"))
    assert "with --mark-backs" not in told("iso-a6-flat", Job(on="a4", mark_backs=True))


def test_the_packing_list_is_on_the_sheets_that_cards_are_cut_from() -> None:
    pages = run("us-a7-flat", Job(on="a4", printer=Printer("home", sheet="letter")))
    assert {(page.width, page.height) for page in packing.pages(pages, None)} == {(210, 297)}


def test_what_is_printed_is_moved_by_what_its_printer_misses() -> None:
    office = Printer(
        "office", shift=Shift(1, 2), back_shift=Shift(-1, 0), envelope_shift=Shift(0, 3)
    )
    pages = run("us-a7-folded", Job(printer=office), notes=[note(7)])
    front, back = cards(pages)
    (envelope,) = envelopes(pages)
    places = [mark for page in (front, back, envelope) for mark in page.marks]
    assert [(mark.x, mark.y) for mark in places if isinstance(mark, Placed)] == [
        *((1, 2), (-1, 0), (0, 3))
    ]


def test_an_envelope_is_moved_as_one_reads_it_and_then_turned_as_it_is_fed() -> None:
    office = Printer("office", envelope_shift=Shift(2, 1), leads="left", envelope_on="letter")
    (page,) = envelopes(run("us-a7-folded", Job(printer=office), notes=[note(7)]))
    (fed,) = page.marks
    assert isinstance(fed, Placed)
    assert (page.width, page.height, fed.turn) == (215.9, 279.4, 90)
    (moved,) = fed.page.marks
    assert isinstance(moved, Placed)
    assert (moved.x, moved.y) == (2, 1)


def test_a_move_that_would_push_words_off_the_paper_is_refused_with_the_word() -> None:
    office = Printer("office", shift=Shift(0, -18))
    with pytest.raises(Refused, match="“note 1”"):
        cards(run("us-a7-folded", Job(printer=office)))


def test_thousands_are_laid_out_again_whenever_they_are_read_and_a_few_are_kept() -> None:
    laid_out: list[int] = []

    def lay(each: NoteRow) -> Paper:
        laid_out.append(each.id)
        return Paper((side(100, 100, "x"),), ())

    laid = Laid(lay, lambda _: None)
    laid.add([note(number) for number in range(300)])
    for each in laid.notes:
        laid.paper(each)
    assert laid_out == [*range(300), *range(200, 300)]
    laid.leave_out({3})
    assert len(laid.notes) == 299
