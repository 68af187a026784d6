"""What the options of print and letter come to: a choice, a job, a finished file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.desk.job import Job
    from penned.desk.lay_out import Choice
    from penned.press.finish import Finish, Standard

_LOOK = ("design", "colours", "words", "initials", "fit")
_WRITTEN = ("hand", "stationery", "seed", "pen", "ink", "sign", "makers_line", "run_on", "date")
_PRINTED = (
    *("stack", "marks", "mark_backs", "separate", "send"),
    *("machine_lines", "return_on_flap", "thickness", "stamp", "even_so"),
)


def choice(said: Mapping[str, Any], *, sender: tuple[str, ...] = ()) -> Choice:
    """What a card is written with, from the options of a command by name, as they were typed.

    `sender` is who writes, line by line, for a letterhead that says nothing else.
    """
    from penned.desk import dress, lay_out

    return lay_out.choose(
        **{name: said[name] for name in _WRITTEN},
        envelope=said.get("envelope", ""),
        look=dress.Look(
            **{name: said[name] for name in _LOOK},
            logo=_path(said["logo"]),
            front=_path(said["front"]),
            bleed=bool(said["bleed"] or said["crop_marks"] or said.get("on")),
            head=lines(said["head"]) or sender,
        ),
    )


def lines(typed: str) -> tuple[str, ...]:
    """What was typed with “/” between its lines."""
    return tuple(line for each in typed.split("/") if (line := each.strip()))


def _path(typed: str | None) -> Path | None:
    return Path(typed) if typed else None


def finish(said: Mapping[str, Any]) -> Finish:
    """What a print shop or an archive wants, from the options of a command by name."""
    from penned.press.finish import Finish

    standards: dict[str, Standard] = {"1b": "pdf/a-1b", "2b": "pdf/a-2b"}
    return Finish(
        bleed=said["bleed"],
        crop_marks=said["crop_marks"],
        standard=standards.get(said["pdf_a"] or "", ""),
    )


def job(said: Mapping[str, Any]) -> Job:
    """How it is printed, from the options of a command by name."""
    from penned.desk import printers
    from penned.desk.job import Job

    if said["send"] and not said["printer"]:
        raise BadInput("say which printer", cure="Add --printer NAME; see: penned printer list.")
    if said["stack"] > 1 and not said["on"]:
        raise BadInput(
            "--stack is for cards that are cut from sheets, and these are on sheets of their own",
            cure="Say which sheet, such as --on letter, or leave out --stack.",
        )
    if said["even_so"] and said["ready"]:
        raise BadInput("--even-so is for a card that is meant", cure="Name its note by its number.")
    return Job(
        on=said["on"] or "",
        flip=said["flip"],
        finish=finish(said),
        printer=printers.find(said["printer"]) if said["printer"] else None,
        **{name: said[name] for name in _PRINTED},
    )
