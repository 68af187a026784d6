"""Moments and debts as the rows that stand tell them, whatever the order in which they came."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from penned.ledger import many, records
from penned.ledger.claims import matching, people, sameness, standing, telling, wording
from penned.ledger.claims.matching import Candidate, Witness
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORDS = ("givers", "on", "donation", "noted_on", *telling.WORDS)


class Group(NamedTuple):
    """What rows that may tell of one gift share: an undated key, or the key where it has none."""

    undated: str
    key: str


@dataclass(slots=True)
class Outcome:
    """What came of it.

    `new` are moments that were not there before; `kept` those that no row tells any more, with the
    reason why they stay; `unsaid` the names that a row spoke of which is gone.
    """

    new: set[int] = field(default_factory=set)
    kept: dict[int, str] = field(default_factory=dict)
    unsaid: set[int] = field(default_factory=set)


def group(row: records.ImportedRow) -> Group:
    """Say which group a row is in."""
    return Group(row.undated_key, "" if row.undated_key else row.key)


def regroup(groups: Iterable[Group]) -> Outcome:
    """Make the moments of these groups what their standing rows tell.

    What somebody has worked on is never lost: it stays, if need be without a row that tells it.
    """
    done = Outcome()
    twins: set[int] = set()
    for some in records.parts(groups):
        chunk = _Chunk(some)
        told, loose = chunk.matched()
        done.new |= _write(told)
        _relink(told)
        _owe(chunk, told)
        done.kept |= {number: why for number in loose if (why := chunk.why(number))}
        stale = [row for row in chunk.rows if row.run.undone_at and row.moment_id not in done.kept]
        done.unsaid |= forget({row.id for row in stale})
        _let_go({number for number in loose if number not in done.kept})
        twins |= chunk.twins
    standing.settle_together(twins | sameness.join_again(done.new))
    return done


def forget(rows: set[int]) -> set[int]:
    """Delete rows with all that they say of people; return the names that they spoke of."""
    spoken = people.take_back(rows)
    for some in records.parts(rows):
        records.ImportedRow.objects.filter(id__in=some).delete()
    return spoken


class _Told(NamedTuple):
    """A gift: its moment, which may be new, the rows that tell it, and what they say together."""

    moment: records.Moment
    rows: list[records.ImportedRow]
    said: dict[str, Any]


class _Chunk:
    """The rows of some groups with their moments and debts, read with few queries."""

    def __init__(self, groups: Sequence[Group]) -> None:
        undated = [each.undated for each in groups if each.undated]
        keys = [each.key for each in groups if each.key]
        said = records.ImportedRow.objects.filter(told__isnull=False).select_related("run")
        self.rows = [*said.filter(undated_key__in=undated)] if undated else []
        self.rows += [*said.filter(key__in=keys, undated_key="")] if keys else []
        ids = {row.moment_id for row in self.rows if row.moment_id}
        moments = records.Moment.objects
        found = (moments.filter(id__in=some) for some in records.parts(ids))
        self.moments = {moment.id: moment for some in found for moment in some}
        self.debts: dict[int, list[records.Owed]] = {number: [] for number in ids}
        for some in records.parts(ids):
            debts = records.Owed.objects.filter(moment__in=some).select_related("party")
            for debt in debts.order_by("id"):
                self.debts[debt.moment_id].append(debt)
        twins = standing.twins(ids)
        self.waived = {debt for twin in twins for debt in twin.waived}
        self.twins = {number for twin in twins for number in (twin.keep_id, twin.other_id)}

    def matched(self) -> tuple[list[_Told], list[int]]:
        """Every gift that standing rows tell, and the moments that are none of them."""
        groups: dict[Group, list[records.ImportedRow]] = {}
        for row in self.rows:
            groups.setdefault(group(row), []).append(row)
        told, loose = [], []
        for rows in groups.values():
            by_id = {row.id: row for row in rows}
            witnesses = [_witness(row) for row in rows if row.run.undone_at is None]
            candidates = self._candidates(rows)
            found = matching.gifts(witnesses)
            taken = matching.settle(found, candidates)
            for place, gift in enumerate(found):
                moment = self.moments.get(taken.get(place, 0)) or records.Moment()
                its = wording.in_order([by_id[row.id] for row in gift.rows])
                told.append(_Told(moment, its, wording.columns(its)))
            loose += [each.moment for each in candidates if each.moment not in taken.values()]
        return told, loose

    def why(self, moment: int) -> str:
        """Say what somebody did about a moment since it was told; "" for nothing."""
        amended = self.moments[moment].amended_at
        for debt in self.debts[moment]:
            if debt.note_id:
                return f"{debt.party.name}, note {debt.note_id} was begun"
            let_go = debt.id in self.waived or debt.party.forgotten_at
            if debt.by_hand and not (let_go and debt.standing == Standing.WAIVED):
                return f"{debt.party.name}, it is {debt.standing} by now"
            if debt.later:
                return f"{debt.party.name}, you put it off"
            if amended:
                return f"{debt.party.name}, its words were changed since"
        return ""

    def _candidates(self, rows: Sequence[records.ImportedRow]) -> list[Candidate]:
        its: dict[int, list[Witness]] = {}
        for row in rows:
            if row.moment_id:
                its.setdefault(row.moment_id, []).append(_witness(row))
        return [Candidate(each, bool(self.why(each)), tuple(told)) for each, told in its.items()]


def _witness(row: records.ImportedRow) -> Witness:
    return Witness(row.id, row.run_id, row.key, row.on)


def _write(told: Sequence[_Told]) -> set[int]:
    """Give each moment its words, but for those that the person amended; return the new ones."""
    new, changed = [], []
    for moment, _, said in told:
        words = {} if moment.amended_at else said
        differing = {name: value for name, value in words.items() if getattr(moment, name) != value}
        for name, value in differing.items():
            setattr(moment, name, value)
        if not moment.pk:
            new.append(moment)
        elif differing:
            changed.append(moment)
    values = ((*(getattr(each, name) for name in _WORDS), each.id) for each in changed)
    many.update(records.Moment, _WORDS, values)
    return {moment.id for moment in records.Moment.objects.bulk_create(new)}


def _relink(told: Sequence[_Told]) -> None:
    links = [(moment.id, row) for moment, rows, _ in told for row in rows]
    moved = [(moment, row) for moment, row in links if row.moment_id != moment]
    many.update(records.ImportedRow, ["moment"], ((moment, row.id) for moment, row in moved))
    for moment, row in moved:
        row.moment_id = moment


def _owe(chunk: _Chunk, told: Sequence[_Told]) -> None:
    """Owe each party of each gift its thanks, and settle what sources say is settled."""
    names = {number for _, rows, _ in told for number in wording.parties(rows)}
    now = _now(names)
    new, changed, gone = [], [], []
    for moment, rows, said in told:
        named = {now[number]: number for number in reversed(wording.parties(rows))}
        stands = wording.settled(rows, said)
        for debt in chunk.debts.get(moment.id, []):
            own = named.pop(debt.party_id, None)
            if own is None and not (_is_touched(debt, rows) or moment.amended_at):
                gone.append(debt)
            elif own is not None and standing.settle(debt, own, stands):
                changed.append(debt)
        new += [(moment.id, party, own, False, *stands) for party, own in reversed(named.items())]
    many.insert(records.Owed, ("moment", "party", "named", "by_hand", *standing.STANDS), new)
    standing.write(changed)
    _owe_no_more(gone)


def _owe_no_more(debts: Sequence[records.Owed]) -> None:
    """Delete debts to those whom their gift is not from any more, by what its rows say together.

    Thanks go only with the last row that tells them: these are told of others from now on, so the
    rows of the moment let go of it for as long as that takes.
    """
    for some in records.parts(debts):
        told = {debt.moment_id for debt in some if debt.standing in records.THANKED}
        rows = records.ImportedRow.objects.filter(moment__in=told)
        links = list(rows.values_list("moment", "id"))
        rows.update(moment=None)
        records.Owed.objects.filter(id__in=[debt.id for debt in some]).delete()
        many.update(records.ImportedRow, ["moment"], links)


def _now(names: set[int]) -> dict[int, int]:
    """Say by name who goes by it now."""
    found = (records.Party.objects.filter(id__in=some) for some in records.parts(names))
    pairs = (pair for some in found for pair in some.values_list("id", "same_as"))
    return {number: same or number for number, same in pairs}


def _is_touched(debt: records.Owed, rows: Iterable[records.ImportedRow]) -> bool:
    """Whether a debt stays though no row names the party: of the forgotten, thanks stay told."""
    if debt.party.forgotten_at and any(row.run_id == debt.settled_by_id for row in rows):
        return True
    return bool(debt.note_id or debt.by_hand or debt.later)


def _let_go(moments: set[int]) -> None:
    """Delete moments that nobody tells or has worked on; what was let go for one is owed again."""
    for some in records.parts(moments):
        for twin in records.Twin.objects.filter(keep__in=some):
            waived = records.Owed.objects.filter(id__in=twin.waived, standing=Standing.WAIVED)
            waived.update(standing=Standing.OWED, settled_on=None, how="", by_hand=False)
        records.Owed.objects.filter(moment__in=some).delete()
        records.Moment.objects.filter(id__in=some).delete()
