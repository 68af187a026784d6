"""The pages of a run as a printer gets them: marked, on their sheets, moved by its own error."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.page import sheet as sheets
from penned.page.decor import takes_face
from penned.page.page import Page, Placed
from penned.press import extents, feed, imposition, matching
from penned.press.imposition import Piece
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from penned.desk.job import Job
    from penned.desk.laid import Laid
    from penned.desk.lay_out import Choice
    from penned.ledger.notes import NoteRow
    from penned.press.imposition import Flip, Imposition, Over
    from penned.stationery.paper import Card, Panel


@dataclass(frozen=True, slots=True)
class Pages:
    """What a run puts on paper, note by note and as often as one asks.

    `how` is how cards lie on the sheets they are cut from, None where each is its own sheet;
    `bleed` is how far their art reaches beyond the trim, in mm; `turned_over` the edge over which
    cards go through the printer a second time, None for one side.
    """

    laid: Laid
    choice: Choice
    job: Job
    how: Imposition | None
    bleed: float
    turned_over: Flip | None

    def cards(self, notes: Iterable[NoteRow]) -> Iterator[Page]:
        """The cards of these notes: a front and then its back, on every sheet or on none."""
        pieces = (Piece(self._sides(note), str(note.id)) for note in notes)
        pages = self._uncut(pieces) if self.how is None else imposition.impose(pieces, self.how)
        printer = self.job.printer
        for number, page in enumerate(pages):
            if printer is None:
                yield page
            else:
                is_back = self.turned_over is not None and number % 2 == 1
                shift = printer.back_shift if is_back else printer.shift
                yield feed.shifted(feed.upright(page), shift, printer.margin)

    def envelopes(self, notes: Iterable[NoteRow]) -> Iterator[Page]:
        """The envelopes of these notes, in the same order, as they go into the printer."""
        for note in notes:
            yield self._fed(self._face(note))

    def flaps(self, notes: Iterable[NoteRow]) -> Iterator[Page]:
        """The other side of the same envelopes, for their second way through the printer."""
        for note in notes:
            yield self._fed(self.laid.paper(note).envelope[1])

    def unmarked_envelopes(self) -> tuple[NoteRow, ...]:
        """The notes whose number the printer cannot put under the stamp: it is left out."""
        if self.job.marks == "none":
            return ()
        return tuple(
            note
            for note in self.laid.notes
            if note.party.address is not None and not self._can_hide(note)
        )

    def unmarked_backs(self) -> tuple[NoteRow, ...]:
        """The notes whose number the printer cannot put on the card's back: it is left out."""
        if not self._marks_backs:
            return ()
        return tuple(note for note in self.laid.notes if not self._can_mark_back(note))

    def _fed(self, page: Page) -> Page:
        printer = self.job.printer
        if printer is None:
            return page
        moved = feed.shifted(page, printer.envelope_shift, printer.margin)
        return feed.fed(moved, printer.feed)

    def _sides(self, note: NoteRow) -> tuple[Page, ...]:
        """The sides of a card; with a number on its back where that was chosen."""
        sides, card, job = self.laid.paper(note).card, self.choice.card, self.job
        if not self._marks_backs or not self._can_mark_back(note):
            return sides
        back = _back_of(card)
        first, second = sides[0], sides[1] if len(sides) > 1 else _blank(sides[0])

        def marked(side: Page) -> Page:
            return matching.on_the_back(side, back, str(note.id), job.marks, card.safe_margin)

        if card.one_sided:
            return (marked(first),)
        if takes_face(card, self.choice.decor):  # the note is on the back, behind the art
            return (marked(first), second)
        return (first, marked(second))

    def _uncut(self, pieces: Iterable[Piece]) -> Iterator[Page]:
        """Cards on sheets of their own size; the back turned if the printer's way asks for it."""
        head_down = self.turned_over not in (None, own_way(self.choice))
        # A printer of one's own knows the paper's size, and nothing of bleed around it.
        bleed = self.bleed if self.job.printer is None else 0.0
        for piece in pieces:
            sides = [replace(side, bleed=bleed) for side in piece.sides]
            yield sides[0]
            if self.turned_over is not None:
                back = sides[1] if len(sides) > 1 else _blank(sides[0])
                yield _upside_down(back) if head_down else back

    def _face(self, note: NoteRow) -> Page:
        """The address side, with its mark under the stamp."""
        face, kind = self.laid.paper(note).envelope[0], self.job.marks
        if kind == "none" or note.party.address is None or not self._can_hide(note):
            return face  # what is handed over has no stamp, and a name that stands there alone
        return matching.under_the_stamp(face, self.choice.envelope.stamp_area, str(note.id), kind)

    def _can_hide(self, note: NoteRow) -> bool:
        """Whether the printer prints where the stamp will be."""
        printer, stamp = self.job.printer, self.choice.envelope.stamp_area
        if printer is None:
            return True
        face = self.laid.paper(note).envelope[0]
        place = matching.hidden_by(stamp, face, str(note.id), self.job.marks)
        return feed.reach(face, printer.envelope_shift, printer.margin).holds(place)

    @property
    def _marks_backs(self) -> bool:
        return self.job.mark_backs and self.job.marks != "none"

    def _can_mark_back(self, note: NoteRow) -> bool:
        """Whether the printer prints there, whichever way the card lies in it."""
        printer, card = self.job.printer, self.choice.card
        if printer is None:
            return True
        lost = printer.margin + max(map(abs, (*printer.shift, *printer.back_shift)))
        lost -= _from_the_edge(self.how) if self.how else 0.0
        place = matching.low_on(_back_of(card), str(note.id), self.job.marks, card.safe_margin)
        return Rect(0, 0, card.width, card.height).inset(max(lost, 0.0)).holds(place)


def pages_of(laid: Laid, choice: Choice, job: Job) -> Pages:
    """The pages of a run. `Refused` where a card does not fit on the sheet it is to be cut from."""
    two_sided = laid.two_sided or (job.mark_backs and not choice.card.one_sided)
    sides = laid.paper(laid.notes[0]).card
    bleed = extents.shared_bleed(sides)
    how = _imposition(choice, job, bleed, two_sided=two_sided) if job.on else None
    flip = job.turned_over if how or job.flip or job.printer else own_way(choice)
    return Pages(laid, choice, job, how, bleed, flip if two_sided else None)


def own_way(choice: Choice) -> Flip:
    """The edge over which a card of its own size is turned so that both sides stand upright."""
    upright = choice.card.height >= choice.card.width
    return "long" if upright == (_over(choice) == "sideways") else "short"


def _imposition(choice: Choice, job: Job, bleed: float, *, two_sided: bool) -> Imposition:
    if job.separate:
        raise BadInput(
            "cards that share a sheet cannot be in files of their own",
            cure="Leave out --separate, or --on.",
        )
    card = imposition.Card(
        choice.card.width,
        choice.card.height,
        bleed=bleed,
        over=_over(choice),
        creases=choice.card.creases,
    )
    printer, sheet = job.printer, sheets.sheet(job.on)
    how = imposition.fitted(
        card,
        replace(sheet, margin=printer.margin) if printer else sheet,
        flip=job.turned_over,
        stack=job.stack,
        two_sided=two_sided,
        marks=job.marks,
    )
    if printer is None:
        return how
    # What stands beside the cards stays where the printer prints once the sheet is moved.
    margin = printer.margin + max(map(abs, printer.shift))
    return replace(how, sheet=replace(how.sheet, margin=margin))


def _from_the_edge(how: Imposition) -> float:
    """How far the outermost cards lie from the nearest edge of their sheet, in mm."""
    sheet = how.sheet.whole
    return min(
        min(cell.x, cell.y, sheet.right - cell.right, sheet.bottom - cell.bottom)
        for cell in how.cells
    )


def _back_of(card: Card) -> Panel:
    return card.panel("back" if card.has("back") else "reverse")


def _over(choice: Choice) -> Over:
    return "head over heels" if choice.card.fold == "top" else "sideways"


def _blank(page: Page) -> Page:
    return replace(page, marks=(), clear=(), title="Outside of the card")


def _upside_down(page: Page) -> Page:
    return replace(page, marks=(Placed(page, 0, 0, 180),), clear=())
