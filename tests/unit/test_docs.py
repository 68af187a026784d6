"""What the documents say is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import penned
from penned import coach

PROJECT = Path(__file__).parents[2]
SOURCE = Path(penned.__file__).parent
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")])
SAID = {path: path.read_text("utf-8") for path in DOCUMENTS}
DATA = sorted(path for path in SOURCE.rglob("*.toml"))

LETTER = """\
Dear Ana,

Five on a Sunday, and you were at the door before the alarm. Because you drove me to the airport
I made the flight with ten minutes to spare, and was there when Mum woke up.

Love,
Nell
"""


def named(path: Path) -> str:
    return path.name


def test_the_library_works_as_the_readme_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(LETTER, "utf-8")
    shown = SAID[PROJECT / "README.md"].split("## As a library")[1]
    lines = re.findall(r"^    (.*)$", shown, re.MULTILINE)
    said: dict[str, object] = {}

    exec("\n".join(lines), said)  # noqa: S102 - the README's own lines

    review = said["review"]
    assert isinstance(review, coach.Review)
    assert review.ready
    assert Path("card.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_link_in_a_document_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)\)", SAID[document])
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []


@pytest.mark.parametrize(("document", "most"), [("README.md", 150), ("docs/architecture.md", 200)])
def test_what_is_read_first_is_short(document: str, most: int) -> None:
    assert len(SAID[PROJECT / document].splitlines()) <= most


def test_every_part_stands_in_the_architecture() -> None:
    told = SAID[PROJECT / "docs" / "architecture.md"]
    parts = {path.stem if path.suffix else path.name for path in SOURCE.iterdir()} - {
        "__init__",
        "__main__",
        "__pycache__",
        "py",
    }
    assert {part for part in parts if not re.search(rf"`{part}(/|\.py)`", told)} == set()


@pytest.mark.parametrize("file", DATA, ids=named)
def test_data_has_a_source_and_a_day(file: Path) -> None:
    data = tomllib.loads(file.read_text("utf-8"))
    tables = [value for value in data.values() if isinstance(value, dict)]
    assert "source" in data or (tables and all("source" in table for table in tables))
    assert "as_of" in data or all("as_of" in table for table in tables)


@pytest.mark.parametrize(
    "place", sorted(SOURCE.rglob("OFL.txt")), ids=lambda path: path.parent.name
)
def test_what_others_made_has_its_licence_beside_it(place: Path) -> None:
    text = place.read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text.replace("Licence", "License")
    assert re.search(r"Copyright .*\d{4}", text)


def test_no_document_speaks_of_where_it_was_written() -> None:
    places = re.compile(r"/work/|/tmp/|/root/")
    assert [path.name for path, text in SAID.items() if places.search(text)] == []
