"""The whole ledger as JSON: nothing is left out, and an empty ledger takes it in the same."""

from __future__ import annotations

import json
from typing import Any

from penned.ledger import whole


def written() -> bytes:
    """The ledger as one JSON document, tables and rows in a fixed order, a row to a line."""
    tables = (
        f"{_json(name)}: [{_lines([_json(row) for row in rows])}]"
        for name, rows in whole.taken_out().items()
    )
    return f'{{"penned": {whole.FORM}, "tables": {{{_lines(list(tables))}}}}}\n'.encode()


def _json(value: Any) -> str:  # noqa: ANN401 - whatever JSON can say
    return json.dumps(value, ensure_ascii=False)


def _lines(parts: list[str]) -> str:
    return "\n" + ",\n".join(parts) + "\n" if parts else ""
