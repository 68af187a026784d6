"""The command for taking in: import, with what is asked before, and its undoing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penned.cli.asking import (
    DONE,
    FINDINGS,
    AsJson,
    DateWords,
    is_conversation,
    open_desk,
    parse_mapping,
    parse_number,
)
from penned.errors import BadInput, NotFound, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.desk import Desk
    from penned.desk.drop_folder import Dropped
    from penned.desk.taking_in import File, Imported, Wishes
    from penned.errors import PennedError
    from penned.sources.columns import ColumnsNeeded
    from penned.sources.giftlist import DateOrder, DateOrderNeeded
    from penned.told import Reading


Kind = Annotated[
    str, typer.Option("--as", metavar="KIND", help="gifts, donors, contacts, calendar, mail, ...")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="COLUMN=FIELD", help="Say what a column holds; repeat it for several."
    ),
]
Dates = Annotated[
    DateWords | None, typer.Option(help="How 04/05/2026 is meant: day first or month first.")
]
Sheet = Annotated[
    str | None, typer.Option(metavar="NAME", help="Which sheet of a workbook to take.")
]
Group = Annotated[
    str, typer.Option(metavar="one|each", help="A gift of several: one note, or one to each.")
]
Me = Annotated[
    list[str] | None,
    typer.Option("--me", metavar="ADDRESS", help="Your e-mail, for calendars and mail."),
]


def import_(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Gift lists, donors, contacts, calendars, mail, journals."
        ),
    ],
    kind: Kind = "",
    mapping: Columns = None,
    dates: Dates = None,
    sheet: Sheet = None,
    group: Group = "",
    me: Me = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Take it in without asking.")] = False,
    json: AsJson = False,
) -> None:
    """Take in what you keep already, or undo that.

    The kind of each file is recognised. What was seen before changes nothing.
    Calendars and mail only propose: see them with penned proposed.
    penned import list shows all imports; penned import undo 3 takes the third back.
    penned import drop FOLDER takes in a folder and empties it: each file goes to “done” in it, or
    aside with the reason; without FOLDER the one in PENNED_DROP.
    """
    desk = open_desk(context)
    if files[0] == "undo" and len(files) == 2:
        return _undo(desk, files[1], json=json)
    if files == ["list"]:
        from penned.cli import taken_in
        from penned.desk import taking_in

        return taken_in.runs(taking_in.runs(), json=json)
    from penned.desk.taking_in import Wishes
    from penned.sources.giftlist import DateOrder

    wishes = Wishes(
        kind=kind,
        mapping=parse_mapping(mapping or []),
        dates=DateOrder(dates.value) if dates else None,
        sheet=sheet,
        group=_group(group),
        me=tuple(me or ()),
    )
    if files[0] == "drop" and len(files) <= 2:
        folder = Path(files[1]) if len(files) == 2 else None
        return _drop(desk, folder, wishes, dry_run=dry_run, json=json)
    ask = is_conversation() and not (yes or dry_run or json)
    return _import(desk, files, wishes, ask=ask, dry_run=dry_run, json=json)


def _drop(desk: Desk, folder: Path | None, wishes: Wishes, *, dry_run: bool, json: bool) -> None:
    """Empty a drop folder, or the chosen one; a dry run only reads what lies in it."""
    from penned.cli import dropped
    from penned.desk import drop_folder

    folder = folder or drop_folder.chosen()
    if dry_run:
        waiting = [str(path) for path in drop_folder.waiting(desk, folder)]
        return _import(desk, waiting, wishes, ask=False, dry_run=True, json=json)
    done: list[Dropped] = []
    try:
        done.extend(drop_folder.empty(desk, folder, wishes))
    finally:  # what was put away before the disk failed is told all the same
        findings = dropped.told(done, folder, json=json)
    raise typer.Exit(FINDINGS if findings else DONE)


def _group(said: str) -> str:
    if said not in {"", "one", "each"}:
        raise BadInput(f"--group “{said}” is neither one nor each")
    return said


def _undo(desk: Desk, number: str, *, json: bool) -> None:
    from penned.cli import taken_in
    from penned.desk import taking_in

    undo = taking_in.undo(desk, parse_number(number, "an import"))
    taken_in.undone(undo, run=number, json=json)
    raise typer.Exit(FINDINGS if undo.kept else DONE)


def _import(
    desk: Desk, names: Sequence[str], wishes: Wishes, *, ask: bool, dry_run: bool, json: bool
) -> None:
    from penned.cli import say, taken_in

    done: list[Imported] = []
    refused: list[PennedError] = []
    for path in _paths(desk, names):
        try:
            one = _one(desk, path, wishes, ask=ask, dry_run=dry_run, json=json)
        except (BadInput, NotFound, Refused) as fault:  # the other files are none the worse for it
            refused.append(fault)
            continue
        if one is not None:
            done.append(one)
            if ask:
                taken_in.imported([one], json=False)
    if not ask and (done or not json):
        taken_in.imported(done, json=json)
    for other in refused[1:]:
        say.line(str(other))
    if refused:
        raise refused[0]
    if any(each.has_findings for each in done):
        raise typer.Exit(FINDINGS)


def _paths(desk: Desk, names: Sequence[str]) -> list[Path]:
    """The files of these names; of a folder, those that lie in it."""
    from penned.desk import drop_folder, files

    found: list[Path] = []
    for name in names:
        path = Path(name)
        inside = drop_folder.waiting(desk, path) if files.is_folder(path) else [path]
        if not inside:
            raise BadInput("there is no file in this folder to take in", where=name)
        found += inside
    return found


def _one(
    desk: Desk, path: Path, wishes: Wishes, *, ask: bool, dry_run: bool, json: bool
) -> Imported | None:
    """One file; None where the person says no after the preview."""
    from penned.cli import say, taken_in
    from penned.desk import taking_in

    (file,) = taking_in.files_of(desk, [path])
    if taking_in.is_whole_ledger(file, wishes):
        if not dry_run:
            taken_in.whole(taking_in.put_in_whole(file), file.name, json=json)
        return None
    reading = _settled(desk, file, wishes)
    if ask:
        first = taking_in.take_in(desk, reading, as_of=file.changed, dry_run=True)
        if not first.is_news:
            taken_in.imported([first], json=False)
            return None
        if not taken_in.agreed(first):
            return None
    each = say.progress("Taking in")
    return taking_in.take_in(desk, reading, as_of=file.changed, dry_run=dry_run, each=each)


def _settled(desk: Desk, file: File, wishes: Wishes) -> Reading:
    """Read a file; what it does not tell by itself is asked, and remembered for the next time."""
    from penned.desk import taking_in
    from penned.sources.columns import ColumnsNeeded
    from penned.sources.giftlist import DateOrderNeeded

    while True:
        try:
            return taking_in.read(desk, file, wishes)
        except DateOrderNeeded as question:
            if not is_conversation():
                raise
            wishes = replace(wishes, dates=_order(question))
        except ColumnsNeeded as question:
            if not is_conversation():
                raise
            wishes = replace(wishes, mapping={**wishes.mapping, **_columns(question)})


def _order(question: DateOrderNeeded) -> DateOrder:
    from penned.sources.giftlist import DateOrder

    typer.echo(str(question))
    answer = ""
    while answer not in set(DateOrder):
        answer = typer.prompt("Day first or month first? (dmy or mdy)").strip().lower()
    return DateOrder(answer)


def _columns(question: ColumnsNeeded) -> dict[str, str]:
    """Ask column by column what nobody can know; Enter takes the guess."""
    from penned.cli import say
    from penned.sources.columns import IGNORE, known

    say.line(question.what[:1].upper() + question.what[1:] + ".")
    say.line(f"A column can be: {', '.join((*known(), IGNORE))}.", style=say.QUIET)
    answers: dict[str, str] = {}
    for guess in question.asked:
        samples = "; ".join(guess.samples[:3])
        say.line(f"“{guess.title}”: {samples}" + (f" ({guess.why})" if guess.why else ""))
        answer = ""
        while answer not in {*known(), IGNORE}:
            usual = guess.field or IGNORE
            answer = typer.prompt("  What is it?", default=usual).strip().lower()
        answers[guess.title] = answer
    return answers
