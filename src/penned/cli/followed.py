"""How following up is told: what was put off, reminders, a timeline, the quiet, a year."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from penned.cli import say
from penned.cli.lists import debt_facts
from penned.desk.reminding import SAID

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from penned.desk.out_of_the_blue import Quiet, Suggestion
    from penned.desk.reminding import Delivery
    from penned.desk.reminding.wording import Message
    from penned.desk.timeline import Entry, Timeline
    from penned.desk.year import Year
    from penned.ledger.feeds import FeedRow
    from penned.ledger.owed import OwedRow

_BLOCKS = "▁▂▃▄▅▆▇█"
_MONTHS = ["J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"]


def put_off(debts: Sequence[OwedRow], *, today: date, json: bool) -> None:
    """Debts that were put off, or are shown again."""
    if json:
        return say.as_json([debt_facts(debt) | {"later": debt.later} for debt in debts])
    for debt in debts:
        thing = f"{debt.party.name}, {debt.moment.what}"
        if debt.later is None:
            say.line(f"{thing}: on your list again.")
        elif debt.how:
            say.line(f"{thing}: later, {debt.how}. It is back on {_near(debt.later, today)}.")
        else:
            say.line(f"{thing}: later. It is back on {_near(debt.later, today)}.")
    return None


def handed_on(debts: Sequence[OwedRow], *, json: bool) -> None:
    """Debts that somebody else answers, or you again."""
    if json:
        return say.as_json([debt_facts(debt) for debt in debts])
    for debt in debts:
        writes = f"{debt.how} writes" if debt.settled_on else "you write"
        say.line(f"{debt.party.name}, {debt.moment.what}: {writes}.")
    return None


@dataclass(frozen=True, slots=True)
class Terminal:
    """A reminder in the terminal."""

    json: bool = False
    name: str = "terminal"

    def say(self, message: Message, key: str) -> Delivery:  # noqa: ARG002 - paper knows no keys
        """Print it."""
        reminded(message, json=self.json)
        say.out.file.flush()
        return SAID


def reminded(message: Message | None, *, json: bool) -> None:
    """What there is to say."""
    if json:
        return say.as_json(_message_facts(message))
    if message is None:
        say.line("Nothing to say today.")
        return None
    for told in message.things:
        say.line(told.says)
        if told.context:
            say.line(f"  {told.context}", style=say.QUIET)
    if message.ending:
        say.line(message.ending)
    return None


def delivered(message: Message | None, *, by: str, json: bool) -> None:
    """What was said by another way than here."""
    if json:
        return say.as_json(_message_facts(message))
    told = f"{say.count(len(message.things), 'thing')} told by {by}." if message else ""
    say.line(told or "Nothing to say today.")
    return None


def timeline(told: Timeline, *, json: bool) -> None:
    """One person or household, year by year."""
    if json:
        return say.as_json(
            {"who": told.party.name, "entries": [_entry_facts(e) for e in told.entries]}
        )
    say.line(told.party.name, style=say.LOUD)
    if not told.entries:
        say.line("Nothing is known yet.")
    year = None
    for entry in told.entries:
        if entry.on.year != year:
            year = entry.on.year
            say.line()
            say.line(str(year), style=say.QUIET)
        lives = f"lived at {say.address(entry.where)}" if entry.where else ""
        say.line(f"  {entry.on.day:>2} {entry.on:%b}  {entry.says or lives}")
        for more in entry.more:
            say.line(f"          {more}", style=say.QUIET)
    return None


def quiet(found: Sequence[Quiet], *, json: bool) -> None:
    """Whom one has not thanked for long."""
    if json:
        return say.as_json(
            [
                {"who": q.party.name, "relation": q.relation, "last": q.on, "for": q.what}
                for q in found
            ]
        )
    if not found:
        say.line("Nobody has been without a word from you for long.")
        return None
    table = say.table("Who", "", "Last thanked", "For")
    for each in found:
        table.add_row(
            say.words(each.party.name),
            each.relation,
            say.day(each.on),
            say.words(each.what),
        )
    say.show(table)
    return None


def wednesday(chosen: Suggestion | None, *, json: bool) -> None:
    """The suggestion of the week."""
    if json:
        return say.as_json(_suggestion_facts(chosen) if chosen else None)
    if chosen is None:
        say.line("Nobody comes to mind this week.")
        return None
    name = chosen.party.name
    say.line(f"For Wednesday, {say.day(chosen.on)}: {name}, out of the blue.", style=say.LOUD)
    if chosen.years_ago:
        on, what = chosen.years_ago
        years = say.count(chosen.on.year - on.year, "year")
        say.line(f"{years} ago, on {say.day(on)}: {what}.")
    if chosen.last and chosen.last != chosen.years_ago:
        on, what = chosen.last
        say.line(f"You last thanked them on {say.day(on)}, for {what}.")
    say.line(chosen.question)
    say.line(
        f'  penned capture "..." --from "{name}" --occasion wednesday, '
        "or penned wednesday --another",
        style=say.QUIET,
    )
    return None


def year(told: Year, *, json: bool) -> None:
    """The numbers of a year, and its weeks as a small picture."""
    if json:
        return say.as_json(asdict(told))
    say.line(str(told.year), style=say.LOUD)
    if not (told.people or told.kept):
        say.line("Nothing is written down for it yet.")
        return None
    notes = [say.count(told.notes, "note")]
    if told.otherwise:
        notes.append(f"{told.otherwise} thanked without a card")
    say.line(f"{', '.join(notes)}; {say.count(told.people, 'person', 'people')} reached.")
    if told.first_time:
        say.line(
            f"{say.count(told.first_time, 'person', 'people')} heard from you for the first time."
        )
    if told.kept:
        say.line(f"{say.count(told.kept, 'entry', 'entries')} kept in the journal.")
    say.line()
    say.line(_weeks(told.weeks))
    say.line(_scale(told), style=say.QUIET)
    return None


def address(row: FeedRow, token: str, *, json: bool) -> None:
    """A new address, with its secret, this once."""
    path = f"/feed/{token}.ics"
    if json:
        return say.as_json(_feed_facts(row) | {"path": path})
    say.line(f"Address {row.id}: {path}", style=say.LOUD)
    say.line("It is shown this once; put it behind the address of your site.")
    say.line(f"Who has it can read it. To end that: penned feed revoke {row.id}", style=say.QUIET)
    return None


def addresses(found: Sequence[FeedRow], *, json: bool) -> None:
    """All addresses, without their secrets."""
    if json:
        return say.as_json([_feed_facts(row) for row in found])
    if not found:
        say.line("No address leads to your calendar.")
        return None
    table = say.table("Address", "Made", "Says", "")
    for row in found:
        says = "whom to write to, and for what" if row.names else "a note to write"
        ended = f"revoked {_local(row.revoked_at)}" if row.revoked_at else ""
        table.add_row(str(row.id), _local(row.made_at), says, ended)
    say.show(table)
    return None


def _weeks(weeks: Sequence[int]) -> str:
    """One block a week, higher for more; a dot where nothing was said, which is no fault."""
    most = max(weeks)
    top = len(_BLOCKS) - 1
    scaled = [each if most <= top else -(-each * top // most) for each in weeks]
    return "".join(_BLOCKS[each] if each else "·" for each in scaled)


def _scale(told: Year) -> str:
    """The first letters of the months below the weeks in which they begin."""
    first = date(told.year, 1, 1)
    monday = first - timedelta(days=first.weekday())
    line = [" "] * len(told.weeks)
    for month, letter in enumerate(_MONTHS, 1):
        week = (date(told.year, month, 1) - monday).days // 7
        if week < len(line):
            line[week] = letter
    return "".join(line)


def _near(day: date, today: date) -> str:
    return f"{day:%A}, {say.day(day)}" if (day - today).days < 30 else say.day(day)


def _local(at: datetime | None) -> str:
    return say.day(at.astimezone().date()) if at else ""


def _message_facts(message: Message | None) -> dict[str, Any] | None:
    if message is None:
        return None
    things = [
        {
            "about": told.wanted.item,
            "why": told.wanted.why,
            "since": told.wanted.on,
            "says": told.says,
            "context": told.context,
        }
        for told in message.things
    ]
    return {"title": message.title, "things": things, "ending": message.ending}


def _entry_facts(entry: Entry) -> dict[str, Any]:
    where = say.address(entry.where)
    return {"on": entry.on, "kind": entry.kind, "says": entry.says or where, "more": entry.more}


def _suggestion_facts(chosen: Suggestion) -> dict[str, Any]:
    return {
        "who": chosen.party.name,
        "on": chosen.on,
        "question": chosen.question,
        "last": chosen.last,
        "years_ago": chosen.years_ago,
    }


def _feed_facts(row: FeedRow) -> dict[str, Any]:
    return {
        "number": row.id,
        "names": row.names,
        "made_at": row.made_at,
        "by": row.by,
        "revoked_at": row.revoked_at,
    }
