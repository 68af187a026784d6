"""A sheet of paper while it is written on: the words, what lies beside it, the coach's marks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from penned.cli import marks
from penned.coach import Level, Review, Way
from penned.desk import beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from penned.coach import Advice
    from penned.desk.beside import Slip

FEW = 12  # words: before there are so many, nothing is called missing


class Laid(NamedTuple):
    """A finding that was laid aside while writing: in which words, and how widely (`HERE` ...)."""

    advice: Advice
    text: str
    where: str


HERE, FOR_THEM, FOR_GOOD = "here", "for them", "for good"


@dataclass(slots=True)
class Sheet:
    """What is on the page; `read` is the coach, told what was laid aside since.

    `name` is the reader's, `about` what the note is for, `room` how many words the card holds.
    `unread` is whether the coach failed over what is there: then there are no marks.
    """

    name: str
    about: str
    slips: tuple[Slip, ...]
    read: Callable[[str, tuple[Way, ...]], Review]
    text: str = ""
    room: int | None = None
    answers: dict[str, str] = field(default_factory=dict)
    laid: list[Laid] = field(default_factory=list)
    review: Review = field(default_factory=Review)
    unread: bool = False
    _read_text: str = ""

    def look(self) -> None:
        """Let the coach read what is there now."""
        ways = tuple(Way(each.advice.rule, _words(each.text, each.advice)) for each in self.laid)
        self.unread = False
        try:
            self.review = self.read(self.text, ways) if self.text.strip() else Review()
        except Exception:  # noqa: BLE001 - whatever fails, somebody is in the middle of a sentence
            self.review, self.unread = Review(), True
        self._read_text = self.text

    def marks(self) -> Iterator[Advice]:
        """The places that are marked, where they are now: those in words changed since are gone."""
        before, now = self._read_text, self.text
        same = _alike(before, now)
        most = min(len(before), len(now)) - same
        after = min(_alike(before[::-1], now[::-1]), most)
        moved = len(now) - len(before)
        for one in marks.each_once(self.review.advice):
            if one.start == one.end:
                continue
            if one.end <= same:
                yield one
            elif one.start >= len(before) - after:
                yield replace(one, start=one.start + moved, end=one.end + moved)

    def missing(self) -> Advice | None:
        """What the whole note lacks most, once there is enough of it to say so."""
        if self.words < FEW:
            return None
        told = marks.each_once(self.review.advice)
        return next((one for one in told if one.start == one.end), None)

    def at(self, place: int) -> Advice | None:
        """The finding at a place in the text; the gravest, then the shortest."""
        here = [one for one in self.marks() if one.start <= place <= one.end]
        return min(
            here,
            key=lambda one: (one.level is not Level.WARNING, one.end - one.start),
            default=None,
        )

    def next_mark(self, place: int) -> int:
        """Where the next marked place begins, the first one again after the last."""
        starts = sorted(one.start for one in self.marks())
        return next((start for start in starts if start > place), starts[0] if starts else place)

    def answer(self, number: int, words: str) -> None:
        """Put an answer on a slip that is still open."""
        slip = self.slips[number]
        if words.strip() and slip.is_open:
            self.answers[slip.field] = words.strip()
            self.slips = beside.filled(self.slips, self.answers)

    def lay_aside(self, finding: Advice, where: str) -> None:
        """Leave a finding alone from now on."""
        self.laid.append(Laid(finding, self.text, where))
        self.look()

    @property
    def words(self) -> int:
        """How many words are on the paper."""
        return len(self.text.split())


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _words(text: str, one: Advice) -> str:
    return " ".join(text[one.start : one.end].split())
