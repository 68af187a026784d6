"""The drawer at the command line: what is left, sets that come, and paper that went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from penned.cli.asking import AsJson, open_desk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from penned.desk.new_set import Prompt
    from penned.ledger.drawer import ChangeRow, StockRow

stock = typer.Typer(invoke_without_command=True, rich_markup_mode=None)

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A card, an envelope or a stamp of the drawer.")
]
Number = Annotated[int, typer.Argument(metavar="N", min=1)]
Design = Annotated[
    str,
    typer.Option(metavar="NAME", help="Which set: the design on it, or a colour such as olive."),
]
LowMark = Annotated[
    int | None,
    typer.Option("--low-at", metavar="N", min=0, help="At so many left, a new set is wanted."),
]


@stock.callback()
def stock_list(
    context: typer.Context,
    low: Annotated[bool, typer.Option("--low", help="Only where a new set is wanted.")] = False,
    json: AsJson = False,
) -> None:
    """How many cards, envelopes and stamps are left.

    Printing takes from the drawer. Nothing has to be counted: of what is not, there is always
    enough.
    """
    if context.invoked_subcommand:
        return
    from penned.desk import stock as drawer

    open_desk(context)
    found = drawer.stock()
    _list([row for row in found if row.is_low or not low], is_empty=not found, json=json)


@stock.command("show")
def stock_show(
    context: typer.Context, name: Name, design: Design = "", json: AsJson = False
) -> None:
    """What came and went, when, and why."""
    from penned.desk import stock as drawer

    desk = open_desk(context)
    row, changes = drawer.history(name, design)
    _story(row, changes, desk.today(), json=json)


@stock.command("add")
def stock_add(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="A card or envelope (penned stationery list), or a stamp."
        ),
    ],
    many: Annotated[int, typer.Argument(metavar="N", min=1)],
    design: Design = "",
    stamp: Annotated[bool, typer.Option("--stamp", help="It is a sort of stamps.")] = False,
    low_at: LowMark = None,
    json: AsJson = False,
) -> None:
    """Put a set into the drawer."""
    from penned.cli import say
    from penned.desk import new_set
    from penned.desk import stock as drawer

    desk = open_desk(context)
    row = drawer.add(desk, drawer.sort(name, design, stamp=stamp), many, low=low_at)
    asked = new_set.prompt(desk)
    if json:
        return say.as_json({"stock": _facts(row), "prompt": _prompt_facts(asked)})
    _told([row], f"{many} more", json=False)
    return _ask(asked, desk.today())


@stock.command("set")
def stock_set(
    context: typer.Context,
    name: Name,
    left: Annotated[int | None, typer.Argument(metavar="[N]", min=0)] = None,
    design: Design = "",
    low_at: LowMark = None,
    json: AsJson = False,
) -> None:
    """Say how many there really are, or where the low mark is."""
    from penned.desk import stock as drawer
    from penned.errors import BadInput

    if left is None and low_at is None:
        raise BadInput("say how many there are", cure="Or where the low mark is, with --low-at.")
    desk = open_desk(context)
    row = drawer.count(desk, drawer.find(name, design), left, low=low_at)
    _told([row], "counted" if left is not None else "a new low mark", json=json)


@stock.command("spoiled")
def stock_spoiled(
    context: typer.Context, name: Name, many: Number, design: Design = "", json: AsJson = False
) -> None:
    """Take away what went wrong in the printer."""
    from penned.desk import stock as drawer

    desk = open_desk(context)
    row = drawer.spoil(desk, drawer.find(name, design), many)
    _told([row], f"{many} spoiled", json=json)


@stock.command("back")
def stock_back(
    context: typer.Context,
    which: Annotated[str, typer.Argument(metavar="NOTE", help="A note's number, or a name.")],
    json: AsJson = False,
) -> None:
    """Put back what a note took.

    For a card that was laid out and never printed: what its last print run took is there again.
    """
    from penned.desk import stock as drawer

    desk = open_desk(context)
    _told(drawer.put_back(desk, which), "back in the drawer", json=json)


@stock.command("forget")
def stock_forget(
    context: typer.Context, name: Name, design: Design = "", json: AsJson = False
) -> None:
    """Count a paper no longer.

    From then on there is always enough of it.
    """
    from penned.cli import say
    from penned.desk import stock as drawer

    desk = open_desk(context)
    row = drawer.forget(desk, drawer.find(name, design))
    if json:
        return say.as_json([_facts(row)])
    return say.line(f"The {row.sort.called()} are counted no longer; {row.left} were left.")


def _list(rows: Sequence[StockRow], *, is_empty: bool, json: bool) -> None:
    from penned.cli import say

    if json:
        return say.as_json([_facts(row) for row in rows])
    if is_empty:
        say.line("Nothing is counted in the drawer.")
        return say.line("Begin with: penned stationery stock add us-a7-folded 20", style=say.QUIET)
    if not rows:
        return say.line("There is enough of everything.")
    table = say.table("In the drawer", "", "Design", "Left", "")
    table.columns[3].justify = "right"
    kind = ""
    for row in rows:
        sort, wanted = row.sort, "time for a new set" if row.is_low else ""
        first = f"{sort.kind.capitalize()}s" if sort.kind != kind else ""
        kind = sort.kind
        table.add_row(first, say.words(sort.name), say.words(sort.design), f"{row.left:,}", wanted)
    return say.show(table)


def _story(row: StockRow, changes: Sequence[ChangeRow], today: date, *, json: bool) -> None:
    from penned.cli import say

    if json:
        return say.as_json(_facts(row) | {"changes": [_change_facts(each) for each in changes]})
    say.line(f"{row.left:,} {row.sort.called(row.left)} left; low at {row.low}.")
    table = say.table("When", "Change", "Left", "Why", "By")
    for column in table.columns[1:3]:
        column.justify = "right"
    for each in changes:
        why = f"{each.why}, note {each.note_id}" if each.note_id else each.why
        day = say.short_day(each.at.astimezone().date(), today)
        table.add_row(day, f"{each.change:+,}", f"{each.left:,}", why, say.words(each.by))
    return say.show(table)


def _told(rows: Sequence[StockRow], what: str, *, json: bool) -> None:
    from penned.cli import say

    if json:
        return say.as_json([_facts(row) for row in rows])
    for row in rows:
        wanted = "; time for a new set" if row.is_low else ""
        called = row.sort.called()
        say.line(f"{called[0].upper()}{called[1:]}: {what}, {row.left:,} left{wanted}.")
    return None


def _ask(prompt: Prompt | None, today: date) -> None:
    """Why one bought them: a name, or a question; never more than a few lines."""
    from penned.cli import say
    from penned.desk import new_set

    if prompt is None:
        return None
    if prompt.waiting:
        named, more = prompt.waiting[: new_set.FEW], len(prompt.waiting) - new_set.FEW
        others = f" and {more} more" if more > 0 else ""
        say.line(f"Without a note so far: {', '.join(named)}{others}.", style=say.ASKED)
        return say.line(f'Begin with: penned write "{named[0]}"', style=say.QUIET)
    say.line(prompt.question, style=say.ASKED)
    for name, day in prompt.long_ago:
        say.line(f"  {name}, last thanked on {say.short_day(day, today)}", style=say.QUIET)
    return say.line(
        f"Begin with: penned capture WHAT --from NAME --occasion {new_set.OCCASION}",
        style=say.QUIET,
    )


def _facts(row: StockRow) -> dict[str, Any]:
    return {
        "kind": row.sort.kind,
        "name": row.sort.name,
        "design": row.sort.design,
        "left": row.left,
        "low_at": row.low,
        "low": row.is_low,
    }


def _change_facts(each: ChangeRow) -> dict[str, Any]:
    return {
        "change": each.change,
        "left": each.left,
        "why": each.why,
        "note": each.note_id,
        "at": each.at.isoformat(),
        "by": each.by,
    }


def _prompt_facts(prompt: Prompt | None) -> dict[str, Any] | None:
    if prompt is None:
        return None
    return {
        "waiting": prompt.waiting,
        "question": prompt.question,
        "source": prompt.source,
        "long_ago": [{"who": name, "last_thanked": day} for name, day in prompt.long_ago],
    }
