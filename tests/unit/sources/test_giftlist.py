"""A gift list, whole: its rows, its faults, and the keys by which a row is known again."""

from __future__ import annotations

import hashlib
import io
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned.errors import PennedError, Refused
from penned.moments import Moment, Standing
from penned.people.address import Address
from penned.people.particulars import Fact
from penned.sources import giftlist
from penned.sources.giftlist import ColumnsNeeded, DateOrder, DateOrderNeeded, GiftList
from penned.told import Fault, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from penned.sources.days import TwoWays

ROWS = [
    ["From", "Gift", "Date", "City", "Postcode", "Thanked?"],
    ["Ana & Tom Reyes", "a tent", "12 Jun 2026", "Austin", "78704", "no"],
    ["Zoë Brontë", "an atlas", "", "Hebden Bridge", "HX7 8AD", "yes"],
    ["Lena; Marco", "=SUM(A1)", "2026-06-14", "", "", ""],
    ["Zoë Brontë", "an atlas", "", "", "", ""],
]


def read(
    text: str, *, mapping: Mapping[str, str] | None = None, dates: DateOrder | None = None
) -> GiftList:
    return giftlist.read(text.encode(), "gifts.csv", mapping=mapping, dates=dates)


def joined(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    return "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for row in book.active.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def keys(found: GiftList) -> list[str]:
    return [row.key for row in found.rows]


def test_a_list_is_read_whole() -> None:
    text = "Our gifts\n\n" + joined(ROWS)
    found = read(text)
    assert (found.name, found.encoding, found.delimiter, found.header_row) == (
        "gifts.csv",
        "utf-8",
        ",",
        3,
    )
    assert found.digest == hashlib.sha256(text.encode()).hexdigest()
    assert found.columns[:2] == (("From", "giver"), ("Gift", "gift"))
    assert (found.faults, found.unused, found.sheet, found.other_sheets) == ((), (), "", ())
    first = found.rows[0]
    assert (first.row, first.moment) == (
        4,
        Moment(("Ana & Tom Reyes",), "a tent", on=date(2026, 6, 12)),
    )
    assert first.address == Address((), "Austin", "", "78704", "")
    assert [row.standing for row in found.rows] == [
        Standing.OWED,
        Standing.THANKED,
        Standing.OWED,
        Standing.OWED,
    ]


def test_several_givers_of_one_gift_share_a_moment() -> None:
    row = read(joined(ROWS)).rows[2]
    assert [party.name for party in row.givers] == ["Lena", "Marco"]
    assert row.moment is not None
    assert (row.moment.givers, row.moment.what) == (("Lena", "Marco"), "=SUM(A1)")


def test_a_row_without_a_gift_introduces_somebody_who_is_owed_nothing() -> None:
    (row,) = read("From,Gift,City,Notes\nRosa Delgado,-,Providence,came; no gift\n").rows
    assert (row.moment, row.givers[0].name) == (None, "Rosa Delgado")
    assert row.aside == (("detail", "came; no gift"),)


def test_what_the_writer_should_not_weigh_stays_out_of_the_moment() -> None:
    (row,) = read(
        "From,Gift,Price,Store,Order number,Event,Notes\n"
        "Ana,a tent,$250,Camp & Co,77-1,Shower,red\n"
    ).rows
    assert row.moment == Moment(("Ana",), "a tent", "red", occasion="shower")
    assert row.aside == (
        ("event", "Shower"),
        ("value", "$250"),
        ("store", "Camp & Co"),
        ("order", "77-1"),
    )


def test_an_event_that_is_an_occasion_names_it() -> None:
    (row,) = read("From,Gift,Event\nAna,a tent,Wedding\n").rows
    assert row.moment is not None
    assert row.moment.occasion == "wedding"


@pytest.mark.parametrize(
    ("quantity", "what"),
    [("6", "6 × wine glass"), ("1", "wine glass"), ("", "wine glass"), ("a few", "wine glass")],
)
def test_several_of_a_thing_are_counted(quantity: str, what: str) -> None:
    (row,) = read(f"From,Gift,Qty\nAna,wine glass,{quantity}\n").rows
    assert row.moment is not None
    assert row.moment.what == what


def test_notes_go_together() -> None:
    (row,) = read("From,Gift,Gift message,Notes\nAna,a tent,Sleep well!,red\n").rows
    assert row.moment is not None
    assert row.moment.detail == "Sleep well!; red"


@pytest.mark.parametrize(
    ("titles", "cells", "names"),
    [
        ("First name,Last name", "Ana,Reyes", ["Ana Reyes"]),
        (
            "Name prefix,First name,Middle name,Last name,Name suffix",
            "Dr.,Jun,H.,Park,Jr.",
            ["Dr. Jun H. Park Jr."],
        ),
        ("First name,Last name", "Ana & Tom,Reyes", ["Ana & Tom Reyes"]),
        ("From,Partner", "Ana Reyes,Tom Diaz", ["Ana Reyes & Tom Diaz"]),
        (
            "First name,Last name,Partner first name,Partner last name",
            "Ana,Reyes,Tom,Diaz",
            ["Ana Reyes & Tom Diaz"],
        ),
        ("From,First name", ",Ana", ["Ana"]),
        ("From", '"Lena Fischer\nMarco Bianchi"', ["Lena Fischer", "Marco Bianchi"]),
    ],
)
def test_names_in_several_columns_go_together(titles: str, cells: str, names: list[str]) -> None:
    (row,) = read(f"{titles},Gift\n{cells},a tent\n").rows
    assert [party.name for party in row.givers] == names


def test_an_address_in_one_cell_is_read() -> None:
    (row,) = read('From,Gift,Address\nAna,a tent,"418 Alder Street\nAustin, TX 78704"\n').rows
    assert row.address == Address(("418 Alder Street",), "Austin", "TX", "78704", "US")


def test_bad_rows_are_told_with_number_and_reason_and_the_rest_is_read() -> None:
    found = read(
        "From,Gift,Date,Thanked?\n"
        "Ana,a tent,,\n"
        "Bea,records,,maybe\n"
        ",a vase,,\n"
        "\n"
        "Cy,a clock,31 Feb 2026,ask Mum\n"
        "Di,a lamp,,,,extra\n"
        'Eve,"a rug,,\n'
        "Total,,,\n"
        "!!,a jug,,\n"
        "Hiro,tenugui,,yes\n"
    )
    assert [row.row for row in found.rows] == [2, 3, 6, 11]
    assert found.faults == (
        Fault(4, "nobody is named as the giver"),
        Fault(
            7,
            "it has 6 cells where the titles have 4; "
            "a delimiter or a quotation mark seems to be out of place",
        ),
        Fault(8, "a quotation mark opens in this row and does not close"),
        Fault(9, "“Total” adds up the other rows; it is no giver"),
        Fault(10, "“!!” is not a name"),
    )


def test_short_rows_and_empty_columns_at_the_end_are_no_faults() -> None:
    found = read("From,Gift,City,,\nAna,a tent\nBea,records,Hudson,,\nCy,a clock,Bath,,,,\n")
    assert (len(found.rows), found.faults, found.unused) == (3, (), ())


def test_a_column_without_a_title_goes_by_its_letter() -> None:
    found = read("From,Gift,\nAna,a tent,red\n")
    assert found.unused == ("column C",)
    (row,) = read("From,Gift,\nAna,a tent,red\n", mapping={"column C": "detail"}).rows
    assert row.moment is not None
    assert row.moment.detail == "red"


def test_two_columns_about_thanks_must_agree() -> None:
    found = read(
        "From,Gift,Thanked?,Thanked on\n"
        "Ana,tent,yes,2026-06-14\nBea,vase,,in person\nCy,rug,no,2026-06-14\n"
    )
    assert [(row.thanked, row.thanked_on, row.thanked_how) for row in found.rows] == [
        (True, date(2026, 6, 14), ""),
        (True, None, "in person"),
        (False, None, ""),
    ]
    assert found.faults == ()
    assert found.rows[2].odd == (
        (
            "it says in one column that they were thanked, in another that they were not; "
            "it was left aside"
        ),
    )


def test_a_flaw_beside_giver_and_gift_is_left_aside_and_told() -> None:
    found = read(
        "From,Gift,Arrived,Thanked?\n"
        "Ana,a tent,the day itself,maybe\n"
        "Bea,records,2026-09-12,sent 9/20\n"
        "Cy,a clock,2026-09-12,sent 31 Feb 2026\n"
        "Di,a lamp,,maybe\n"
    )
    assert [(row.moment and row.moment.on, row.thanked, row.thanked_on) for row in found.rows] == [
        (None, False, None),
        (date(2026, 9, 12), True, date(2026, 9, 20)),
        (date(2026, 9, 12), True, None),
        (None, False, None),
    ]
    assert found.faults == ()
    assert giftlist.told(found, today=date(2026, 11, 22)).remarks == (
        (
            "under “Arrived”, “the day itself” is no clear date; write it like 2026-06-12 or "
            "12 June 2026; it was left aside (row 2)"
        ),
        "under “Thanked?”, “maybe” is neither yes nor no; it was left aside (rows 2, 5)",
        "under “Thanked?”, there is no such day as “31 Feb 2026”; it was left aside (row 4)",
    )


def test_a_gift_that_is_told_without_its_day_is_the_same_row_once_the_day_is_right() -> None:
    (flawed,) = read("From,Gift,Arrived\nAna,a tent,the day itself\n").rows
    (mended,) = read("From,Gift,Arrived\nAna,a tent,2026-09-12\n").rows
    assert flawed.undated_key == mended.undated_key


def test_a_formula_error_is_a_fault_only_where_it_matters() -> None:
    book = openpyxl.Workbook()
    for row in (["From", "Gift", "Colour"], ["Ana", "=A9", "red"], ["Bea", "records", "=A9"]):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    found = giftlist.read(made.getvalue(), "gifts.xlsx")
    assert [row.row for row in found.rows] == [3]
    assert found.faults == (Fault(2, "“Gift” holds a formula without its result"),)


def test_dates_that_can_be_read_two_ways_are_asked_about() -> None:
    text = "From,Gift,Date\nAna,a tent,12/06/2026\n"
    with pytest.raises(DateOrderNeeded, match="12 June 2026 or 6 December 2026"):
        read(text)
    assert isinstance(DateOrderNeeded("Date", [_sample(text)]), Refused)
    days = {order: read(text, dates=order).rows[0].moment for order in DateOrder}
    assert {order: moment.on for order, moment in days.items() if moment} == {
        DateOrder.DMY: date(2026, 6, 12),
        DateOrder.MDY: date(2026, 12, 6),
    }


def _sample(text: str) -> TwoWays:
    with pytest.raises(DateOrderNeeded) as question:
        read(text)
    return question.value.samples[0]


def test_a_doubtful_day_of_thanks_is_asked_about_too() -> None:
    with pytest.raises(DateOrderNeeded, match="under “Thanked”"):
        read("From,Gift,Thanked\nAna,a tent,sent 12/06/2026\n")


def test_each_column_proves_its_own_order() -> None:
    (first, _) = read(
        "From,Gift,Date,Thanked\nAna,tent,12/06/2026,06/14/2026\nBea,vase,13/06/2026,\n"
    ).rows
    assert first.moment is not None
    assert (first.moment.on, first.thanked_on) == (date(2026, 6, 12), date(2026, 6, 14))


KEYS = keys(read(joined(ROWS)))


@pytest.mark.parametrize(
    "data",
    [
        joined(ROWS, ";").encode("utf-8-sig"),
        joined(ROWS, "\t").encode("utf-16"),
        joined(ROWS, "|").encode("utf-16-le"),
        joined(ROWS).encode("cp1252"),
        joined([["Gifts"], [], *ROWS]).encode(),
        joined([[*row[:3], "x"] for row in ROWS]).encode(),
        joined(
            [[cell.upper() if at < 2 else cell for at, cell in enumerate(row)] for row in ROWS]
        ).encode(),
        workbook(ROWS),
        workbook(
            [[date(2026, 6, 12) if cell == "12 Jun 2026" else cell for cell in row] for row in ROWS]
        ),
    ],
)
def test_a_row_has_the_same_key_in_every_file(data: bytes) -> None:
    assert keys(giftlist.read(data, "other")) == KEYS


@given(st.permutations(ROWS[1:]))
def test_a_row_has_the_same_key_in_any_order(rows: list[list[str]]) -> None:
    assert sorted(keys(read(joined([ROWS[0], *rows])))) == sorted(KEYS)


def test_equal_rows_are_two_gifts_with_two_keys() -> None:
    assert len(set(KEYS)) == len(ROWS) - 1


@pytest.mark.parametrize(
    "row",
    ["Ana,a lamp,2026-06-12", "Bea,a tent,2026-06-12", "Ana,a tent,2026-06-13", "Ana,a tent,"],
)
def test_another_giver_gift_or_day_is_another_row(row: str) -> None:
    titles = "From,Gift,Date\n"
    assert keys(read(titles + "Ana,a tent,2026-06-12")) != keys(read(titles + row))


def test_keys_never_change() -> None:
    """They are in people's ledgers: with other keys every list that was imported would look new."""
    (row,) = read("From,Gift,Date\nZoë & Tom,An atlas!,2026-06-12\n").rows
    assert row.key == hashlib.sha256(b"gift row 1\nzoe tom\nan atlas\n2026-06-12\n1").hexdigest()


def test_the_undated_key_is_the_same_on_every_day() -> None:
    titles = "From,Gift,Date\n"
    one, two, other = read(
        titles + "Ana,a tent,2026-06-12\nana,A tent,\nAna,a lamp,2026-06-12"
    ).rows
    assert one.undated_key == two.undated_key != other.undated_key
    assert one.key != two.key


TITLES = b"From,Gift,Date,Thanked,Address,City,Zip,Qty\n"


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", TITLES, TITLES.replace(b",", b";"), b"PK\x03\x04", b"\xff\xfe"]),
)
def test_any_bytes_give_a_list_or_a_sentence(data: bytes, before: bytes) -> None:
    with suppress(PennedError):
        found = giftlist.read(before + data, "gifts.csv", dates=DateOrder.DMY)
        assert all(row.givers for row in found.rows)


@settings(max_examples=50)
@given(st.lists(st.lists(st.text(max_size=12), min_size=8, max_size=8), min_size=1, max_size=3))
def test_any_cells_give_rows_or_faults(rows: list[list[str]]) -> None:
    cells = [[cell.replace('"', '""').replace("\x00", "") for cell in row] for row in rows]
    text = TITLES.decode() + joined(cells).encode("utf-8", "replace").decode()
    with suppress(PennedError):
        assert all(fault.reason for fault in read(text, dates=DateOrder.MDY).faults)


def told(text: str, group: str = "") -> Reading:
    return giftlist.told(read(text), today=date(2026, 11, 22), group=group)


GROUP = 'From,Gift,Address\n"Lena, Marco, Priya and Sam",a tent,12 Elm St\n'


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("", ["Lena", "Marco", "Priya", "Sam"]),
        ("each", ["Lena", "Marco", "Priya", "Sam"]),
        ("one", ["Lena, Marco, Priya & Sam"]),
    ],
)
def test_a_gift_of_several_is_answered_by_a_note_to_each_or_one_to_all(
    group: str, names: list[str]
) -> None:
    (row,) = told(GROUP, group).rows
    assert [party.name for party in row.parties] == names
    assert row.particulars == ()
    assert row.moment is not None
    assert row.moment.givers == ("Lena", "Marco", "Priya", "Sam")


def test_a_group_with_names_behind_it_is_one_unless_each_is_wanted() -> None:
    text = 'From,Gift\n"The office (Ana, Tom and Raj)",a clock\n'
    assert [party.name for party in told(text).rows[0].parties] == ["The office"]
    each = [party.name for party in told(text, "each").rows[0].parties]
    assert each == ["Ana", "Tom", "Raj"]


def test_a_couple_stays_a_couple() -> None:
    (row,) = told("From,Gift\nAna & Tom Reyes,a tent\n", "each").rows
    assert [party.name for party in row.parties] == ["Ana & Tom Reyes"]


def test_how_a_group_is_thanked_is_said() -> None:
    about = dict(told(GROUP).about)
    assert about["groups"].startswith("row 2 is one gift of 4 people: a note to each of them")
    assert "groups" not in dict(told(GROUP, "each").about)
    many = "From,Gift\n" + "; ".join(f"Person {chr(65 + at)}" for at in range(14)) + ",a clock\n"
    assert len(told(many).rows[0].parties) == 1
    assert len(told(many, "each").rows[0].parties) == 14


def test_the_kind_the_columns_and_what_was_left_aside_are_told() -> None:
    found = told("From,Gift,Zodiac\nAna,a tent,Leo\n")
    assert found.kind == "gifts"
    assert dict(found.about) == {"columns": "From = giver, Gift = gift", "not used": "Zodiac"}
    assert found.remarks == ()


def test_particulars_belong_to_a_giver_who_stands_alone() -> None:
    (row,) = told("From,Gift,E-mail,Company,City\nAna,a tent,ana@example.com,Kobo,Bath\n").rows
    (each,) = row.particulars
    assert each.facts == (Fact("email", "ana@example.com"), Fact("company", "Kobo"))
    assert each.homes[0].address.city == "Bath"


def test_thanks_on_an_unknown_day_are_of_today() -> None:
    rows = told("From,Gift,Thanked\nAna,a tent,yes\nBea,a rug,12 Jun 2026\nCy,a pan,no\n").rows
    assert [row.thanked_on for row in rows] == [date(2026, 11, 22), date(2026, 6, 12), None]


@pytest.mark.parametrize(
    ("cells", "what", "amount", "currency"),
    [
        ("$50 Target gift card,", "Target gift card", "50", ""),
        ("cash,$200", "cash", "200", ""),
        (",€ 80", "money", "80", "EUR"),
        ("check,", "check", None, None),
    ],
)
def test_a_gift_of_money_keeps_its_sum_out_of_the_words(
    cells: str, what: str, amount: str | None, currency: str | None
) -> None:
    (row,) = read(f"From,Gift,Amount\nAna,{cells}\n").rows
    assert row.moment is not None
    assert (row.moment.what, row.moment.occasion) == (what, "money-gift")
    donation = row.moment.donation
    assert (donation and str(donation.amount)) == amount
    assert (donation and donation.currency) == currency
    assert amount is None or amount not in "".join(row.moment.told)


def test_what_a_thing_cost_is_no_gift_of_money() -> None:
    (row,) = read("From,Gift,Price\nAna,a tent,$250\n").rows
    assert row.moment is not None
    assert (row.moment.occasion, row.moment.donation) == ("gift", None)


def test_rows_that_may_be_one_gift_are_told_and_all_are_kept() -> None:
    found = told("From,Gift\nAna,Dutch oven\nBea,a rug\nAna,dutch oven (blue)\n")
    assert len(found.rows) == 3
    assert found.remarks == (
        "rows 2 and 4 may be one gift: the same giver, “Dutch oven” and “dutch oven (blue)”",
    )


def test_two_days_are_two_gifts() -> None:
    text = "From,Gift,Date\nAna,gloves,2026-06-01\nAna,gloves,2026-06-09\n"
    assert told(text).remarks == ()


def test_headings_between_the_rows_say_what_the_gifts_were_for() -> None:
    found = read("From,Gift,Thanked\nShower,,\nAna,a tent,\nWedding gifts,,\nBea,a rug,no\n")
    assert [(row.row, row.moment and row.moment.occasion) for row in found.rows] == [
        (3, "shower"),
        (5, "wedding"),
    ]


def test_gifts_of_two_events_in_one_row_are_two() -> None:
    found = read("From,Shower gift,TY,Wedding gift,TY\nAna,ladle,yes,pots,no\nBea,,,lamp,\n")
    assert [
        (row.givers[0].name, row.moment and row.moment.what, row.moment and row.moment.occasion)
        for row in found.rows
    ] == [("Ana", "ladle", "shower"), ("Ana", "pots", "wedding"), ("Bea", "lamp", "wedding")]
    assert [row.thanked for row in found.rows] == [True, False, False]


def test_a_heading_over_titles_belongs_to_them() -> None:
    found = read("Guest,,Thank-you card,\nName,Gift,Written,Day\nAna,a tent,yes,2026-06-14\n")
    assert [field for _, field in found.columns] == ["giver", "gift", "thanked", "thanked_on"]


def test_a_list_on_its_side_is_turned() -> None:
    found = read("From,Ana,Bea\nGift,a tent,a rug\nThanked,no,yes\n")
    assert found.turned
    assert [(row.row, row.givers[0].name, row.thanked) for row in found.rows] == [
        (2, "Ana", False),
        (3, "Bea", True),
    ]
    assert "lies on its side" in giftlist.told(found, today=date(2026, 11, 22)).remarks[0]


def test_what_has_no_titles_is_asked_about_with_guesses() -> None:
    text = "Hugh Dell,a planter,yes\nPia Lund,a salad bowl,no\n"
    with pytest.raises(ColumnsNeeded) as question:
        read(text)
    guesses = {each.title: each.field for each in question.value.guesses}
    assert guesses == {"column A": "giver", "column B": "gift", "column C": "thanked"}
    assert question.value.guesses[0].samples == ("Hugh Dell", "Pia Lund")
    found = read(text, mapping={title: str(field) for title, field in guesses.items()})
    assert (found.header_row, [row.row for row in found.rows]) == (0, [1, 2])


def test_a_doubtful_column_about_thanks_is_asked_about() -> None:
    with pytest.raises(ColumnsNeeded, match="“Ana thanked Bea for it” may say whether") as question:
        read("From,Gift,Ana thanked Bea for it\nCy,a tent,\n")
    assert [each.title for each in question.value.asked] == ["Ana thanked Bea for it"]
    assert '--map "Ana thanked Bea for it=ignore"' in question.value.cure


def test_received_as_yes_and_no_is_no_day() -> None:
    found = read("From,Gift,Received\nAna,a tent,yes\nBea,a rug,no\n")
    assert (found.unused, found.faults) == (("Received",), ())


def test_lists_with_the_same_titles_have_one_signature() -> None:
    one = giftlist.signature(b"From,Gift\nAna,a tent\n", "a.csv")
    other = giftlist.signature(b"My gifts\ngift;FROM\nrug;Bea\n", "b.csv")
    assert one == other != giftlist.signature(b"From,Gift,Zodiac\nAna,a tent,Leo\n", "c.csv")
    assert giftlist.signature(b"%PDF", "d.pdf") == ""


@pytest.mark.parametrize(
    "text",
    [
        "From,Gift\n" + "x" * 2_000_000 + ",a tent\n",
        "From,Gift," + ",".join(f"c{at}" for at in range(1000)) + "\nAna,a tent\n",
        "From,Gift\n\u202etnet,=HYPERLINK(1)\n",
        "From,Gift\nАna,a tent\nAna,a tent\n",
    ],
)
def test_hostile_lists_give_rows_or_a_sentence(text: str) -> None:
    with suppress(PennedError):
        assert all(row.givers for row in read(text).rows)


@pytest.mark.parametrize("name", ["Anonymous", "Anon.", "Unbekannt", "Anónimo"])
def test_nobody_is_no_giver(name: str) -> None:
    found = giftlist.read(f"From,Gift\n{name},a kettle\nAna Reyes,a pan\n".encode(), "gifts.csv")

    assert [row.givers[0].name for row in found.rows] == ["Ana Reyes"]
    assert "nobody whom one could write to" in found.faults[0].reason
