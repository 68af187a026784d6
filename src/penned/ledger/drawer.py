"""The drawer: how many cards, envelopes and stamps are left, and who has had which design."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery, Sum

from penned.errors import BadInput, NotFound, Refused
from penned.ledger import notes, records
from penned.ledger.book import transaction
from penned.ledger.faults import faults
from penned.ledger.words import check

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

CARD, ENVELOPE, STAMP = records.CARD, records.ENVELOPE, records.STAMP
KINDS = records.PAPERS
LOW = 5  # what is left when a new set is wanted, unless somebody says otherwise
MOST = 1_000_000  # of one paper


@dataclass(frozen=True, slots=True)
class Sort:
    """What lies in the drawer: `kind` is "card", "envelope" or "stamp".

    `name` is that of the stationery or the stamp, `design` what tells one set from another: the
    design that is printed on it, or a colour; "" for plain.
    """

    kind: str
    name: str
    design: str = ""

    def called(self, many: int = 2) -> str:
        """What so many of it are called: cards “us-a7-folded” in olive."""
        design = f" in {self.design}" if self.design else ""
        return f"{self.kind}{'' if many == 1 else 's'} “{self.name}”{design}"


@dataclass(frozen=True, slots=True)
class StockRow:
    """How many of a paper are left; at `low` or fewer it is time for a new set."""

    id: int
    sort: Sort
    left: int
    low: int

    @property
    def is_low(self) -> bool:
        """Whether a new set is wanted."""
        return self.left <= self.low


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """How many came or went, why, for which note, and how many were left then."""

    number: int
    change: int
    left: int
    why: str
    note_id: int | None
    at: datetime
    by: str


@faults()
def kept() -> tuple[StockRow, ...]:
    """All papers that are counted: cards, then envelopes, then stamps, each by name."""
    last = records.StockChange.objects.filter(stock=OuterRef("id")).order_by("-number")
    left, why = (Subquery(last.values(column)[:1]) for column in ("remain", "why"))
    found = records.Stock.objects.annotate(left=left, why=why).exclude(why=records.FORGOTTEN)
    rows = [
        StockRow(each.id, Sort(each.kind, each.name, each.design), each.left, each.low)
        for each in found
    ]
    return tuple(sorted(rows, key=_in_order))


def _in_order(row: StockRow) -> tuple[int, str, str]:
    return KINDS.index(row.sort.kind), row.sort.name, row.sort.design


def find(sort: Sort) -> StockRow:
    """How many of a paper are left; raises `NotFound` where it is not counted."""
    for row in kept():
        if row.sort == sort:
            return row
    raise NotFound(
        f"no {sort.called()} are counted in the drawer", cure="See what is: penned stationery stock"
    )


def add(sort: Sort, many: int, *, low: int | None = None, now: datetime, by: str) -> StockRow:
    """Put so many into the drawer; with `low`, from now on a new set is wanted at so many left."""
    check(sort.name, sort.design)
    _must_be_countable(many, low or 0)
    if not sort.name.strip():
        raise BadInput("a paper in the drawer needs a name")
    with transaction():
        stock, _ = records.Stock.objects.get_or_create(
            kind=sort.kind,
            name=sort.name,
            design=sort.design,
            defaults={"low": LOW},
        )
        if low is not None:
            records.Stock.objects.filter(id=stock.id).update(low=low)
        _record({stock.id: [(many, None)]}, records.ADDED, now=now, by=by)
        return find(sort)


def count(
    sort: Sort, left: int | None, *, low: int | None = None, now: datetime, by: str
) -> StockRow:
    """Say how many there really are, or (None for `left`) only where the low mark is."""
    _must_be_countable(left or 0, low or 0)
    with transaction():
        row = find(sort)
        if low is not None:
            records.Stock.objects.filter(id=row.id).update(low=low)
        if left is not None:
            _record({row.id: [(left - row.left, None)]}, records.COUNTED, now=now, by=by)
        return find(sort)


def spoil(sort: Sort, many: int, *, now: datetime, by: str) -> StockRow:
    """Take away what went wrong; `Refused` where there are not so many."""
    _must_be_countable(many)
    with transaction():
        _record({find(sort).id: [(-many, None)]}, records.SPOILED, now=now, by=by)
        return find(sort)


def forget(sort: Sort, *, now: datetime, by: str) -> StockRow:
    """Count a paper no longer; says how many it was. What was taken stays written down."""
    with transaction():
        row = find(sort)
        _record({row.id: [(-row.left, None)]}, records.FORGOTTEN, now=now, by=by)
        return row


def take(taken: Mapping[int, Sequence[int]], *, now: datetime, by: str) -> None:
    """Take a piece for each note: by the number of the stock, the notes that it was printed for.

    All or nothing; `Refused` where there are fewer.
    """
    with transaction():
        changes = {stock: [(-1, note) for note in each] for stock, each in taken.items()}
        _record(changes, records.PRINTED, now=now, by=by)


def put_back(note_id: int, *, now: datetime, by: str) -> tuple[StockRow, ...]:
    """Put back what a note took when it was printed last: that paper was never used.

    Says what is left of each. `Refused` for a note in the post, and where nothing is to put back.
    """
    with transaction():
        note = notes.get(note_id)
        if note.posted_on:
            raise Refused("its card is in the post", where=note.party.name)
        done = records.StockChange.objects.filter(note=note_id).order_by("-at", "-id")
        _, last = next(groupby(done, key=lambda change: change.at), (None, ()))
        known = {row.id for row in kept()}
        again = [each.stock_id for each in last if each.why == records.PRINTED]
        ids = Counter(stock for stock in again if stock in known)
        if not ids:
            raise Refused("nothing from the drawer lies on this note", where=note.party.name)
        changes = {stock: [(many, note_id)] for stock, many in ids.items()}
        _record(changes, records.PUT_BACK, now=now, by=by)
        return tuple(row for row in kept() if row.id in ids)


@faults()
def stamped(note_ids: Collection[int]) -> frozenset[int]:
    """Those of the notes that have a stamp from the drawer already."""
    few = {"note__in": note_ids} if len(note_ids) <= records.FEW else {"note__isnull": False}
    found = records.StockChange.objects.filter(stock__kind=STAMP, **few).values("note")
    held = found.annotate(held=Sum("change")).filter(held__lt=0).values_list("note", flat=True)
    return frozenset(held) & frozenset(note_ids)


@faults()
def history(sort: Sort) -> tuple[ChangeRow, ...]:
    """Every change of a stock, the first first."""
    found = records.StockChange.objects.filter(
        stock__kind=sort.kind, stock__name=sort.name, stock__design=sort.design
    )
    return tuple(
        ChangeRow(
            number=each.number,
            change=each.change,
            left=each.remain,
            why=each.why,
            note_id=each.note_id,
            at=each.at,
            by=each.by,
        )
        for each in found.order_by("number")
    )


@faults()
def designs_of(
    party_ids: Collection[int], *, besides: Collection[int] = ()
) -> dict[int, dict[str, date]]:
    """By party the designs of the cards written to them, each with its last day, the last last.

    The notes `besides` do not count.
    """
    few = {"party__in": party_ids} if len(party_ids) <= records.FEW else {}
    found = records.Note.objects.filter(written_on__isnull=False, **few).exclude(design="")
    had: dict[int, dict[str, date]] = {party: {} for party in party_ids}
    rows = found.order_by("written_on", "id").values_list("id", "party", "design", "written_on")
    for note, party, design, day in rows:
        if party in had and note not in besides and day:
            had[party].pop(design, None)
            had[party][design] = day
    return had


def _must_be_countable(*numbers: int) -> None:
    for number in numbers:
        if not 0 <= number <= MOST:
            raise BadInput(f"a drawer holds from 0 to {MOST:,} of a paper")


def _record(
    changes: Mapping[int, Iterable[tuple[int, int | None]]], why: str, *, now: datetime, by: str
) -> None:
    """Write down by stock what came or went, and for which note; `Refused` for fewer than none."""
    made = []
    for stock, each in changes.items():
        last = records.StockChange.objects.filter(stock=stock).order_by("-number").first()
        before, left = (last.number, last.remain) if last else (0, 0)
        for number, (change, note) in enumerate(each, before + 1):
            left += change
            if left < 0:
                raise Refused("there are not so many in the drawer")
            _must_be_countable(left)
            made.append(
                records.StockChange(
                    stock_id=stock,
                    number=number,
                    change=change,
                    remain=left,
                    why=why,
                    note_id=note,
                    at=now,
                    by=by,
                )
            )
    records.StockChange.objects.bulk_create(made)
