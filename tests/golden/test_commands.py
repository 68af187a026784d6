"""The command line's reference is what the program itself says with --help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newcomer import Person

if TYPE_CHECKING:
    from collections.abc import Callable

REFERENCE = Path(__file__).parents[2] / "docs" / "commands.md"
GROUPS = {
    "ways": ("dismiss", "undo"),
    "occasion": ("list", "show"),
    "journal": ("owe", "edit", "delete"),
    "people": (
        "list",
        "show",
        "me",
        "add",
        "set",
        "unset",
        "rename",
        "move",
        "photo",
        "forget",
        "export",
        "household",
        "join",
        "leave",
        "separate",
        "doubles",
        "merge",
        "same",
        "part",
        "different",
    ),
    "donors": ("receipt",),
    "feed": ("address", "list", "revoke"),
    "hand": ("list", "show", "template", "learn", "check", "add", "export", "remove"),
    "pen": ("list",),
    "stationery": ("list", "show", "check"),
    "design": ("list", "show"),
    "printer": ("list", "show", "set", "remove", "calibrate"),
    "machine": ("list", "show"),
}
COMMANDS = (
    "capture", "today", "import", "pull", "proposed", "accept", "dismiss", "owed", "same",
    "different", "thanked", "waive", "later", "amend", "delegate", "write", "check", "ask", "why",
    "print", "letter", "posted", "remind", "wednesday", "quiet", "timeline", "year", "export",
)  # fmt: skip
HEAD = """\
# The commands of Penned

This page is what the program says with `--help`. A test keeps it so; renew it with
`RENEW_GOLDEN=1 pytest tests/golden`.
"""


def test_the_reference_is_what_the_program_says(
    tmp_path: Path, compared: Callable[..., None], *, renewing: bool
) -> None:
    penned = Person(tmp_path)
    groups = [(group, each) for group, all_of_it in GROUPS.items() for each in ((), *all_of_it)]
    asked = [(), *((command,) for command in COMMANDS), *((g, e) if e else (g,) for g, e in groups)]

    told = [(" ".join(("penned", *words)), penned(*words, "--help").out) for words in asked]

    text = HEAD + "".join(f"\n## {name}\n\n```\n{said.strip()}\n```\n" for name, said in told)
    compared(REFERENCE, text, renew=renewing)
