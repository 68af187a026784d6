"""The ledger: who was kind, what is owed, what was written and when it was thanked.

The one part that knows the database. Outside this folder there are rows (frozen values) and plain
functions, one module to a noun: `people`, `moments`, `owed`, `notes`, `imports`, `events`, `story`,
`ways`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from penned.ledger.book import close, open, transaction  # noqa: A004 - one writes ledger.open()

__all__ = ["close", "open", "transaction"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever it is
    """Load Django when a ledger is opened, not when one asks where it would be."""
    if name not in __all__:
        raise AttributeError(name)
    from penned.ledger import book  # noqa: PLC0415 - as said

    return getattr(book, name)
