"""A text with what is known around it, on which a rule must speak or keep silent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from penned.coach.advice import Context
from penned.errors import BadInput
from penned.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule."""

    text: str
    context: Context = field(default_factory=Context)


def read_example(given: str | Mapping[str, Any]) -> Example:
    """An example as a file has it: a text, or a table of the text and what is known around it.

    The table's keys are `text`, `to`, `occasion`, `siblings`, `earlier`, `others` (a list of
    moments), `today`, `custom`, `room`, and those of the note's own moment: `what`, `givers` ...
    """
    if isinstance(given, str):
        return Example(given)
    try:
        table = dict(given)
        text = table.pop("text")
        context = Context(
            to=tuple(table.pop("to", ())),
            occasion=table.pop("occasion", ""),
            other_moments=tuple(map(_moment, table.pop("others", ()))),
            siblings=tuple(table.pop("siblings", ())),
            earlier=tuple(table.pop("earlier", ())),
            today=table.pop("today", None),
            custom=table.pop("custom", ""),
            room=table.pop("room", None),
            moment=_moment(table) if table else None,
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise BadInput(f"the example {given!r} cannot be read: {fault}") from fault
    return Example(text, context)


def _moment(table: Mapping[str, Any]) -> Moment:
    return Moment(**{**table, "givers": tuple(table.get("givers", ()))})
