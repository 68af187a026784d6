"""Commands for occasions: what one says thanks for, by when, and what Penned asks."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated, Any

import typer

from penned.cli.asking import AsJson

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.occasions import Occasion, Window

occasion = typer.Typer(
    no_args_is_help=True,
    help="Occasions: by when, and what to remember.",
    rich_markup_mode=None,
)

Custom = Annotated[
    str,
    typer.Option(
        "--custom",
        metavar="COUNTRY",
        help="By the habits of a country; else PENNED_CUSTOM says it, or it is where you live.",
    ),
]


@occasion.command("list")
def occasion_list(context: typer.Context, custom: Custom = "", json: AsJson = False) -> None:
    """All occasions: by when thanks are best written, and one thing that Penned asks."""
    from penned import catalogue
    from penned.cli import lists, say
    from penned.occasions import window_of

    country = _country(context, custom)
    found = catalogue.occasions().values()
    if json:
        return say.as_json([facts(each, country) for each in found])
    table = say.table("Occasion", "Best", "At most", "Penned asks, for one")
    for each in found:
        best, last = _when(each, window_of(each, country))
        asked = {prompt.field: prompt.question for prompt in each.prompts}
        table.add_row(each.key, best, last, say.words(asked.get("detail", "")))
    say.show(table)
    lists.broken(catalogue.faults("occasions"))
    return None


@occasion.command("show")
def occasion_show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, or another word for it.")],
    custom: Custom = "",
    json: AsJson = False,
) -> None:
    """One occasion: its questions, its window, on what paper, and who says so."""
    from penned import catalogue
    from penned.cli import say

    each, country = catalogue.occasion(name), _country(context, custom)
    if json:
        return say.as_json(facts(each, country))
    say.line(each.key, style=say.LOUD)
    say.line(each.title, style=say.QUIET)
    say.line()
    for prompt in each.prompts:
        say.line(f"  {prompt.question}")
    if each.late:
        say.line(f"  And when it is late: {each.late}")
    say.line()
    for label, said in _told(each, country):
        say.line(f"  {label}: {said}")
    return None


def _country(context: typer.Context, custom: str) -> str:
    from penned.desk import customs

    return customs.named(custom) if custom else customs.of_anybody(context.obj)


def _told(each: Occasion, country: str) -> Iterator[tuple[str, str]]:
    from penned.occasions import customs, habits, window_of

    window = window_of(each, country)
    counted = " (working days)" if window.working else ""
    yield "by when", ", at most ".join(filter(None, _when(each, window))) + counted
    length = each.length
    usual = f"{length.sentences} sentences or {length.words} words"
    yield "how long", f"{usual}, at most {length.most_sentences} or {length.most_words}"
    for label, advice in (
        ("paper", each.card.paper),
        ("how to call them", each.card.address),
        ("where there are several", each.card.group),
        ("what goes with it", each.card.enclosure),
    ):
        if advice:
            yield label, advice
    if each.aliases:
        yield "found by", ", ".join(each.aliases)
    for habit in habits(each, country):
        yield f"in {customs()[country].title}", f"{habit.says} {habit.question} ({habit.source})"
    yield "source", each.source
    if window.source != each.source:
        yield "source of the days", window.source


def _when(each: Occasion, window: Window) -> tuple[str, str]:
    """By when in words: best, and at most."""
    if not each.profile.pressed:
        return "when you can", ""
    if window.ideal_days is None:
        return "any day", ""
    last = window.soft_days
    hours = f"{window.soft_hours} hours" if window.soft_hours else ""
    return _span(window.ideal_days), hours or ("" if last is None else _span(last))


def _span(days: int) -> str:
    """So many days in the largest whole unit: 3 days, 2 weeks, 3 months."""
    for length, unit in ((30, "month"), (7, "week")):
        if days >= 2 * length and days % length == 0:
            return f"{days // length} {unit}s"
    return {0: "the same day", 1: "the next day", 7: "a week"}.get(days, f"{days} days")


def facts(each: Occasion, country: str) -> dict[str, Any]:
    """An occasion as JSON, with the window of a country and its habits."""
    from penned.occasions import habits, window_of

    told = dataclasses.asdict(each) | {"profile": each.profile.name}
    return told | {
        "window": dataclasses.asdict(window_of(each, country)),
        "custom": country,
        "habits": [dataclasses.asdict(habit) for habit in habits(each, country)],
    }
