"""Moving out: the whole ledger as JSON, as a table, as Markdown, or as a book of one's notes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from penned.desk import files
from penned.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

FORMS = {
    "json": "the whole ledger; an empty one takes it in the same",
    "csv": "every debt of thanks as a table",
    "vcf": "everybody as contact cards (vCard 4)",
    "markdown": "a folder with a file for each person",
    "pdf": "a book of your notes, in your hand",
}
"""What a ledger can be written as, and what is in it."""


def write(path: Path, form: str = "") -> tuple[Path, ...]:
    """Write the ledger as `form`, or as the name's ending says; the files that were written.

    Raises `BadInput` for an unknown form, `Unreachable` where the disk fails; never half a file.
    """
    form = form or path.suffix.lower().removeprefix(".") or "markdown"
    if form == "md":
        form = "markdown"
    if form not in FORMS:
        raise BadInput(
            f"nothing is written as “{form}”",
            where=str(path),
            cure=f"Say --as with one of {', '.join(FORMS)}.",
        )
    made = _markdown(path) if form == "markdown" else {path: _MADE[form]()}
    files.write_all(made)
    return tuple(made)


def _markdown(folder: Path) -> dict[Path, bytes]:
    from penned.desk.moving_out import markdown  # noqa: PLC0415 - each form loads what it needs

    return {folder / name: text for name, text in markdown.written().items()}


def _json() -> bytes:
    from penned.desk.moving_out import lossless  # noqa: PLC0415 - the same

    return lossless.written()


def _csv() -> bytes:
    from penned.desk.moving_out import table  # noqa: PLC0415 - the same

    return table.written()


def _vcf() -> bytes:
    from penned.desk import book_file  # noqa: PLC0415 - the same
    from penned.ledger import people  # noqa: PLC0415 - the same

    return book_file.cards(people.everyone())


def _pdf() -> bytes:
    from penned.desk.moving_out import book  # noqa: PLC0415 - the same

    made = io.BytesIO()
    book.write(made)
    return made.getvalue()


_MADE = {"json": _json, "csv": _csv, "vcf": _vcf, "pdf": _pdf}
