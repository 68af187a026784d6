"""Tables of contacts: Google's, Outlook's, and those that people keep."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from penned.errors import BadInput
from penned.people import names
from penned.people.address import Address
from penned.people.particulars import Fact, Home
from penned.people.person import Person
from penned.sources import contacts
from penned.sources.columns import normal
from penned.sources.contacts import columns
from penned.sources.contacts.columns import Column
from penned.sources.days import DateOrder, DateOrderNeeded

if TYPE_CHECKING:
    from penned.people.particulars import Particulars
    from penned.told import Reading

GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,"
    "Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,"
    "Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
    "Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,"
    "Address 1 - Extended Address,Address 2 - Label,Address 2 - City,Relation 1 - Label,"
    "Relation 1 - Value,Website 1 - Value"
)
GOOGLE_BEFORE = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Nickname,"
    "Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,"
    "Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Organization 1 - Name"
)
OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
    "Business Street 2,Business City,Business State,Business Postal Code,Business Country/Region,"
    "Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Business Phone,"
    "Home Phone,Mobile Phone,Birthday,Categories,E-mail Address,E-mail 2 Address,Notes,Spouse"
)
OUTLOOK_GERMAN = (
    "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;Straße geschäftlich;"
    "Ort geschäftlich;Postleitzahl geschäftlich;Land/Region geschäftlich;Straße privat;Ort privat;"
    "Postleitzahl privat;Land/Region privat;Telefon (privat);Mobiltelefon;Geburtstag;E-Mail-Adresse"
)
OUTLOOK_FRENCH = (
    "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Profession,Rue (bureau),"
    "Ville (bureau),Code postal (bureau),Pays/Région (bureau),Rue (domicile),Ville (domicile),"
    "Code postal (domicile),Téléphone (domicile),Tél. mobile,Anniversaire,Adresse de messagerie"
)


def read(header: str, *rows: str, **wishes: Any) -> Reading:  # noqa: ANN401 - as `contacts.read`
    return contacts.read("\n".join((header, *rows)).encode(), "contacts.csv", **wishes)


def row(header: str, delimiter: str = ",", **cells: str) -> str:
    """A row with these cells under the titles, their words joined by underscores."""
    titles = [normal(title) for title in header.split(delimiter)]
    asked = {normal(title): cell for title, cell in cells.items()}
    assert set(asked) <= set(titles)
    return delimiter.join(f'"{asked.get(title, "")}"' for title in titles)


def known(header: str, delimiter: str = ",", **cells: str) -> Particulars:
    return read(header, row(header, delimiter, **cells)).rows[0].particulars[0]


@pytest.mark.parametrize(
    "header", [GOOGLE, GOOGLE_BEFORE, OUTLOOK, OUTLOOK_GERMAN, OUTLOOK_FRENCH, "Name,Email"]
)
def test_the_exports_of_address_books_are_known_as_contacts(header: str) -> None:
    assert contacts.are_contacts(header.replace(";", ",").split(","))


@pytest.mark.parametrize(
    "header",
    ["From,Gift,Address", "Guest,Gift,Thank you sent", "Name,Address,Amount,Fund", "Name,RSVP", ""],
)
def test_lists_of_gifts_and_replies_are_no_contacts(header: str) -> None:
    assert not contacts.are_contacts(header.split(","))


def test_google_contacts_are_read_with_all_that_they_say() -> None:
    reading = read(
        GOOGLE,
        row(
            GOOGLE,
            first_name="Ana",
            last_name="Reyes",
            nickname="Annie",
            organization_name="Harbour Bakery",
            organization_title="Baker",
            birthday="1980-05-04",
            notes="met in Porto",
            labels="Friends ::: * myContacts",
            e_mail_1___value="ana@example.org ::: ana@example.net",
            phone_1___label="Mobile",
            phone_1___value="+1 555 0100",
            address_1___label="Home",
            address_1___formatted="418 Alder St\nPortland",
            address_1___street="418 Alder St",
            address_1___city="Portland",
            address_1___region="OR",
            address_1___postal_code="97205",
            address_1___country="US",
            address_1___extended_address="Apt 4",
            relation_1___label="Spouse",
            relation_1___value="Tom Reyes",
        ),
    )
    (told,) = reading.rows

    assert told.parties == (Person("Ana Reyes", given="Ana", family="Reyes", nickname="Annie"),)
    home = Address(("418 Alder St", "Apt 4"), "Portland", "OR", "97205", "US")
    assert told.particulars[0].homes == (Home(home, "home"),)
    assert set(told.particulars[0].facts) == {
        Fact("company", "Harbour Bakery"),
        Fact("job", "Baker"),
        Fact("birthday", "1980-05-04"),
        Fact("note", "met in Porto"),
        Fact("group", "Friends"),
        Fact("email", "ana@example.org"),
        Fact("email", "ana@example.net"),
        Fact("phone", "+1 555 0100"),
        Fact("kin", "spouse: Tom Reyes"),
    }
    assert dict(reading.about)["columns"].startswith("First Name = given, Last Name = family, ")
    assert "not used" not in dict(reading.about)


def test_a_column_that_holds_something_unknown_is_named() -> None:
    about = dict(read("Name,Email,Website,Fax", "Ana Reyes,a@b.org,example.org,").about)

    assert about == {"columns": "Name = name, Email = email", "not used": "Website"}


def test_outlook_has_two_addresses_each_with_its_lines() -> None:
    found = known(
        OUTLOOK,
        first_name="Ana",
        last_name="Reyes",
        business_street="1 Quay",
        business_street_2="Floor 2",
        business_city="Portland",
        business_state="OR",
        business_postal_code="97205",
        home_street="418 Alder St",
        home_city="Salem",
        home_state="OR",
        home_postal_code="97301",
    )

    assert found.homes == (
        Home(Address(("1 Quay", "Floor 2"), "Portland", "OR", "97205", "US"), "work"),
        Home(Address(("418 Alder St",), "Salem", "OR", "97301", "US"), "home"),
    )


def test_outlook_in_german_is_read_alike() -> None:
    found = known(
        OUTLOOK_GERMAN,
        ";",
        vorname="Jörg",
        nachname="Müller",
        straße_privat="Hauptstraße 5",
        ort_privat="Köln",
        postleitzahl_privat="50667",
        land_region_privat="Deutschland",
        telefon__privat_="0221 12345",
        e_mail_adresse="joerg@example.de",
    )

    assert found.homes == (Home(Address(("Hauptstraße 5",), "Köln", "", "50667", "DE"), "home"),)
    assert found.values("email") == ("joerg@example.de",)
    assert found.values("phone") == ("0221 12345",)


def test_a_blank_cell_says_nothing() -> None:
    found = known(OUTLOOK, first_name="Ana", last_name="Reyes", company=" ", notes="")

    assert found.facts == ()
    assert found.homes == ()


def test_a_title_beside_first_names_is_an_honour_and_else_a_job() -> None:
    addressed = read("Title,First Name,Last Name,Email", "Dr.,Jun,Park,j@example.org").rows[0]
    works = read("Name,Title,Email", "Jun Park,Chief Baker,j@example.org").rows[0]

    assert addressed.parties[0].salutation == "Dr. Park"
    assert works.parties[0].salutation == "Jun"
    assert works.particulars[0].values("job") == ("Chief Baker",)


def test_an_address_in_one_cell_is_parted() -> None:
    found = read("Name,Home address", 'Ana Reyes,"418 Alder St, Portland, OR 97205"').rows[0]

    assert found.particulars[0].homes == (
        Home(Address(("418 Alder St",), "Portland", "OR", "97205", "US"), "home"),
    )


def test_rows_without_anybody_are_told_and_companies_are_read() -> None:
    reading = read(
        OUTLOOK, row(OUTLOOK, e_mail_address="x@y.org"), row(OUTLOOK, company="Acme Ltd")
    )

    assert [(fault.row, fault.reason) for fault in reading.faults] == [
        (2, "nobody is named in it (only x@y.org)")
    ]
    assert reading.rows[0].parties == (names.parse("Acme Ltd"),)


def test_the_same_contact_in_two_rows_is_put_together() -> None:
    reading = read("Name,Email,Phone", "Ana Reyes,a@b.org,555 0100", "Ana Reyes,A@b.org,555 0200")
    (told,) = reading.rows

    assert told.particulars[0].values("phone") == ("555 0100", "555 0200")


def test_two_rows_of_one_name_with_two_emails_are_two_people() -> None:
    reading = read("Name,Email,City", "Jon Smith,a@b.org,Porto", "Jon Smith,c@b.org,Lisbon")

    assert [told.parties[0].aside for told in reading.rows] == ["Porto", "Lisbon"]


def test_birthdays_that_can_be_read_two_ways_are_asked_about() -> None:
    rows = ("Ana,5/4/1980", "Tom,6/7/1981")
    with pytest.raises(DateOrderNeeded):
        read("Name,Birthday", *rows)

    reading = read("Name,Birthday", *rows, dates=DateOrder.DMY)
    days = [told.particulars[0].values("birthday") for told in reading.rows]
    assert days == [("1980-04-05",), ("1981-07-06",)]


@pytest.mark.parametrize(("cell", "day"), [("--05-04", "--05-04"), ("0/0/00", ""), ("", "")])
def test_birthdays_without_a_year_or_a_day_are_read(cell: str, day: str) -> None:
    found = read("Name,Birthday", f"Ana,{cell}").rows[0].particulars[0]

    assert found.values("birthday") == ((day,) if day else ())


def test_a_column_can_be_named_by_the_person() -> None:
    wishes = {"Wer": "name", "Kram": "note", "Mail": "ignore"}
    reading = read("Wer,Kram,Mail", "Ana Reyes,tea,a@b.org", mapping=wishes)

    assert reading.rows[0].particulars[0].facts == (Fact("note", "tea"),)
    with pytest.raises(BadInput, match="no field of a contact"):
        read("Wer,Mail", "Ana,a@b.org", mapping={"Wer": "nobody"})
    with pytest.raises(BadInput, match="no column “Who”"):
        read("Wer,Mail", "Ana,a@b.org", mapping={"Who": "name"})


def test_a_table_that_names_nobody_says_how_to_say_who() -> None:
    with pytest.raises(BadInput, match="no column names anybody") as refused:
        read("Mail,Tel", "a@b.org,555 0100")

    assert "--map" in str(refused.value)


def test_a_workbook_is_read_as_a_text_is() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Postcode", "City", "Street", "Birthday"])
    sheet.append(["Ana Reyes", 1060, "Northampton", "5 Elm St", date(1980, 5, 4)])
    made = io.BytesIO()
    book.save(made)
    told = contacts.read(made.getvalue(), "contacts.xlsx").rows[0]

    assert told.particulars[0].values("birthday") == ("1980-05-04",)
    assert told.particulars[0].homes[0].address.city == "Northampton"


def test_a_formula_is_text_and_a_deceiving_name_is_told() -> None:
    reading = read("Name,Email,Notes", "Ana \u202eseyeR,a@b.org,=cmd|' /C calc'!A0")

    assert reading.rows[0].parties[0].name == "Ana seyeR"
    assert reading.rows[0].particulars[0].values("note") == ("=cmd|' /C calc'!A0",)
    assert reading.remarks == ("invisible signs were taken out of the name (row 2)",)


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("E-mail 2 - Label", Column("email", number=2, is_label=True)),
        ("Address 3 - Postal Code", Column("postcode", number=3)),
        ("Home Street 2", Column("street", "home", 2)),
        ("Land/Region geschäftlich", Column("country", "work")),
        ("E-Mail 2: Adresse", Column("email", number=2)),
        ("Website", None),
        ("Home Fax", None),
    ],
)
def test_a_title_says_what_of_which(title: str, column: Column | None) -> None:
    assert columns.recognise(title) == column


def test_a_birthday_that_is_no_day_is_left_aside_and_the_contact_stays() -> None:
    reading = read("Name,Email,Birthday", "Ana Reyes,a@b.org,1970-02-30", "Bea Lee,b@b.org,12 May")
    assert [row.parties[0].name for row in reading.rows] == ["Ana Reyes", "Bea Lee"]
    assert reading.rows[0].particulars[0].values("email") == ("a@b.org",)
    assert reading.faults == ()
    assert reading.remarks[0] == (
        "the birthday was left aside: there is no such day as “1970-02-30” (row 2)"
    )


def test_a_dagger_in_a_row_says_that_they_have_died() -> None:
    (told,) = read("First Name,Last Name,Email", "Vera,Bell † 2019,v@b.org").rows
    assert told.particulars[0].values("deceased") == ("2019",)
    assert told.parties[0].name == "Vera Bell"
