"""Opens the person's own editor on a text; what they wrote is never thrown away by a fault."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from penned.desk.files import read_bytes, unreachable
from penned.errors import PennedError, Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator

USUAL = ("nano", "vim", "vi", "notepad")


@contextmanager
def paper() -> Iterator[Path]:
    """A file to write on, gone when all went well; a fault leaves it and says where it is."""
    sheet = Path(tempfile.mkdtemp(prefix="penned-")) / "note.txt"
    try:
        yield sheet
    except PennedError as error:
        error.cure = f"{error.cure} What you wrote is in {sheet}.".strip()
        raise
    shutil.rmtree(sheet.parent)


def edit(sheet: Path, text: str) -> str:
    """Let the person edit `text` on `sheet` in $VISUAL, $EDITOR or a usual editor.

    Raises `Unreachable` where there is no editor, or it ends with a fault.
    """
    put(sheet, text)
    _run(sheet)
    return read_bytes(sheet).decode("utf-8", errors="replace")


def put(sheet: Path, text: str) -> None:
    """Lay `text` on the sheet, so that a fault leaves it there."""
    try:
        sheet.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise unreachable(fault, sheet, "written") from fault


def _run(sheet: Path) -> None:
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual()
    try:
        done = subprocess.run([*shlex.split(command), str(sheet)], check=False)  # noqa: S603 - theirs
    except (OSError, ValueError) as fault:
        raise Unreachable(
            f"the editor “{command}” cannot be started", cure="Set EDITOR, or use --text FILE."
        ) from fault
    if done.returncode:
        raise Unreachable(f"the editor “{command}” ended with a fault")


def _usual() -> str:
    found = next(filter(None, map(shutil.which, USUAL)), None)
    if found is None:
        raise Unreachable("no editor was found", cure="Set EDITOR, or use --text FILE.")
    return shlex.quote(found)
