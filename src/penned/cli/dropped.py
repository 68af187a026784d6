"""What was taken in from the drop folder, told to the person or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.cli import say, taken_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from penned.desk.drop_folder import Dropped


def told(dropped: Sequence[Dropped], folder: Path, *, json: bool) -> bool:
    """Tell file by file; whether there is something to look at."""
    if json:
        say.as_json([_facts(each) for each in dropped])
    else:
        _say(dropped, folder)
    return any(each.imported is None or each.imported.has_findings for each in dropped)


def _say(dropped: Sequence[Dropped], folder: Path) -> None:
    if not dropped:
        say.line(f"There is nothing new in {folder}.")
    taken_in.imported([each.imported for each in dropped if each.imported], json=False)
    for each in dropped:
        if each.imported is None:
            say.line(f"{each.name} was put aside: {each.reason}")
            say.line(f"  It lies in {each.now_at}", style=say.QUIET)


def _facts(each: Dropped) -> dict[str, object]:
    """One file for another program."""
    return {
        "file": each.name,
        "now_at": str(each.now_at),
        "reason": each.reason or None,
        "imported": taken_in.facts(each.imported) if each.imported else None,
    }
