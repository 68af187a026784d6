"""Commands for the words and their way: write, check, posted, thanked, waive."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penned.cli.asking import FINDINGS, AsJson, is_conversation, open_desk, parse_day
from penned.errors import BadInput

if TYPE_CHECKING:
    from penned.desk.draft import Taken
    from penned.moments import Standing

On = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help="2026-11-20, today or yesterday.")
]

For = Annotated[
    str,
    typer.Option("--for", metavar="WORDS", help="Only what is owed for this, of several things."),
]


class How(StrEnum):
    """How somebody was thanked without a card."""

    IN_PERSON = "in person"
    CALL = "by phone"
    POST = "by post"
    EMAIL = "by e-mail"


def write(
    context: typer.Context,
    who: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHO|NOTE]",
            help="A name, or a note's number; without it, whoever is most pressing.",
        ),
    ] = None,
    text: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The words: a file, - for standard input, or a folder of notes headed “To: NAME”.",
        ),
    ] = None,
    page: Annotated[
        bool | None,
        typer.Option(
            "--page/--editor",
            help="On the writing page, or in your editor; else in the editor that EDITOR names, "
            "on the page where it names none.",
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """Write a note; the coach asks back.

    The occasion's questions come first, then the paper with your answers beside it.
    A note is ready when nothing stands against it; until then it is kept as a draft.
    """
    desk = open_desk(context)
    if text is None and not is_conversation():
        raise BadInput(
            "there is nobody here to write with",
            cure="Run this in a terminal, or give the words with --text FILE.",
        )
    if text is None:
        from penned.cli import at_the_desk

        chosen = at_the_desk.Paper.PAGE if page else at_the_desk.Paper.EDITOR
        paper = at_the_desk.usual_paper() if page is None else chosen
        ready = at_the_desk.write(desk, who or "", paper)
    else:
        from penned.cli import reports
        from penned.desk import draft

        done = draft.take(desk, who or "", text)
        reports.written(done, json=json)
        if not json:
            _speaks_against(done)
        ready = not done.refused and all(each.ready for each in done.written)
    if not ready:
        raise typer.Exit(FINDINGS)


def _speaks_against(done: Taken) -> None:
    """Say whose notes cannot simply be printed, while the writer is at it."""
    from penned.cli import address_book
    from penned.desk import hindered

    found = hindered.among(each.note.party for each in done.written)
    for each in found.values():
        address_book.hindrances(each)


def check(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="[FILE|FOLDER|-]",
            help="The note, or a folder of notes headed “To: NAME”; - or nothing reads standard "
            "input.",
        ),
    ] = "-",
    to: Annotated[str, typer.Option(metavar="NAME", help="Whom it is for.")] = "",
    occasion: Annotated[
        str, typer.Option(metavar="KIND", help="gift, dinner, interview: `penned occasion list`.")
    ] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="Every note of the ledger that is not posted yet.")
    ] = False,
    why: Annotated[bool, typer.Option("--why", help="Say why it asks, and who says so.")] = False,
    json: AsJson = False,
) -> None:
    """Let the coach read a text, or many.

    It asks; it never writes. Where NAME is owed thanks, the coach knows for what.
    Of many notes it says which are one letter to several people, and what they repeat.
    """
    from penned.cli import proof
    from penned.desk import advise, files, manuscript

    if everything or files.is_folder(Path(file)):
        ready = _check_many(
            context, file, to=to, occasion=occasion, everything=everything, json=json
        )
    else:
        note = manuscript.read(file)
        to = manuscript.addressee(note, to)
        told = advise.check(note.text, to=to, occasion=occasion, ledger=context.obj)
        proof.verdict(told, note.text, to=to, json=json, why=why)
        ready = told.ready
    if not ready:
        raise typer.Exit(FINDINGS)


def _check_many(
    context: typer.Context, folder: str, *, to: str, occasion: str, everything: bool, json: bool
) -> bool:
    from penned.cli import piles as shown
    from penned.cli import say
    from penned.desk import piles

    if to:
        raise BadInput("these are notes to several people", cure="Leave out the name.")
    each = say.progress("Reading")
    if not everything:
        found = piles.in_folder(Path(folder), occasion=occasion, ledger=context.obj, each=each)
    elif folder != "-" or occasion:
        raise BadInput("--all reads the notes of the ledger", cure="Give it nothing else.")
    else:
        found = piles.under_way(open_desk(context), each=each)
    shown.show(found, json=json)
    return found.ready


def posted(
    context: typer.Context,
    which: Annotated[
        list[str], typer.Argument(metavar="NOTE...", help="Numbers of notes, or names.")
    ],
    on: On = None,
    json: AsJson = False,
) -> None:
    """Say that cards are in the post.

    From then on their readers are thanked, and stay thanked.
    """
    from penned.cli import reports
    from penned.desk import send

    desk = open_desk(context)
    reports.posted(send.posted(desk, which, on=parse_day(on, desk.today())), json=json)


def thanked(
    context: typer.Context,
    who: Annotated[str, typer.Argument(metavar="WHO")],
    how: Annotated[How, typer.Option(help="How it was said.")] = How.IN_PERSON,
    thing: For = "",
    on: On = None,
    json: AsJson = False,
) -> None:
    """Say that somebody was thanked without a card.

    Face to face, on the telephone, or with a card that Penned did not make.
    """
    from penned.moments import Standing

    standing = Standing.THANKED_IN_PERSON if how is How.IN_PERSON else Standing.THANKED
    _settle(context, who, standing, thing=thing, on=on, how=how.value, json=json)


def waive(
    context: typer.Context,
    who: Annotated[str, typer.Argument(metavar="WHO")],
    why: Annotated[str, typer.Option(help="For your own memory.")] = "",
    thing: For = "",
    undo: Annotated[bool, typer.Option("--undo", help="Owe it again.")] = False,
    on: On = None,
    json: AsJson = False,
) -> None:
    """Let a debt of thanks go, or take that back."""
    from penned.cli import reports
    from penned.desk import follow_up
    from penned.moments import Standing

    if undo:
        reports.settled(follow_up.reopen(open_desk(context), who, thing=thing), json=json)
    else:
        _settle(context, who, Standing.WAIVED, thing=thing, on=on, how=why, json=json)


def _settle(
    context: typer.Context,
    who: str,
    standing: Standing,
    *,
    thing: str,
    on: str | None,
    how: str,
    json: bool,
) -> None:
    from penned.cli import reports
    from penned.desk import follow_up

    desk = open_desk(context)
    day = parse_day(on, desk.today())
    debts = follow_up.settle(desk, who, standing, thing=thing, on=day, how=how)
    reports.settled(debts, json=json)
