"""The whole ledger as plain values, and back into an empty one: what goes out comes in the same."""

from __future__ import annotations

import base64
import binascii
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import IntegrityError, connection, models

from penned.errors import BadInput, Refused
from penned.ledger import book, imports, kept, notes, owed, people, proposals, records
from penned.ledger.book import transaction
from penned.ledger.faults import faults
from penned.ledger.words import storable
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Values = dict[str, list[dict[str, Any]]]
"""The rows of each table by its name; a row is a value for each of its columns."""

FORM = 1
"""The version of the form in which a ledger is written; another one is not read."""

_LISTINGS: tuple[Callable[[], object], ...] = (
    people.everyone,
    owed.every,
    notes.every,
    imports.runs,
    kept.find,
    proposals.waiting,
)
_ROWS_AT_ONCE = 500
_ON_THE_WAY = ("state", "written_on", "posted_on", "arrived_on")


@faults()
def taken_out() -> Values:
    """Every table with all its rows, in the order of their numbers."""
    return {
        _name(table): [
            _plain(table, row) for row in table._default_manager.order_by("pk").iterator()
        ]
        for table in _tables()
    }


def put_in(found: Mapping[str, Any], *, where: str = "") -> int:
    """Fill an empty ledger with these values, all or nothing; return the number of rows.

    Raises `Refused` where the ledger is not empty, `BadInput` with table, row and column for
    values that no ledger has.
    """
    tables = {_name(table): table for table in _tables()}
    if unknown := sorted(set(found) - set(tables)):
        raise BadInput(f"it has a table “{unknown[0]}” that no ledger has", where=where)
    if missing := sorted(set(tables) - set(found)):
        raise BadInput(f"it lacks the table “{missing[0]}”", where=where)
    rows = {name: _read(table, found[name], where) for name, table in tables.items()}
    try:
        with transaction():
            if any(table._default_manager.exists() for table in tables.values()):
                raise Refused(
                    "this ledger has something in it, and a whole ledger goes into an empty one",
                    where=where,
                    cure="Name a new file with --ledger FILE.",
                )
            came = _before_the_post(rows[_name(records.Note)])
            for name, table in tables.items():
                table._default_manager.bulk_create(rows[name], batch_size=_ROWS_AT_ONCE)
            _send_on_their_way(came)
            _number_on(list(tables.values()))
            _read_it_once(where)
    except IntegrityError as fault:
        raise BadInput(f"its rows do not fit together ({fault})", where=where) from fault
    return sum(map(len, rows.values()))


def _tables() -> list[type[models.Model]]:
    """The tables, each behind those that it refers to."""
    book.start()
    left = sorted(apps.get_app_config("ledger").get_models(), key=_name)
    placed: list[type[models.Model]] = []
    while left:
        free = [table for table in left if _refers_to(table) <= {*placed, table}]
        placed += free
        left = [table for table in left if table not in free]
    return placed


def _refers_to(table: type[models.Model]) -> set[Any]:
    return {field.related_model for field in table._meta.get_fields() if _is_own_tie(field)}


def _is_own_tie(field: Any) -> bool:  # noqa: ANN401 - Django's fields have no one type
    return isinstance(field, models.ForeignKey)


def _name(table: type[models.Model]) -> str:
    return str(table._meta.model_name)


def _columns(table: type[models.Model]) -> list[models.Field[Any, Any]]:
    return list(table._meta.concrete_fields)


def _plain(table: type[models.Model], row: models.Model) -> dict[str, Any]:
    return {field.attname: _said(getattr(row, field.attname)) for field in _columns(table)}


def _said(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    match value:
        case datetime() | date():
            return value.isoformat()
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
    return value


def _read(table: type[models.Model], rows: Any, where: str) -> list[models.Model]:  # noqa: ANN401 - somebody else's JSON
    if not isinstance(rows, list):
        raise BadInput(f"the table “{_name(table)}” is no list", where=where)
    return [_row(table, row, f"{where}, {_name(table)} {at}") for at, row in enumerate(rows, 1)]


def _row(table: type[models.Model], row: Any, where: str) -> models.Model:  # noqa: ANN401 - somebody else's JSON
    columns = {field.attname: field for field in _columns(table)}
    if not isinstance(row, dict) or set(row) != set(columns):
        raise BadInput("this row has not the columns of its table", where=where)
    made = table()
    for name, field in columns.items():
        try:
            setattr(made, name, _value(field, row[name]))
        except (ValidationError, ValueError, TypeError, OverflowError, binascii.Error):
            raise BadInput(f"“{name}” holds no value of its kind", where=where) from None
    return made


def _value(field: models.Field[Any, Any], said: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    if said is None:
        if not field.null:
            raise ValueError
        return None
    if isinstance(field, models.BinaryField):
        return base64.b64decode(said, validate=True)
    if isinstance(field, models.JSONField):
        return said
    kinds = {models.TextField: str, models.BooleanField: bool}
    wanted = next((kind for of, kind in kinds.items() if isinstance(field, of)), None)
    if wanted and not isinstance(said, wanted):
        raise TypeError
    if isinstance(said, str) and not storable(said):
        raise ValueError
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    value = kind.to_python(said)
    kind.run_validators(value)  # whole numbers that the database can hold
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError
        value.astimezone(UTC)  # a day that has one
    return value


def _before_the_post(written: Sequence[Any]) -> dict[Any, dict[str, Any]]:
    """Make every note a draft, and return how far each had come: a posted one takes no words."""
    came = {note: {name: getattr(note, name) for name in _ON_THE_WAY} for note in written}
    for note in written:
        note.state, note.written_on, note.posted_on, note.arrived_on = State.DRAFT, None, None, None
    return came


def _send_on_their_way(came: Mapping[Any, dict[str, Any]]) -> None:
    for note, values in came.items():
        for name, value in values.items():
            setattr(note, name, value)
    records.Note.objects.bulk_update(list(came), _ON_THE_WAY, batch_size=_ROWS_AT_ONCE)


def _read_it_once(where: str) -> None:
    """Refuse a ledger whose rows are each in order and which cannot be read all the same."""
    try:
        for read in _LISTINGS:
            read()
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
        raise BadInput("its rows do not fit together", where=where) from fault


def _number_on(tables: Sequence[type[models.Model]]) -> None:
    """Let the next row of each table have the next number."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
