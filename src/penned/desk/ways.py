"""The writer's own ways at the desk: a finding is laid aside here, for somebody, or for good."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from penned import catalogue, coach
from penned.coach import Kind, Way, nudge
from penned.coach.ways import plain
from penned.desk import draft, owing
from penned.errors import BadInput, NotFound, Refused
from penned.ledger import notes, people, ways
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penned.desk.desk import Desk
    from penned.ledger.notes import NoteRow
    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow
    from penned.ledger.ways import WayRow

MOST = 6  # names that a sentence can hold
SOMEBODY_ELSES = (Kind.WRONG_NAME, Kind.WRONG_GIFT, Kind.WRONG_COMPANY)


@dataclass(frozen=True, slots=True)
class Changed:
    """Ways that were kept or taken back, and the notes whose state changed with them."""

    ways: tuple[WayRow, ...]
    notes: tuple[NoteRow, ...] = ()


def dismiss(
    desk: Desk,
    finding: coach.Advice,
    text: str,
    *,
    note: NoteRow | None = None,
    party: PartyRow | None = None,
) -> WayRow:
    """Lay a finding aside with the words that it was found in: in a note, for a party, or for good.

    Raises `Refused` for what must not be laid aside so widely.
    """
    return _keep(desk, _way(finding, text), finding.kind, note=note, party=party)


def dismiss_rule(
    desk: Desk, name: str, *, phrase: str = "", who: str = "", note: int | None = None
) -> Changed:
    """Lay aside what the rule (or nudge) called `name` finds: where it says `phrase`, or always.

    In a note, only what it finds there is laid aside, each with its words. Raises `NotFound` for a
    name that nothing has, `Refused` for what must not be laid aside or is not found.
    """
    if who and note is not None:
        raise BadInput("--for and --note exclude each other", cure="Give one of them.")
    party = people.find(who) if who else None
    row = notes.get(note) if note is not None else None
    if name in _nudges():
        if party or row or phrase:
            raise BadInput(
                "a nudge is left out for good, or not at all", cure="Give its name only."
            )
        return Changed((ways.keep(Way(name), now=desk.now(), by=desk.by),))
    rule = _rule(name)
    way = Way(rule.id, phrase.strip())
    wanted = _found_in(desk, row, way) if row else [way]
    kept = tuple(_keep(desk, way, rule.kind, note=row, party=party) for way in wanted)
    return Changed(kept, _judged_again(desk, kept))


def standing() -> tuple[WayRow, ...]:
    """All that is left alone, the oldest first."""
    return ways.standing()


def undo(desk: Desk, way_id: int) -> Changed:
    """Let the coach speak of it again; raises `NotFound`."""
    taken = (ways.take_back(way_id, now=desk.now(), by=desk.by),)
    return Changed(taken, _judged_again(desk, taken))


def _keep(
    desk: Desk, way: Way, kind: Kind, *, note: NoteRow | None, party: PartyRow | None
) -> WayRow:
    if kind is Kind.SLOT and not way.phrase:
        raise Refused(
            "a place left open is laid aside only with its words, or a real one would go unseen",
            cure="Name them with --phrase.",
        )
    if kind in SOMEBODY_ELSES and not (way.phrase or note or party):
        raise Refused(
            "names, gifts and companies are looked at in every letter, so that none goes astray",
            cure="Name the words that are right with --phrase, or the reader with --for.",
        )
    return ways.keep(
        way,
        note_id=note.id if note else None,
        party_id=party.id if party else None,
        now=desk.now(),
        by=desk.by,
    )


def _rule(name: str) -> coach.Rule:
    rules = {rule.id: rule for rule in catalogue.rules() if not rule.abstract}
    if name in rules:
        return rules[name]
    of_kind = [rule.id for rule in rules.values() if rule.kind == name]
    near = of_kind or get_close_matches(name, [*rules, *_nudges()], n=3)
    cure = (
        f"Choose one of {', '.join(near[:MOST])}."
        if near
        else "penned check --json names the rules."
    )
    what = f"“{name}” is a kind of advice, no rule" if of_kind else f"there is no rule “{name}”"
    raise NotFound(what, cure=cure)


def _nudges() -> tuple[str, ...]:
    return (nudge.ALL, *(one.key for one in nudge.nudges()))


def _way(finding: coach.Advice, text: str) -> Way:
    return Way(finding.rule, " ".join(text[finding.start : finding.end].split()))


def _found_in(desk: Desk, note: NoteRow, wanted: Way) -> list[Way]:
    """What the rule finds in the note, each with its words; only the phrase, where there is one."""
    found = coach.review(note.text, draft.context(desk, _debts(note)), more=catalogue.more_rules())
    said = dict.fromkeys(_way(one, note.text) for one in (*found.advice, *found.dismissed))
    here = [
        way
        for way in said
        if way.rule == wanted.rule
        and (not wanted.phrase or plain(way.phrase) == plain(wanted.phrase))
    ]
    if not here:
        told = [f"{way.rule} of “{way.phrase}”" if way.phrase else way.rule for way in said]
        raise Refused(
            f"the coach does not say this of note {note.id}",
            cure=f"It says: {', '.join(told[:MOST])}." if told else "It says nothing.",
        )
    return here


def _judged_again(desk: Desk, changed: Iterable[WayRow]) -> tuple[NoteRow, ...]:
    """Say which notes, of those named and those to whom is named, are ready now or no longer.

    What holds for good is seen when a note is next at the desk: it may concern thousands.
    """
    before: dict[int, NoteRow] = {}
    for way in changed:
        if way.note_id is not None:
            before[way.note_id] = notes.get(way.note_id)
        elif way.party_id is not None:
            before |= {note.id: note for note in notes.of(way.party_id)}
    at_the_desk = [
        note for note in before.values() if note.open and note.state in {State.DRAFT, State.READY}
    ]
    after = [draft.write(desk, _debts(note), note.text).note for note in at_the_desk]
    return tuple(note for note in after if note.state is not before[note.id].state)


def _debts(note: NoteRow) -> tuple[OwedRow, ...]:
    return owing.for_note(str(note.id))
