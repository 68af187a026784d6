"""Reading mail, message by message: what each is passed over for, or proposes."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.sources import calendar
from penned.sources.mail import body, message, recognise, senders, telling, written
from penned.sources.mail.mailbox import Mailbox
from penned.sources.mail.senders import Circle
from penned.told import Fault, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.sources.mail.mailbox import Lines, Raw
    from penned.sources.mail.message import Heading
    from penned.sources.mail.recognise import Recognised
    from penned.sources.proposing import Beside
    from penned.told import Told

DAYS = 400
"""How far back messages are read: who helped years ago is remembered, or was thanked."""
MOST_MESSAGES = 500_000
_MOST_FAULTS = 1_000
_SAME_GIFT = timedelta(days=14)  # a shop writes when a gift is bought, sent and delivered

_OWN, _OLD = "that you sent", "of long ago"
_BULK, _AUTOMATIC = "newsletters and lists", "automatic answers"


def read(data: bytes, name: str, beside: Beside, *, days: int = DAYS) -> Reading:
    """Read a message (.eml, .emlx) or a mailbox (mbox): see `read_stream`."""
    return read_stream(io.BytesIO(data), name, beside, days=days)


def read_stream(lines: Lines, name: str, beside: Beside, *, days: int = DAYS) -> Reading:
    """Read mail from an open file, message by message, and propose the kindnesses it tells of.

    Looked at are the messages of the last `days`. Rows are numbered as the messages are, from 1. Of
    a message nothing is kept but the one sentence that says it. A message that cannot be read is a
    fault. Raises `BadInput` where there is no mail at all, or more than can be.
    """
    mailbox = Mailbox(lines)
    postman = _Postman(beside, days)
    for raw in mailbox:
        if raw.number > MOST_MESSAGES:
            raise BadInput(
                f"this mailbox has more than {MOST_MESSAGES:,} messages",
                where=name,
                cure="Import it in parts: a folder or a year at a time.",
            )
        postman.take(raw)
    if not postman.messages:
        raise BadInput("there is no mail in it", where=name)
    return postman.reading(name, mailbox.digest)


class _Postman:
    """Takes one message after the other, and keeps what is proposed."""

    def __init__(self, beside: Beside, days: int) -> None:
        self.messages = 0
        self._beside = beside
        self._circle = Circle.around(beside)
        self._since = beside.today - timedelta(days=days)
        self._passed_over: Counter[str] = Counter()
        self._told: dict[str, Told] = {}
        self._gifts: dict[tuple[str, ...], list[Told]] = defaultdict(list)
        self._faults: list[Fault] = []

    def take(self, raw: Raw) -> None:
        """Read one message."""
        self.messages += 1
        heading = message.heading(raw, self._circle)
        if why := self._why_not(heading):
            self._passed_over[why] += 1
            return
        try:
            for told in self._tell(raw, heading):
                self._told.setdefault(told.key, told)
        except BadInput as fault:
            if len(self._faults) < _MOST_FAULTS:
                subject = f"“{heading.subject}”: " if heading.subject else ""
                self._faults.append(Fault(heading.number, f"{subject}{fault.what}"))

    def _why_not(self, heading: Heading) -> str:
        """Why a message is passed over, "" where it is read."""
        if heading.own:
            return _OWN
        if heading.sent and heading.sent.date() < self._since:
            return _OLD
        if heading.automatic and senders.is_person(heading.sender):
            return _AUTOMATIC
        return "" if recognise.may_tell(heading) else _BULK

    def _tell(self, raw: Raw, heading: Heading) -> Iterator[Told]:
        """What a message proposes, in its words or else by an invitation that came with it."""
        said = body.read(raw.data)
        letter = message.message(heading, written.read(said.text))
        found = recognise.kindness(letter, self._circle)
        told = telling.tell(letter, found, self._circle) if found else None
        if found and told:
            yield from () if self._is_told_again(found, told) else (told,)
            return
        for invitation in said.invitations:
            name = f"message {heading.number}"
            for row in calendar.read(invitation, name, self._beside).rows:
                yield replace(row, row=heading.number)

    def _is_told_again(self, found: Recognised, told: Told) -> bool:
        """Whether a shop writes of a gift once more: bought, sent, delivered."""
        if found.rule.by_person or not told.moment:
            return False
        plain = set(found.rule.plain.values())
        others = self._gifts[told.moment.givers]
        again = any(_are_one(told, other, plain) for other in others)
        others.append(told)
        return again

    def reading(self, name: str, digest: str) -> Reading:
        """All that was read."""
        about = [("messages", f"{self.messages:,}")]
        if self._passed_over:
            counts = [f"{count:,} {why}" for why, count in sorted(self._passed_over.items())]
            about.append(("passed over", ", ".join(counts)))
        own = (
            "Penned does not know your e-mail addresses, so that mail of your own may be among "
            "these; say them with --me."
        )
        return Reading(
            kind="mail",
            name=name,
            digest=digest,
            rows=tuple(self._told.values()),
            faults=tuple(self._faults),
            remarks=() if self._circle.mine else (own,),
            about=tuple(about),
        )


def _are_one(told: Told, other: Told, plain: set[str]) -> bool:
    """Whether two messages tell of one gift; one of them may not name it."""
    one, two = told.moment, other.moment
    if one is None or two is None or one.occasion != two.occasion:
        return False
    near = one.on is None or two.on is None or abs(one.on - two.on) <= _SAME_GIFT
    return near and (one.what == two.what or one.what in plain or two.what in plain)
