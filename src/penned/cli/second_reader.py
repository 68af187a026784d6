"""The command that asks: the coach's own questions, and a second reader's where one is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from penned.cli.asking import FINDINGS, AsJson, open_desk
from penned.errors import Unreachable

if TYPE_CHECKING:
    from penned import coach
    from penned.desk.second_reader import Endpoint, Opinion


def ask(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="[FILE|-]", help="A draft; - reads standard input.")
    ] = "",
    to: Annotated[str, typer.Option(metavar="NAME", help="Whom it is for.")] = "",
    occasion: Annotated[
        str, typer.Option(metavar="KIND", help="gift, dinner, interview: `penned occasion list`.")
    ] = "",
    by: Annotated[
        str,
        typer.Option(
            metavar="URL", help="A second reader for this once; else PENNED_SECOND_READER names it."
        ),
    ] = "",
    wait: Annotated[
        int, typer.Option(metavar="SECONDS", min=1, max=600, help="For the second reader.")
    ] = 60,
    json: AsJson = False,
) -> None:
    """Be asked about a draft or, without one, about what happened.

    Without a name too, it is about whoever is most pressing.
    The coach asks first. A second reader, a language model on your own machine or elsewhere, is
    asked only if you name one; what it says is shown apart and never put into a note.
    More of it: docs/second-reader.md.
    """
    from penned import catalogue, coach
    from penned.cli import apart
    from penned.desk import advise, manuscript, second_reader

    reader = second_reader.named(by)
    note = manuscript.read(file) if file else None
    to = manuscript.addressee(note, to) if note else to
    if not (note or to):
        to = _most_pressing(context, json=json)
    known = advise.context(to=to, occasion=occasion, ledger=context.obj)
    if note:
        review = coach.review(note.text, known, more=catalogue.more_rules())
        own = apart.review(review, note.text, json=json)
    else:
        own = apart.questions(_open_questions(context, to), json=json)
    draft = note.text if note else ""
    asked = reader if second_reader.may_be_asked(known, draft) else None
    opinion = fault = None
    try:
        opinion = _asked(asked, known, draft, wait) if asked else None
    except Unreachable as error:
        fault = error
    apart.second(own, reader, opinion, fault, json=json)
    if fault:
        raise fault
    if note and not review.ready:
        raise typer.Exit(FINDINGS)


def _most_pressing(context: typer.Context, *, json: bool) -> str:
    """The name of whoever is to be written to next, told as `write` tells it."""
    from penned.cli import say
    from penned.desk import draft, follow_up

    debts = follow_up.next_to_write(open_desk(context))
    if not json:
        say.line(f"To {debts[0].party.name}: {draft.about(debts)}")
    return debts[0].party.name


def _open_questions(context: typer.Context, who: str) -> list[str]:
    """The occasion's own questions that wait for an answer."""
    from penned.desk import beside, owing

    open_desk(context)
    return [slip.question for slip in beside.slips(owing.for_note(who)) if slip.is_open]


def _asked(reader: Endpoint, known: coach.Context, draft: str, wait: int) -> Opinion:
    """Ask; what goes where is told beforehand."""
    from penned.cli import apart
    from penned.desk import second_reader

    with apart.sending(reader, draft=bool(draft)):
        return second_reader.ask(reader, known, draft, whole=wait)
