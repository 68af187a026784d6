"""The note: its words, its states and the legal moves between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from penned.errors import Refused


@dataclass(frozen=True, slots=True)
class Note:
    """What goes on one card.

    `text` is everything the reader will read, greeting and close included, paragraphs parted by
    an empty line; `to` are the names it is for, as in the address book.
    """

    text: str
    to: tuple[str, ...] = ()
    occasion: str = ""


class State(StrEnum):
    """Where a note is on its way."""

    DRAFT = "draft"
    READY = "ready"
    WRITTEN = "written"
    POSTED = "posted"
    ARRIVED = "arrived"


_MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.DRAFT, State.READY}),
    State.READY: frozenset({State.DRAFT, State.READY, State.WRITTEN}),
    State.WRITTEN: frozenset({State.DRAFT, State.READY, State.WRITTEN, State.POSTED}),
    State.POSTED: frozenset({State.ARRIVED}),
    State.ARRIVED: frozenset(),
}

_WHY_NOT = {
    State.DRAFT: "it is still a draft: mend what the coach asked about first",
    State.READY: "it is ready but not on paper yet: print it first",
    State.WRITTEN: "it is written but not posted yet",
    State.POSTED: "it is in the post already",
    State.ARRIVED: "it has arrived already",
}


def move(now: State, to: State) -> State:
    """The state after the move from `now` to `to`; `Refused` with the reason where there is none.

    An edit takes a written note back to draft or ready: the card on the desk no longer says what
    the note says. A written note may be written anew, on another card. A posted note is out of
    reach.
    """
    if to not in _MOVES[now]:
        raise Refused(f"this note cannot become {to}: {_WHY_NOT[now]}")
    return to
