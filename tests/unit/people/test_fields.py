from __future__ import annotations

import tomllib

import pytest

from penned.errors import BadInput
from penned.people import fields


@pytest.mark.parametrize("field", fields.fields().values(), ids=lambda field: field.name)
def test_the_example_of_a_field_can_stand_there_as_it_is(field: fields.Field) -> None:
    assert fields.normal(field.name, field.example) == field.example


@pytest.mark.parametrize(
    ("name", "written", "kept"),
    [
        ("email", " <mailto:Ana@Example.ORG> ", ""),
        ("email", "mailto:Ana@Example.ORG", "Ana@example.org"),
        ("email", "ana@bücher.example", "ana@bücher.example"),
        ("phone", "tel:+1 (503) 555-0100", "+1 (503) 555-0100"),
        ("birthday", "19800504", "1980-05-04"),
        ("birthday", "1980-05-04T00:00:00Z", "1980-05-04"),
        ("birthday", "--0229", "--02-29"),
        ("language", "DE_at", "de-AT"),
        ("relation", "Friend", "friend"),
        ("deceased", "Yes", "yes"),
        ("deceased", "no", ""),
        ("deceased", "2026-03-01T10:00:00Z", "2026-03-01"),
        ("do_not_mail", "moved into a home", "moved into a home"),
        ("do_not_mail", "0", ""),
        ("note", "one\r\n\r\n two  ", "one\ntwo"),
        ("company", " Harbour   Bakery\u200b Ltd\n", "Harbour Bakery Ltd"),
        ("company", "  ", ""),
    ],
)
def test_a_value_is_kept_in_one_way_of_writing(name: str, written: str, kept: str) -> None:
    if kept or name != "email":
        assert fields.normal(name, written) == kept
    else:
        with pytest.raises(BadInput):
            fields.normal(name, written)


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("email", "ana at example.org", "“ana at example.org” is not an e-mail address"),
        ("email", "ana@-x-.org", "is not an e-mail address"),
        ("phone", "call me", "“call me” is not a telephone number"),
        ("phone", "12", "is not a telephone number"),
        ("birthday", "1981-02-29", "there is no such day as “1981-02-29”"),
        ("birthday", "next week", "is not a birthday"),
        ("relation", "foe", "“foe” is no relation that Penned knows"),
        ("language", "English", "“English” is not a language"),
        ("deceased", "in spring", "“in spring” is not a day"),
        ("company", "x" * 1001, "this company has 1,001 characters; 1,000 can be kept"),
        ("shoe size", "43", "nothing is noted under “shoe size”"),
    ],
)
def test_what_cannot_stand_in_a_field_is_told(name: str, written: str, told: str) -> None:
    with pytest.raises(BadInput) as fault:
        fields.normal(name, written)
    assert told in fault.value.what
    assert fault.value.cure or "such day" in told or "kept" in told


@pytest.mark.parametrize("name", ["do not mail", "Do-Not-Mail", "do_not_mail"])
def test_a_field_is_found_however_its_name_is_written(name: str) -> None:
    assert fields.field(name).name == "do_not_mail"


def test_one_number_written_twice_is_alike() -> None:
    assert fields.alike("phone", "+49 40 1234567") == fields.alike("phone", "(040) 123 45 67")
    assert fields.alike("email", "Ana@Example.org") == fields.alike("email", "ana@example.org")
    assert fields.alike("group", "Hochzeit Müller") == fields.alike("group", "hochzeit muller")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("[x]\nmeans = 3", "fields.toml, [x]: “means” cannot be 3"),
        ('[x]\nmeans = "a"\nexample = "b"\nmanny = true', "[x]: “manny” cannot be True"),
        ('[x]\nmeans = "a"\nexample = "b"\nkind = "day"', "[x]: there is no kind “day”"),
        ('[x]\nmeans = "a"', "[x]: it does not say what it means, with an example"),
    ],
)
def test_a_faulty_table_is_told_with_its_place(table: str, told: str) -> None:
    with pytest.raises(BadInput) as fault:
        fields.read(tomllib.loads(table))
    assert told in str(fault.value)


def test_of_a_death_one_may_know_the_year_alone() -> None:
    assert fields.normal("deceased", "2019") == "2019"
    with pytest.raises(BadInput, match="is not a day"):
        fields.normal("separated", "2019")
