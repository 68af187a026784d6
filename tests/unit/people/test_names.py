"""What a written name says: whom it greets, what the envelope shows, who is one and who is two."""

from __future__ import annotations

import pytest

from penned.errors import BadInput
from penned.people import names
from penned.people.person import Household, Person

# As written | follows "Dear" | first line of the envelope ("" where it is as written)
PEOPLE = """
Jun Park                     | Jun                  |
Dr. Jun Park (work)          | Dr. Park             | Dr. Jun Park
Dr Park                      | Dr Park              |
DR. JUN PARK                 | DR. PARK             |
Prof. Dr. Anna Müller        | Prof. Dr. Müller     |
Frau Dr. Schmidt             | Frau Dr. Schmidt     |
Rev. Sam Okafor              | Rev. Okafor          |
Señora García                | Señora García        |
Sra. Ana García López        | Sra. García López    |
Frau Schmidt                 | Frau Schmidt         |
The Rev. Sam Okafor          | Rev. Okafor          |
Father Brown                 | Father Brown         |
Sir Ian McKellen             | Sir Ian              |
M. Night Shyamalan           | Night                |
Dr. van der Berg             | Dr. van der Berg     |
Grandma                      | Grandma              |
Grandma Jo                   | Grandma Jo           |
Aunt Carol Reyes             | Aunt Carol           |
Auntie May                   | Auntie May           |
Great Aunt Carol             | Great Aunt Carol     |
Step-mum Kit                 | Step-mum Kit         |
Onkel Jürgen                 | Onkel Jürgen         |
José María de la Cruz        | José María           |
María-José O'Neill-Smith     | María-José           |
Mary Ann                     | Mary Ann             |
Mary Jane Watson             | Mary Jane            |
John Quincy Adams            | John                 |
Ludwig van Beethoven         | Ludwig               |
Dick Van Dyke                | Dick                 |
Siobhán Ní Bhriain           | Siobhán              |
Zoë Brontë-Hall              | Zoë                  |
J. R. Hartley                | J. R. Hartley        |
J.R.R. Tolkien               | J.R.R. Tolkien       |
F. Scott Fitzgerald          | Scott                |
Mary J. Blige                | Mary                 |
E. Smith                     | E. Smith             |
Madonna                      | Madonna              |
Nguyễn Thị Mai               | Mai                  |
Nguyen Thi Mai               | Mai                  |
Mai Nguyen                   | Mai                  |
李小龍                       | 李小龍               |
山田 太郎                    | 山田 太郎            |
محمد علي                     | محمد                 |
ana reyes                    | ana                  |
Robert "Bob" Smith           | Bob                  | Robert Smith
Robert “Bob” Smith           | Bob                  | Robert Smith
Robert (Bob) Smith           | Bob                  | Robert Smith
Robert 'Bob' Smith           | Bob                  | Robert Smith
Dr. Robert "Bob" Smith       | Dr. Smith            | Dr. Robert Smith
"Bob"                        | Bob                  |
Yo-Yo Ma                     | Yo-Yo                |
Charlotte Church             | Charlotte            |
Anna Co                      | Anna                 |
Dean Martin                  | Dean                 |
Tom Reyes Jr.                | Tom                  |
Tom Reyes, Jr.               | Tom                  |
John Smith III               | John                 |
Jane Doe, PhD                | Jane                 |
Ann Lee, M.D.                | Ann                  |
Reyes, Ana                   | Ana                  | Ana Reyes
Reyes, Ana Maria             | Ana Maria            | Ana Maria Reyes
Park, Dr. Jun                | Dr. Park             | Dr. Jun Park
Reyes Jr., Tom               | Tom                  | Tom Reyes Jr.
Doe, Jane, PhD               | Jane                 | Jane Doe, PhD
Reyes, Ana Beth              | Ana                  | Ana Beth Reyes
García Márquez, Gabriel      | Gabriel              | Gabriel García Márquez
García Márquez, Dr. Gabriel  | Dr. García Márquez   | Dr. Gabriel García Márquez
de la Cruz, José María       | José María           | José María de la Cruz
José Ortega y Gasset         | José Ortega y Gasset |
my sister Ana                | my sister Ana        |
The Weeknd                   | The Weeknd           |
AT&T                         | AT&T                 |
and Tom                      | Tom                  | Tom
Ana Reyes <ana@example.org>  | Ana                  | Ana Reyes
(Anonymous)                  | Anonymous            | Anonymous
Dr.                          | Dr.                  |
"""

HOUSEHOLDS = """
Ana & Tom Reyes                | Ana and Tom                      |
Ana&Tom Reyes                  | Ana and Tom                      | Ana & Tom Reyes
Ana + Tom                      | Ana and Tom                      |
Ana Reyes & Tom                | Ana and Tom                      |
Ana Maria & Tom Reyes          | Ana Maria and Tom                |
Maria Lopez and John Smith     | Maria and John                   |
Maria Lopez & John Smith       | Maria and John                   |
Ana Reyes (and Tom)            | Ana and Tom                      | Ana Reyes and Tom
Ana Reyes, MD & Tom Reyes      | Ana and Tom                      |
Ana, Tom and Lily Reyes        | Ana, Tom and Lily                |
José & Inês Carvalho           | José and Inês                    |
Ana und Tom Müller             | Ana und Tom                      |
José y Ana García              | José y Ana                       |
Tom Reyes y familia            | Tom y familia                    |
Tía Ana y Bob                  | Tía Ana y Bob                    |
Henrik och Saga Lindqvist      | Henrik och Saga                  |
Mr. and Mrs. Lee               | Mr. and Mrs. Lee                 |
Mr & Mrs Lee                   | Mr and Mrs Lee                   |
Mr. & Mrs. Tom Reyes           | Mr. and Mrs. Reyes               |
Mr. & Mrs. John Smith III      | Mr. and Mrs. Smith               |
Mr. and Mrs. Tom and Ana Reyes | Mr. and Mrs. Reyes               |
Mr. and Mrs. Lee and family    | Mr. and Mrs. Lee and family      |
Mr. and Mrs. Lee and Grandma   | Mr. and Mrs. Lee and Grandma     |
Mr. Lee and Mrs. Park          | Mr. Lee and Mrs. Park            |
Lee, Mr. and Mrs.              | Mr. and Mrs. Lee                 | Mr. and Mrs. Lee
Dr. and Mr. Park               | Dr. and Mr. Park                 |
Dr. Jun Park and Ana Reyes     | Dr. Park and Ana                 |
Dr. Ana and Tom Reyes          | Dr. Ana and Tom                  |
Drs. Ana and Tom Reyes         | Drs. Reyes                       |
Drs. Reyes and Park            | Drs. Reyes and Park              |
Sir Ian and Lady McKellen      | Sir Ian and Lady McKellen        |
Herr und Frau Müller           | Herr und Frau Müller             |
M. et Mme Dubois               | M. et Mme Dubois                 |
Sr. y Sra. García              | Sr. y Sra. García                |
Mum & Dad                      | Mum and Dad                      |
Aunt Carol and Uncle Bob       | Aunt Carol and Uncle Bob         |
Aunt Carol and Uncle Bob Reyes | Aunt Carol and Uncle Bob         |
Aunt and Uncle Reyes           | Aunt and Uncle Reyes             |
Grandma and Grandpa Reyes      | Grandma and Grandpa Reyes        |
Uncle Bob & family             | Uncle Bob and family             |
Uncle Bob & his family         | Uncle Bob and his family         |
Tom Reyes and family           | Tom and family                   |
Ana, Tom and the kids          | Ana, Tom and the kids            |
The Nguyen Family              | Nguyen family                    |
Nguyen family                  | Nguyen family                    |
the Nguyens                    | Nguyens                          |
The Nguyen & Reyes Families    | Nguyen and Reyes families        |
Familie Müller                 | Familie Müller                   |
la famille Dubois              | famille Dubois                   |
Reyes household                | Reyes household                  |
kids and family                | kids and family                  |
the book club                  | book club                        |
The Book Club                  | Book Club                        |
Team Accounting                | Team Accounting                  |
Mrs. Smith's class             | Mrs. Smith's class               |
Everyone at Harbour Bakery     | everyone at Harbour Bakery       |
Harbour Bakery Ltd             | Harbour Bakery                   |
Harbour Bakery, Inc.           | Harbour Bakery                   |
Smith & Sons Ltd               | Smith and Sons                   |
Priya & Co.                    | Priya and Co.                    |
Ana Reyes and the book club    | Ana and the book club            |
"""


def rows(table: str) -> list[tuple[str, str, str]]:
    cells = [[cell.strip() for cell in line.split(" |")] for line in table.strip().splitlines()]
    return [(written, dear, envelope or written) for written, dear, envelope in cells]


@pytest.mark.parametrize(("written", "dear", "envelope"), rows(PEOPLE))
def test_one_person(written: str, dear: str, envelope: str) -> None:
    person = names.parse(written)

    assert isinstance(person, Person)
    assert (person.salutation, person.envelope_name) == (dear, envelope)


@pytest.mark.parametrize(("written", "dear", "envelope"), rows(HOUSEHOLDS))
def test_several_written_as_one(written: str, dear: str, envelope: str) -> None:
    household = names.parse(written)

    assert isinstance(household, Household)
    assert (household.salutation, household.envelope_name) == (dear, envelope)


@pytest.mark.parametrize(
    "written", [written for written, _, _ in [*rows(PEOPLE), *rows(HOUSEHOLDS)]]
)
def test_a_name_reads_the_same_when_read_again(written: str) -> None:
    once = names.parse(written)
    again = names.parse(once.name)

    assert (again.salutation, again.envelope_name) == (once.salutation, once.envelope_name)


# A cell of a gift list | whom it names, each with a note of their own
CELLS = """
Lena Fischer; Marco Bianchi; Priya Shah    | Lena Fischer | Marco Bianchi | Priya Shah
Lena, Marco, Priya and Sam                 | Lena | Marco | Priya | Sam
Lena, Marco, and Priya                     | Lena | Marco | Priya
Lena, Marco and Priya                      | Lena | Marco | Priya
Lena / Marco                               | Lena | Marco
Lena Fischer, Marco Bianchi (work)         | Lena Fischer | Marco Bianchi (work)
Lena (work), Marco and Priya (school)      | Lena (work) | Marco | Priya (school)
Lena Fischer & Marco Bianchi, Priya Shah   | Lena Fischer & Marco Bianchi | Priya Shah
Priya Shah, Ana & Tom Reyes                | Priya Shah | Ana & Tom Reyes
Mr. and Mrs. Lee, Grandma                  | Mr. and Mrs. Lee | Grandma
Grandma, Aunt Carol and Uncle Bob          | Grandma | Aunt Carol | Uncle Bob
Lena Fischer, Harbour Bakery Ltd           | Lena Fischer | Harbour Bakery Ltd
Ana Reyes, MD, Tom Park                    | Ana Reyes, MD | Tom Park
Ana Reyes, Marco Bianchi and family        | Ana Reyes | Marco Bianchi and family
Lena, (work), Marco and Sam                | Lena | Marco | Sam
Lena;; Marco;                              | Lena | Marco
Lena; lena; LENA                           | Lena
Ana & Tom Reyes                            | Ana & Tom Reyes
Maria Lopez and John Smith                 | Maria Lopez and John Smith
Aunt Carol and Uncle Bob                   | Aunt Carol and Uncle Bob
Reyes, Ana                                 | Reyes, Ana
Reyes, Ana; Park, Jun                      | Reyes, Ana | Park, Jun
de la Cruz, José María                     | de la Cruz, José María
Lena Fischer, Marco                        | Lena Fischer | Marco
Lena, Marco Bianchi                        | Lena | Marco Bianchi
Ana, Tom, Lily Reyes                       | Ana | Tom | Lily Reyes
Reyes, Ana Maria                           | Reyes, Ana Maria
Reyes, Ana B.                              | Reyes, Ana B.
Lena Fischer, Marco Bianchi                | Lena Fischer | Marco Bianchi
Reyes, Ana & Tom                           | Reyes | Ana | Tom
Tom Reyes, Jr.                             | Tom Reyes, Jr.
Ana, Tom and the kids                      | Ana, Tom and the kids
Ana, Tom and Lily Reyes                    | Ana, Tom and Lily Reyes
Smith, Jones & Partners LLP                | Smith, Jones & Partners LLP
The Book Club                              | The Book Club
"""


@pytest.mark.parametrize("row", CELLS.strip().splitlines())
def test_a_cell_names_each_giver_once(row: str) -> None:
    cell, *givers = [part.strip() for part in row.split(" |")]

    assert list(names.parse_givers(cell)) == [names.parse(giver) for giver in givers]


def test_every_line_of_a_cell_is_a_giver() -> None:
    assert [giver.name for giver in names.parse_givers("Lena\r\nMarco\u2028Priya\n\n")] == [
        "Lena",
        "Marco",
        "Priya",
    ]


@pytest.mark.parametrize("written", ["", "   ", "?!", "&", "12", "()", "\u200b", "ʼ", ";;", "🎁"])
def test_what_names_nobody_is_refused_with_the_text(written: str) -> None:
    for read in (names.parse, names.parse_givers):
        with pytest.raises(BadInput, match="is not a name"):
            read(written)


def test_the_refusal_names_the_text() -> None:
    with pytest.raises(BadInput, match="“--”"):
        names.parse(" -- ")


def test_the_parts_of_a_person_are_found() -> None:
    assert names.parse('Dr. José María "Chema" de la Cruz Jr. (work)') == Person(
        'Dr. José María "Chema" de la Cruz Jr.',
        title="Dr.",
        given="José María",
        nickname="Chema",
        family="de la Cruz",
        suffix="Jr.",
        aside="work",
    )


def test_a_family_name_written_once_is_everybodys() -> None:
    assert names.parse("Ana & Tom Reyes") == Household(
        "Ana & Tom Reyes",
        members=(
            Person("Ana Reyes", given="Ana", family="Reyes"),
            Person("Tom Reyes", given="Tom", family="Reyes"),
        ),
        family="Reyes",
        greeting="Ana and Tom",
    )


def test_titles_share_the_name_behind_them() -> None:
    household = names.parse("Mr. & Mrs. Tom Reyes")

    assert isinstance(household, Household)
    assert [member.name for member in household.members] == ["Mr. Tom Reyes", "Mrs. Reyes"]
    assert household.family == "Reyes"


def test_two_family_names_make_no_family() -> None:
    household = names.parse("Maria Lopez and John Smith")

    assert isinstance(household, Household)
    assert household.family == ""


def test_a_greeting_of_the_writers_own_goes_first() -> None:
    assert Person("Saga Lindqvist", given="Saga", greeting="Mum").salutation == "Mum"


def test_a_household_without_a_greeting_names_its_members() -> None:
    members = tuple(Person(name, given=name) for name in ("Ana", "Tom", "Lily"))

    assert Household("Ana, Tom, Lily", members=members).salutation == "Ana, Tom and Lily"


def test_guests_are_an_aside() -> None:
    assert names.parse("Ana Reyes +1").aside == "+1"


def test_invisible_characters_are_no_part_of_a_name() -> None:
    assert names.parse("\ufeffAna\u2028\u00a0\u202eReyes\x07\u00ad").name == "Ana Reyes"


def test_joiners_that_spell_a_name_stay() -> None:
    assert names.parse("نیک\u200cنام").name == "نیک\u200cنام"
    assert names.parse("An\u200ca").name == "Ana"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana & Tom Reyes", "ana and  tom reyes"),
        ("Ana + Tom Reyes", "Ana und Tom Reyes"),
        ("Mr & Mrs Lee", "Mr. and Mrs. Lee"),
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Ingrid Sørensen", "INGRID SORENSEN"),
        ("Jun Park (work)", "Jun Park"),
        ("Reyes, Ana", "Ana Reyes"),
        ("Sam O’Connor", "Sam O'Connor"),
        ("María-José García", "Maria Jose Garcia"),
        ("The Nguyen Family", "Nguyen family"),
        ('Robert "Bob" Smith', "Robert Smith"),
        ("Jane Doe, PhD", "Jane Doe PhD"),
    ],
)
def test_the_same_name_written_twice(one: str, other: str) -> None:
    assert names.same(one, other)
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Reyes", "Tom Reyes"),
        ("Reyes", "Ana Reyes"),
        ("Ana & Tom Reyes", "Ana Reyes"),
        ("Jon Li", "John Li"),
    ],
)
def test_a_family_name_makes_nobody_the_same(one: str, other: str) -> None:
    assert not names.same(one, other)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Dr. Jun Park (work)", {"Jun", "Park", "Dr. Park", "Jun Park", "Dr. Jun Park"}),
        ("Aunt Carol and Uncle Bob", {"Carol", "Bob", "Aunt Carol", "Uncle Bob", "Aunt"}),
        ('Robert "Bob" Smith', {"Robert", "Bob", "Smith"}),
        ("The Nguyen Family", {"Nguyen", "Nguyen family"}),
        ("Mr. & Mrs. Tom Reyes", {"Tom", "Reyes", "Mrs. Reyes", "Mr. Reyes"}),
        ("Harbour Bakery Ltd", {"Harbour", "Harbour Bakery"}),
    ],
)
def test_a_note_may_say_all_names_of_its_reader(written: str, said: set[str]) -> None:
    assert said <= names.spoken(names.parse(written))


def test_a_note_may_not_say_other_names_or_bare_conjunctions() -> None:
    assert not {"Ana", "and", "&", "The", "work"} & names.spoken(
        names.parse("The Lee Family (work)")
    )
