"""Contact cards as address books write them, and as they should not: read card by card."""

from __future__ import annotations

import base64
import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from penned.errors import BadInput
from penned.people.address import Address
from penned.people.particulars import Fact, Home
from penned.people.person import Household, Person
from penned.sources import contacts
from penned.sources.contacts import lines

if TYPE_CHECKING:
    from penned.people.particulars import Particulars
    from penned.people.person import Party
    from penned.told import Reading, Told


NOTED = "tea, coffee; no cake, please\nthanks"


def card(*said: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *said, "END:VCARD", ""))


def read(*cards: str) -> Reading:
    return contacts.read("".join(cards).encode(), "friends.vcf")


def only(*said: str, version: str = "3.0") -> Told:
    reading = read(card(*said, version=version))
    assert reading.faults == ()
    (row,) = reading.rows
    return row


def known(*said: str, version: str = "3.0") -> Particulars:
    return only("FN:Ana Reyes", *said, version=version).particulars[0]


def party(*said: str) -> Party:
    return only(*said).parties[0]


def picture(form: str = "PNG", size: tuple[int, int] = (600, 300)) -> str:
    made = io.BytesIO()
    Image.new("RGB", size, "navy").save(made, form)
    return base64.b64encode(made.getvalue()).decode()


def test_a_name_has_its_parts_from_n_and_is_written_as_in_fn() -> None:
    ana = party("FN:Dr. Ana María Reyes Soto", "N:Reyes Soto;Ana;María;Dr.;")

    assert ana == Person(
        "Dr. Ana María Reyes Soto", title="Dr.", given="Ana", middle="María", family="Reyes Soto"
    )


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (("N:Reyes;Ana;;;",), "Ana Reyes"),
        (("FN:", "N:Reyes;Ana;;;"), "Ana Reyes"),
        (("N:Ana Reyes;;;;",), "Ana Reyes"),
        (("FN:Reyes, Ana", "N:Reyes;Ana;;;"), "Reyes, Ana"),
        (("NICKNAME:Ana",), "Ana"),
    ],
)
def test_a_card_without_its_whole_name_says_what_it_can(said: tuple[str, ...], name: str) -> None:
    found = party(*said)

    assert found.name == name
    assert found.salutation == "Ana"


def test_a_whole_name_in_one_part_of_n_is_read_as_written() -> None:
    assert party("FN:Ana Reyes", "N:Ana Reyes;;;;") == Person(
        "Ana Reyes", given="Ana", family="Reyes"
    )


def test_a_nickname_is_what_they_are_called() -> None:
    assert party("FN:Robert Smith", "N:Smith;Robert;;;", "NICKNAME:Bob,Bobby").salutation == "Bob"


def test_a_script_that_does_not_show_the_parts_is_left_as_written() -> None:
    assert party("FN:山田太郎", "N:山田;太郎;;;") == Person("山田太郎")


def test_two_people_written_as_one_are_a_household() -> None:
    found = party("FN:Ana & Tom Reyes", "N:Reyes;Ana & Tom;;;")

    assert isinstance(found, Household)
    assert [member.name for member in found.members] == ["Ana Reyes", "Tom Reyes"]


@pytest.mark.parametrize(
    "said",
    [
        ("FN:Harbour Bakery", "X-ABShowAs:COMPANY", "ORG:Harbour Bakery;"),
        ("FN:Harbour Bakery", "KIND:org"),
        ("ORG:Harbour Bakery;Sales",),
    ],
)
def test_a_company_is_no_person(said: tuple[str, ...]) -> None:
    found = party(*said)

    assert isinstance(found, Household)
    assert (found.name, found.members) == ("Harbour Bakery", ())


def test_an_address_is_read_in_parts_and_says_where_it_is() -> None:
    found = known(
        "ADR;TYPE=WORK:;;1 Quay\\nFloor 2;Portland;OR;97205;USA",
        "ADR;TYPE=home,pref:;;418 Alder St;Portland;OR;97205;United States",
    )

    assert found.homes == (
        Home(Address(("418 Alder St",), "Portland", "OR", "97205", "US"), "home"),
        Home(Address(("1 Quay", "Floor 2"), "Portland", "OR", "97205", "US"), "work"),
    )


def test_a_post_box_and_an_extension_are_lines_of_the_street() -> None:
    found = known("ADR:12;Apt 4;418 Alder St;Portland;OR;97205;")

    assert found.homes[0].address.street == ("418 Alder St", "Apt 4", "PO Box 12")


def test_a_label_is_read_where_the_parts_say_nothing() -> None:
    assert known("LABEL;TYPE=HOME:418 Alder St\\nPortland, OR 97205").homes == (
        Home(Address(("418 Alder St",), "Portland", "OR", "97205", "US"), "home"),
    )


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("EMAIL;type=INTERNET:ana@Example.org", Fact("email", "ana@example.org")),
        ("EMAIL:mailto:ana@example.org", Fact("email", "ana@example.org")),
        ("TEL;VALUE=uri:tel:+1-555-0100;ext=5", Fact("phone", "+1-555-0100")),
        ("TEL;CELL;VOICE:+1 555 0100", Fact("phone", "+1 555 0100")),
        ("BDAY:1980-05-04", Fact("birthday", "1980-05-04")),
        ("BDAY:19800504", Fact("birthday", "1980-05-04")),
        ("BDAY:1980-05-04T00:00:00Z", Fact("birthday", "1980-05-04")),
        ("BDAY:--0504", Fact("birthday", "--05-04")),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-04", Fact("birthday", "--05-04")),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-05-04", Fact("birthday", "--05-04")),
        ("ORG:Harbour Bakery\\, Ltd;Sales", Fact("company", "Harbour Bakery, Ltd")),
        ("TITLE:Baker", Fact("job", "Baker")),
        ("ROLE:Baker", Fact("job", "Baker")),
        (
            "NOTE:tea\\, coffee; no cake, please\\nand no nuts",
            Fact("note", "tea, coffee; no cake, please\nand no nuts"),
        ),
        ("CATEGORIES:Friends,Book Club", Fact("group", "Book Club")),
        ("DEATHDATE:20240301", Fact("deceased", "2024-03-01")),
        ("X-DEATHDATE;VALUE=text:about 2020", Fact("deceased", "yes")),
        ("PRONOUNS:she/her", Fact("pronouns", "she/her")),
        ("GENDER:O;they/them", Fact("pronouns", "they/them")),
        ("LANG;PREF=1:de", Fact("language", "de")),
        ("RELATED;TYPE=spouse;VALUE=text:Tom Reyes", Fact("kin", "spouse: Tom Reyes")),
        ("X-SPOUSE:Tom Reyes", Fact("kin", "spouse: Tom Reyes")),
        ("UID:urn:uuid:ABC-1", Fact("card", "abc-1")),
    ],
)
def test_what_is_known_is_read_from_the_lines_that_say_it(line: str, fact: Fact) -> None:
    assert fact in known(line, version="4.0").facts


@pytest.mark.parametrize("line", ["GENDER:F", "GENDER:M;male", "X-GENDER:Female"])
def test_pronouns_are_never_guessed(line: str) -> None:
    assert known(line).values("pronouns") == ()


def test_apple_labels_say_who_a_relative_is() -> None:
    facts = known(
        "item1.X-ABRELATEDNAMES;type=pref:Tom Reyes", "item1.X-ABLabel:_$!<Spouse>!$_"
    ).facts

    assert facts == (Fact("kin", "spouse: Tom Reyes"),)


def test_a_spouse_is_not_made_a_household() -> None:
    assert isinstance(party("FN:Ana Reyes", "X-SPOUSE:Tom Reyes"), Person)


def test_a_relative_with_a_card_in_the_file_is_known_by_name() -> None:
    reading = read(
        card("FN:Ana Reyes", "RELATED;TYPE=spouse:urn:uuid:T-1"),
        card("FN:Tom Reyes", "UID:urn:uuid:t-1"),
    )

    assert reading.rows[0].particulars[0].values("kin") == ("spouse: Tom Reyes",)


@pytest.mark.parametrize(
    ("kind", "member"),
    [("KIND", "MEMBER"), ("X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER")],
)
def test_a_group_is_a_label_of_those_in_it_and_nobody_itself(kind: str, member: str) -> None:
    reading = read(
        card(f"{kind}:group", "FN:Book Club", f"{member}:urn:uuid:a-1", "UID:g"),
        card("FN:Ana Reyes", "UID:a-1"),
    )

    assert [row.parties[0].name for row in reading.rows] == ["Ana Reyes"]
    assert reading.rows[0].particulars[0].values("group") == ("Book Club",)


def test_rev_says_when_the_card_was_changed() -> None:
    assert only("FN:Ana", "REV:20240102T030405Z").as_of == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert only("FN:Ana", "REV:2024-01-02").as_of == datetime(2024, 1, 2, tzinfo=UTC)
    assert only("FN:Ana", "REV:yesterday").as_of is None


def test_a_card_is_known_again_by_its_number_and_else_by_name_and_address() -> None:
    assert only("FN:Ana", "UID:urn:uuid:X").key == only("FN:Anna Reyes", "UID:x").key
    assert only("FN:Ana Réyes", "EMAIL:a@b.org").key == only("FN:ana reyes", "EMAIL:A@b.org").key
    assert only("FN:Ana Reyes", "EMAIL:a@b.org").key != only("FN:Ana Reyes", "EMAIL:c@b.org").key


# What programs write that is not quite a card


def test_quotation_marks_in_parameters_hide_semicolons_and_colons() -> None:
    found = known(
        'TEL;type=CELL;X-NOTE="at work; until 5:30":+1 555 0100', 'EMAIL;X="5" screen:a@b.org'
    )

    assert found.values("phone") == ("+1 555 0100",)
    assert found.values("email") == ("a@b.org",)


def test_version_two_one_is_read_with_its_encodings() -> None:
    row = only(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;",
        "ADR;HOME;ENCODING=QUOTED-PRINTABLE;CHARSET=utf-8:;;Hauptstra=C3=9Fe 5=0D=0A=",
        "Hinterhaus;K=C3=B6ln;;50667;Deutschland",
        "TEL;HOME:+49 221 12345",
        version="2.1",
    )

    assert row.parties[0].name == "Jörg Müller"
    assert row.particulars[0].homes == (
        Home(Address(("Hauptstraße 5", "Hinterhaus"), "Köln", "", "50667", "DE"), "home"),
    )
    assert row.particulars[0].values("phone") == ("+49 221 12345",)


@pytest.mark.parametrize("charset", ["utf-7x", "ascii"])
def test_a_line_in_another_encoding_than_it_says_is_not_lost(charset: str) -> None:
    name = f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:Andr=E9 Gide"

    assert party(name).name == "André Gide"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "utf-16-le"])
def test_files_are_read_in_every_usual_encoding(encoding: str) -> None:
    reading = contacts.read(card("FN:Jörg Müller").encode(encoding), "x.vcf")

    assert reading.rows[0].parties[0].name == "Jörg Müller"


def test_one_card_in_latin_1_does_not_spoil_those_in_utf_8() -> None:
    data = card("FN:Jörg Müller").encode() + card("FN:André Gide").encode("latin-1")

    names = [row.parties[0].name for row in contacts.read(data, "x.vcf").rows]
    assert names == ["Jörg Müller", "André Gide"]


def test_a_line_folded_within_a_character_is_joined() -> None:
    data = card("FN:Jörg Müller").encode()
    at = data.index("ö".encode()) + 1
    folded = data[:at] + b"\r\n " + data[at:]

    assert contacts.read(folded, "x.vcf").rows[0].parties[0].name == "Jörg Müller"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r\n"])
def test_every_line_end_ends_a_line_and_a_blank_continues_one(end: str) -> None:
    text = card("FN:Ana", " Reyes", "NOTE:one", "\ttwo").replace("\r\n", end)
    reading = contacts.read(text.encode(), "x.vcf")

    assert reading.rows[0].parties[0].name == "AnaReyes"
    assert reading.rows[0].particulars[0].values("note") == ("onetwo",)


def test_a_line_that_is_none_is_told_and_the_card_is_kept() -> None:
    reading = read(card("FN:Ana Reyes", "no line at all", "X BAD:1", "TITLE:Baker"))

    assert reading.rows[0].particulars[0].values("job") == ("Baker",)
    assert reading.remarks == ("a line of the card cannot be read and was left aside (card 1)",)


def test_an_open_escape_at_the_end_adds_no_words() -> None:
    assert party("N:Reyes;Ana\\").name == "Ana Reyes"


def test_a_bad_card_never_stops_the_file() -> None:
    reading = read(
        card("FN:Ana Reyes"),
        card("EMAIL:nobody@example.org"),
        "BEGIN:VCARD\r\nFN:Cut Off\r\nTEL:1\r\n",
        card("FN:Zero\0 Byte"),
        card("FN:Tom Berg"),
        "BEGIN:VCARD\r\nFN:Last One\r\n",
    )

    assert [row.parties[0].name for row in reading.rows] == ["Ana Reyes", "Tom Berg"]
    assert [(fault.row, fault.reason) for fault in reading.faults] == [
        (2, "it names nobody (only nobody@example.org)"),
        (3, "Cut Off: the card does not end; it may have been cut off"),
        (4, "Zero Byte: the card holds zero bytes, which no text has"),
        (6, "Last One: the card does not end; it may have been cut off"),
    ]


def test_a_card_within_a_card_is_left_out() -> None:
    agent = ("AGENT:", "BEGIN:VCARD", "FN:The Agent", "END:VCARD")
    reading = read(card("FN:Ana Reyes", *agent, "TITLE:Baker"), card("FN:Tom Berg"))

    assert [row.parties[0].name for row in reading.rows] == ["Ana Reyes", "Tom Berg"]
    assert reading.rows[0].particulars[0].values("job") == ("Baker",)


def test_a_card_that_begins_and_no_more_is_a_fault() -> None:
    reading = contacts.read(b"BEGIN:VCARD", "x.vcf")

    assert reading.rows == ()
    assert [fault.reason for fault in reading.faults] == [
        "the card does not end; it may have been cut off"
    ]


# The same name, the same card


def test_two_people_of_one_name_are_told_apart_by_what_only_one_has() -> None:
    reading = read(
        card("FN:Jon Smith", "UID:1", "ORG:Acme", "ADR:;;1 A St;Porto;;;"),
        card("FN:Smith, Jon", "UID:2", "ORG:Acme", "ADR:;;1 B St;Lisbon;;;"),
        card("FN:Jon Smith", "UID:3", "EMAIL:jon@example.org"),
    )

    asides = [row.parties[0].aside for row in reading.rows]
    assert asides == ["Porto", "Lisbon", "jon@example.org"]
    assert reading.remarks == ("several are called “Jon Smith”; they stay apart (cards 1, 2, 3)",)


def test_what_tells_them_apart_does_not_depend_on_the_order_of_the_cards() -> None:
    one = card("FN:Jon Smith", "UID:1", "ORG:Acme", "TITLE:Cook")
    two = card("FN:Jon Smith", "UID:2", "ORG:Berg", "TITLE:Cook")

    def asides(reading: Reading) -> dict[str, str]:
        return {row.key: row.parties[0].aside for row in reading.rows}

    assert asides(read(one, two)) == asides(read(two, one))


def test_two_cards_with_one_email_are_one_person() -> None:
    reading = read(
        card("FN:Jon Smith", "UID:1", "EMAIL:jon@example.org", "ORG:Acme"),
        card("FN:Jon Smith", "UID:2", "EMAIL:JON@example.org", "ORG:Berg"),
    )

    assert {row.parties[0].aside for row in reading.rows} == {""}


def test_two_whom_nothing_tells_apart_are_one_and_that_is_said() -> None:
    reading = read(card("FN:Jon Smith", "UID:1"), card("FN:Jon Smith", "UID:2"))

    assert {row.parties[0].aside for row in reading.rows} == {""}
    assert reading.remarks == (
        "nothing tells them apart, so they are one person: “Jon Smith” (cards 1, 2)",
    )


def test_the_same_card_twice_is_there_once_as_it_was_changed_last() -> None:
    old = card("FN:Ana Reyes", "UID:1", "REV:20240101T000000Z", "TITLE:Baker")
    new = card("FN:Ana Reyes", "UID:1", "REV:20250101T000000Z", "TITLE:Head of bread")

    for reading in (read(old, new), read(new, old)):
        (row,) = reading.rows
        assert row.particulars[0].values("job") == ("Head of bread",)


# Pictures


def test_a_picture_becomes_a_small_jpeg() -> None:
    for line in (
        f"PHOTO;ENCODING=b;TYPE=PNG:{picture()}",
        f"PHOTO;PNG;BASE64:{picture()}",
        f"PHOTO:data:image/png;base64\\,{picture()}",
        f"PHOTO;VALUE=uri:data:image/gif;base64,{picture('GIF')}",
    ):
        photo = known(line).photo
        with Image.open(io.BytesIO(photo)) as drawn:
            assert (drawn.format, drawn.size) == ("JPEG", (256, 128))


def test_a_picture_folded_without_blanks_is_read() -> None:
    text = picture()
    folded = "\r\n".join(text[at : at + 60] for at in range(0, len(text), 60))

    assert known(f"PHOTO;ENCODING=BASE64;TYPE=PNG:\r\n {folded}", version="2.1").photo


def test_a_picture_elsewhere_is_never_fetched() -> None:
    reading = read(card("FN:Ana", "PHOTO;VALUE=uri:http://127.0.0.1:9/ana.jpg"))

    assert reading.rows[0].particulars[0].photo == b""
    assert reading.remarks == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("PHOTO;ENCODING=b:!!!!", "the picture cannot be read"),
        (
            f"PHOTO;ENCODING=b:{base64.b64encode(b'<svg onload=x()/>').decode()}",
            "the picture is of no kind that is known, or damaged",
        ),
        (
            f"PHOTO;ENCODING=b;TYPE=PNG:{picture(size=(1, 1))[:40]}",
            "the picture is of no kind that is known, or damaged",
        ),
    ],
)
def test_a_picture_that_is_none_is_told_and_the_card_kept(line: str, why: str) -> None:
    reading = read(card("FN:Ana", line))

    assert reading.rows[0].particulars[0].photo == b""
    assert reading.remarks == (f"{why}; it was left aside (card 1)",)


def test_a_picture_that_unpacks_to_too_much_is_refused() -> None:
    bomb = bytearray(base64.b64decode(picture(size=(1, 1))))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2  # the width and height that a PNG declares
    reading = read(card("FN:Ana", f"PHOTO;ENCODING=b:{base64.b64encode(bomb).decode()}"))

    assert reading.rows[0].particulars[0].photo == b""
    assert len(reading.remarks) == 1


# Hostile files


def test_a_hostile_head_of_commas_takes_no_time() -> None:
    assert read(card("FN:Ana", "X;A=" + "," * 5000)).remarks != ()


def test_a_card_that_says_too_much_is_left_out_and_says_how_much() -> None:
    homes = [f"ADR:;;{at} Alder St;Portland;OR;97205;USA" for at in range(1000)]
    reading = read(card("FN:Ana", *homes), card("FN:Tom"))

    assert [fault.reason for fault in reading.faults] == [
        "Ana: it has 1,000 addresses; at most 50 are read"
    ]
    assert len(reading.rows) == 1


def test_an_endless_line_is_left_out_and_the_next_card_read() -> None:
    reading = read(card("FN:Ana", "NOTE:" + "x" * 10_000_000), card("FN:Tom"))

    assert [fault.reason for fault in reading.faults] == [
        "Ana: the card has 9.5 MB; at most 8 MB are read"
    ]
    assert [row.parties[0].name for row in reading.rows] == ["Tom"]


def test_cards_within_cards_without_end_are_one_fault() -> None:
    deep = "BEGIN:VCARD\r\nFN:Ana\r\n" + "AGENT:\r\nBEGIN:VCARD\r\n" * 20_000
    reading = contacts.read(deep.encode(), "x.vcf")

    assert reading.rows == ()
    assert len(reading.faults) <= 20_000


def test_more_cards_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_CARDS", 2)

    with pytest.raises(BadInput, match="more than 2 contact cards"):
        read(*[card("FN:Ana")] * 3)


def test_signs_that_deceive_are_told_and_the_name_stays_readable() -> None:
    reading = read(card("FN:Ana \u202eseyeR"), card("FN:\u0410na Reyes"))

    assert reading.rows[0].parties[0].name == "Ana seyeR"
    assert reading.rows[1].parties[0].name == "\u0410na Reyes"
    assert reading.remarks == (
        "invisible signs were taken out of the name (card 1)",
        "“\u0410na” is written in letters of two alphabets that look alike (card 2)",
    )


def test_the_card_of_a_place_is_nobody() -> None:
    assert [fault.reason for fault in read(card("KIND:location", "FN:Town Hall")).faults] == [
        "Town Hall: it is the card of a location, not of a person"
    ]


SCRAPS = st.sampled_from(
    [
        *("BEGIN:VCARD", "END:VCARD", "FN:Ana", "N:;", "N:a\\;b;\\", "ADR:;;;", "AGENT:", " x"),
        *("FN;ENCODING=QUOTED-PRINTABLE:=C3=", 'TEL;X=":', "PHOTO;ENCODING=b:AAAA", "=", ";:"),
        *("ADR;TYPE=a:1;2;3;4;5;6;7;8", "KIND:group", "MEMBER:a", "UID:a", "RELATED:urn:uuid:a"),
        *("item1.X-ABLabel:", "ORG:;", "NICKNAME:,", "REV:9", "X;=:", "GENDER:;", "\x0b\u2028"),
        "BDAY:0000-00-00",
    ]
)


@settings(max_examples=30)
@given(st.lists(SCRAPS | st.text(max_size=8), max_size=25))
def test_whatever_stands_in_a_file_is_read_or_told(scraps: list[str]) -> None:
    data = "\r\n".join(["BEGIN:VCARD", *scraps]).encode(errors="replace")

    first = contacts.read(data, "x.vcf")
    again = contacts.read(contacts.lightened(data), "x.vcf")
    assert all(fault.reason for fault in first.faults)
    assert [row.key for row in first.rows] == [row.key for row in again.rows]


def test_a_value_that_cannot_stand_in_its_field_is_told() -> None:
    reading = read(card("FN:Ana", "EMAIL:no address", "BDAY:sometime"), card("FN:Tom", "BDAY:1980"))

    assert reading.remarks == (
        "“no address” is not an e-mail address; it was left aside (card 1)",
        "a birthday that is no whole day was left aside (cards 1, 2)",
    )


def test_a_home_of_our_own_cards_has_its_days() -> None:
    home = known(
        "ADR;TYPE=home;X-PENNED-SINCE=2026-06-01;X-PENNED-UNTIL=2026-09-01:;;1 A St;Porto;;;"
    ).homes[0]

    assert (home.since, home.until) == (date(2026, 6, 1), date(2026, 9, 1))


def test_a_lightened_card_says_the_same_and_stays_the_same() -> None:
    large = picture("BMP", (400, 400))
    data = card("FN:Jörg", f"PHOTO;ENCODING=b:{large}", f"LOGO;ENCODING=b:{large}").encode(
        "latin-1"
    )
    light = contacts.lightened(data)

    assert len(light) < 10_000
    assert contacts.lightened(light) == light
    assert contacts.read(light, "x").rows[0].parties == contacts.read(data, "x").rows[0].parties
    assert contacts.read(light, "x").rows[0].particulars[0].photo


@pytest.mark.parametrize(
    ("lines_", "when"),
    [
        (("FN:Aunt Vera Bell † 2019",), "2019"),
        (("FN:Vera Bell †",), "yes"),
        (("FN:Vera Bell (†12.03.2019)",), "2019-03-12"),
        (("FN:Vera Bell †2019", "N:Bell †2019;Vera;;;"), "2019"),
        (("FN:Vera Bell † 2018", "DEATHDATE:20190312"), "2019-03-12"),
    ],
)
def test_a_dagger_beside_a_name_says_that_they_have_died(
    lines_: tuple[str, ...], when: str
) -> None:
    told = only(*lines_)
    assert told.particulars[0].values("deceased") == (when,)
    assert told.parties[0].name.removeprefix("Aunt ") == "Vera Bell"
    assert told.parties[0].family == "Bell"


def test_that_somebody_died_is_said_and_of_a_household_it_is_asked_who() -> None:
    reading = read(card("FN:Vera Bell † 2019"), card("FN:Tom & Vera Bell †"))
    assert reading.remarks == (
        "“Vera Bell † 2019” was taken to have died (card 1)",
        "“Tom & Vera Bell †” has the sign of a death: say who died (card 2)",
    )
    assert reading.rows[1].particulars[0].values("deceased") == ()


@pytest.mark.parametrize(
    "line",
    [
        "TEL;" + "TYPE=home;" * 500_000 + "PREF=1:1",
        "NOTE:" + "a" * (lines.LONGEST_LINE + 1),
    ],
)
def test_a_line_that_is_too_long_is_left_out_and_told(line: str) -> None:
    found = read(card("FN:Ana Reyes", line, "EMAIL:ana@x.org"))
    assert found.rows[0].particulars[0].facts == (Fact("email", "ana@x.org"),)
    assert "cannot be read and was left aside" in found.remarks[0]


def test_of_many_lines_the_preferred_ones_come_first() -> None:
    (made,) = lines.cards(
        card("FN:A", "TEL:1", "TEL;PREF=1:2", "TEL:3", "TEL;TYPE=pref:4").encode(), "a.vcf"
    )
    assert isinstance(made, lines.Card)
    assert [line.text for line in made.all("TEL")] == ["2", "4", "1", "3"]
