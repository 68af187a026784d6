"""XLSX workbooks: the visible sheets and their cells, typed."""

from __future__ import annotations

import io
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from penned.errors import BadInput
from penned.sources import measure
from penned.sources.cells import Broken, Cell, Row

_SHEETS = "xl/worksheets/"
_WORKBOOK, _RELATIONS, _TEXTS = (
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
)


class Workbook:
    """An open workbook; `sheets` are the names of its visible sheets, in their order."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        parts = measure.unpack(data, where)
        texts = measure.lengths(parts.get(_TEXTS), where)
        self._measured: dict[str, measure.Sheet | BadInput] = {}
        for name in [name for name in parts if name.startswith(_SHEETS)]:
            try:
                self._measured[name] = measure.sheet(parts[name], texts, where)
            except BadInput as fault:
                self._measured[name] = fault
                del parts[name]
        try:
            self._files = _files(parts)
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(measure.pack(parts)))
        except (CalamineError, ValueError, KeyError):
            raise measure.damaged(where) from None
        self.sheets = tuple(
            sheet.name
            for sheet in self._book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        )

    def rows(self, sheet: str) -> tuple[Row, ...]:
        """The rows of a sheet, under the numbers that the sheet shows; raises `BadInput`."""
        measured = self._measured.get(self._files.get(sheet, ""))
        if measured is None:
            raise measure.damaged(self._where)
        if isinstance(measured, BadInput):
            raise measured
        try:
            grid = self._book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        except CalamineError:
            raise measure.damaged(self._where) from None
        cells = [[_cell(value) for value in values] for values in grid]
        for (row, column), what in measured.broken.items():
            if row <= len(cells) and column <= len(cells[row - 1]):
                cells[row - 1][column - 1] = Broken(what)
        return tuple(Row(number, tuple(values)) for number, values in enumerate(cells, 1))


def _cell(value: object) -> Cell:
    match value:
        case str():
            return value
        case datetime():
            return value.date()
        case date():
            return value
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
    return str(value)


def _files(parts: dict[str, bytes]) -> dict[str, str]:
    """The file of each sheet by the sheet's name."""
    targets: dict[str, str] = {}
    files: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attributes["Target"]
            targets[attributes["Id"]] = target[1:] if target.startswith("/") else f"xl/{target}"

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            files[attributes["name"]] = targets[link]

    measure.walk(parts[_RELATIONS], start=relation)
    measure.walk(parts[_WORKBOOK], start=sheet)
    return files
