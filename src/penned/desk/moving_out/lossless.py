"""The whole ledger as JSON: nothing is left out, and an empty ledger takes it in the same."""

from __future__ import annotations

import json

from penned.ledger import whole


def written() -> bytes:
    """The ledger as one JSON document, tables and rows in a fixed order."""
    found = {"penned": whole.FORM, "tables": whole.taken_out()}
    return json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n"
