"""Ask a second reader: what is sent to it, on which occasions, and what it then had to say.

It may ask, and say how a draft reads; nothing of that is kept or put into a note.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from penned import occasions
from penned.desk.second_reader import endpoint
from penned.desk.second_reader.heard import heard
from penned.desk.second_reader.words import told_to
from penned.errors import BadInput
from penned.moments import Moment
from penned.people import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned import coach
    from penned.desk.second_reader.endpoint import Endpoint
    from penned.desk.second_reader.heard import Heard

WHOLE = 60.0
"""Seconds for the whole answer to be here."""
MOST_DRAFT = 4000
"""Characters of a draft that are sent: more is no note."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a second reader had to say, as far as it may be shown, and which one it was."""

    by: Endpoint
    heard: Heard


def named(by: str = "") -> Endpoint | None:
    """The second reader at the URL `by`, or the one that the environment names; None without any.

    Raises `BadInput`, see `endpoint.named`.
    """
    return endpoint.named(by, os.environ)


def may_be_asked(known: coach.Context, draft: str = "") -> bool:
    """Whether this is an occasion on which a machine may be asked: not mourning, not illness.

    A draft that tells of either is not sent, whatever the occasion is called.
    """
    moment = known.moment
    told = (moment.occasion, moment.what) if moment else ()
    is_sorry = not known.manner.nudge or any(not occasions.profile(each).nudge for each in told)
    return not is_sorry and not occasions.tells_of_sorrow(draft)


def ask(
    reader: Endpoint, known: coach.Context, draft: str = "", *, whole: float = WHOLE
) -> Opinion:
    """Ask for questions about the moment and, with a draft, for how it reads.

    Raises `BadInput` where there is nothing to ask about, `Unreachable` where no answer came
    within `whole` seconds.
    """
    moment = replace(known.moment or Moment(givers=known.to), occasion=known.kind_of_occasion)
    if not (moment.told or draft.strip()):
        raise BadInput("there is nothing to ask about yet", cure="Capture what happened first.")
    from penned.desk.second_reader import errand  # noqa: PLC0415 - urllib3 opens a socket to load

    answer = errand.ask(reader, messages(moment, draft), whole=whole)
    return Opinion(reader, heard(answer, moment, to=known.to, draft=draft))


def messages(moment: Moment, draft: str = "") -> tuple[tuple[str, str], ...]:
    """All that is sent, each message with its role: the moment and the draft, if there is one."""
    told = [told_to("questions"), *([told_to("reading")] if draft else ())]
    notes = "\n".join(_notes(moment))
    written = f"\n\nTheir draft:\n{draft[:MOST_DRAFT]}" if draft else ""
    return ("system", " ".join(told)), ("user", f"Their notes:\n{notes}{written}")


def _notes(moment: Moment) -> Iterator[str]:
    givers = " and ".join(names.parse(giver).salutation for giver in moment.givers)
    noted = {
        "Occasion": moment.occasion,
        "To": givers,
        "What": moment.what,
        "Detail": moment.detail,
        "Difference": moment.difference,
        "Also": moment.also,
        "Next": moment.next,
    }
    return (f"{name}: {words}" for name, words in noted.items() if words)
