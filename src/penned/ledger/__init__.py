"""The ledger: who was kind, what is owed, what was written and when it was thanked.

The one part that knows the database. Outside this folder there are rows (frozen values) and plain
functions, one module to a noun: `people`, `moments`, `owed`, `notes`, `imports`, `events`, `story`.
"""

from penned.ledger.book import close, open, transaction  # noqa: A004 - one writes ledger.open(...)

__all__ = ["close", "open", "transaction"]
