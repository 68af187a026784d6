"""Columns are recognised by their titles, in the words of many lists."""

from __future__ import annotations

import pytest

from penned.errors import BadInput, Refused
from penned.sources import columns, giftlist

# Titles as lists and exports have them; behind "=" is what the column holds, if anything.
LISTS = {
    "Google Contacts": """First Name=given|Middle Name=middle|Last Name=family
        |Phonetic First Name|Name Prefix=title|Name Suffix=suffix|Nickname|File As
        |Organization Name=company|Organization Title|Birthday|Notes=detail|Photo|Labels
        |E-mail 1 - Label|E-mail 1 - Value=email|Phone 1 - Label|Phone 1 - Value=phone
        |Address 1 - Label
        |Address 1 - Formatted=address|Address 1 - Street=street|Address 1 - City=city
        |Address 1 - PO Box=street|Address 1 - Region=region|Address 1 - Postal Code=postcode
        |Address 1 - Country=country|Address 1 - Extended Address=street|Website 1 - Value""",
    "Google Contacts, older": """Name|Given Name=given|Additional Name=middle
        |Family Name=family|Yomi Name|Group Membership|E-mail 1 - Type|E-mail 1 - Value=email
        |Address 1 - Type|Address 1 - Formatted=address|Address 1 - Street=street
        |Address 1 - City=city|Address 1 - Region=region|Address 1 - Postal Code=postcode
        |Address 1 - Country=country""",
    "Outlook": """Title=title|First Name=given|Middle Name=middle|Last Name=family
        |Suffix=suffix|Company=company|Department|Business Street|Business City|Business State
        |Business Postal Code|Business Country/Region|Home Street=street|Home Street 2=street
        |Home Street 3=street|Home City=city|Home State=region|Home Postal Code=postcode
        |Home Country/Region=country|Other Street|E-mail Address=email|Notes=detail""",
    "Outlook, at work only": """First Name=given|Last Name=family|Company=company
        |Business Street=street|Business Street 2=street|Business City=city
        |Business State=region|Business Postal Code=postcode|Business Country/Region=country""",
    "a registry's tracker": """Order Number=order|Giver=giver|Gift=gift|Quantity=quantity
        |Value=value|Gift Message=detail|Giver's Address=address|Order Status
        |Thank-You Note Status=thanked""",
    "a wedding site's tracker": """Guest=giver|Gift=gift|Qty=quantity|Order info=order
        |Date received=received|Note=detail|Thank you sent=thanked""",
    "a wedding site's guest list": """First Name=given|Last Name=family|Suffix=suffix
        |Partner First Name=partner_given|Partner Last Name=partner_family
        |Street Address 1=street|Apt/Unit=street|City=city|State/Province=region
        |Zip/Postal Code=postcode|Country=country|Gift Received=gift|Thank You Sent?=thanked""",
    "a shop's list": """Title=gift|Purchased by=giver|Purchase date=received|Price=value
        |Qty purchased=quantity|Gift message=detail|Shipping address=address|Order ID=order
        |Thanked=thanked""",
    "printed": """#|Gift=gift|From=giver|Event=event|Thank you sent?=thanked""",
    "printed, for a shower": """Name=giver|Gift description=gift|Date received=received
        |Thank you note sent (date)=thanked""",
    "by hand": """Who=giver|What they gave=gift|When=received|Address=address|TY sent=thanked
        |Comments=detail|Store=store|Est. price=value""",
    "by hand, one sheet for all": """Guest Name(s)=giver|Address Line 1=street
        |Address Line 2=street|Town=city|Postcode=postcode|RSVP|Table|Wedding gift=gift
        |Date thank-you sent=thanked_on""",
    "German": """Name=giver|Geschenk=gift|Erhalten am=received|Anlass=event
        |Straße und Hausnummer=street|PLZ=postcode|Ort=city|Land=country|Bemerkung=detail
        |Dankeskarte verschickt?=thanked|Wert (€)=value""",
    "German, parted names": """Anrede=title|Vorname=given|Name=family|Geschenk=gift
        |Datum=received|Bedankt=thanked|Anzahl=quantity""",
    "French": """Nom=family|Prénom=given|Cadeau=gift|Date de réception=received|Rue=street
        |Code postal=postcode|Ville=city|Pays=country|Remarques=detail
        |Remerciements envoyés=thanked|Montant=value""",
    "French, short": """De la part de=giver|Cadeau=gift|Reçu le=received|Occasion=event
        |Remercié=thanked""",
    "Spanish": """Invitado=giver|Regalo=gift|Fecha=received|Dirección=street|Ciudad=city
        |Provincia=region|Código postal=postcode|País=country|Comentarios=detail
        |Agradecimiento enviado=thanked|Importe=value""",
    "Spanish, parted names": """Nombre=given|Apellidos=family|Regalo=gift|Cantidad=quantity
        |Gracias=thanked""",
    "Dutch": """Naam=giver|Cadeau=gift|Ontvangen op=received|Straat=street|Huisnummer=street
        |Postcode=postcode|Woonplaats=city|Land=country|Opmerkingen=detail|Bedankt?=thanked
        |Gelegenheid=event""",
    "Portuguese": """Convidado=giver|Presente=gift|Data de recebimento=received|Morada=street
        |Código postal=postcode|Cidade=city|País=country|Observações=detail
        |Agradecimento enviado=thanked|Loja=store""",
    "Italian": """Nome=given|Cognome=family|Regalo=gift|Ricevuto il=received|Via=street
        |CAP=postcode|Città=city|Provincia=region|Paese=country|Note=detail|Ringraziato=thanked
        |Occasione=event""",
    "Swedish": """Från=giver|Gåva=gift|Datum=received|Gatuadress=street|Postnummer=postcode
        |Ort=city|Land=country|Anteckningar=detail|Tackkort skickat=thanked|Tillfälle=event
        |Värde=value""",
}  # fmt: skip


def _parted(text: str) -> tuple[list[str], list[str | None]]:
    pairs = [each.strip().partition("=") for each in text.split("|")]
    return [title for title, _, _ in pairs], [field or None for _, _, field in pairs]


@pytest.mark.parametrize("name", LISTS)
def test_the_titles_of_a_real_list_are_recognised(name: str) -> None:
    titles, fields = _parted(LISTS[name])
    assert dict(zip(titles, columns.recognise(titles), strict=True)) == dict(
        zip(titles, fields, strict=True)
    )


@pytest.mark.parametrize("name", [name for name, text in LISTS.items() if "=gift" in text])
def test_a_real_gift_list_needs_no_mapping(name: str) -> None:
    titles, fields = _parted(LISTS[name])
    assert list(columns.assign(titles, {}, where="gifts.csv")) == fields


@pytest.mark.parametrize(
    "title", ["THANK-YOU SENT", "thank you sent?", "Thank  You  Sent:", "Thank you sent (yes/no)"]
)
def test_case_signs_and_brackets_make_no_difference(title: str) -> None:
    assert columns.recognise(["From", "Gift", title])[2] == "thanked"


def test_what_the_person_says_goes_before_the_title() -> None:
    titles = ["From", "Gift", "Kram"]
    assert columns.assign(titles, {"kram": "detail"}, where="") == ("giver", "gift", "detail")
    assert columns.assign(titles, {"Gift": "ignore", "Kram": "gift"}, where="") == (
        "giver",
        None,
        "gift",
    )
    assert columns.assign(titles, {"Kram": "gift"}, where="") == ("giver", None, "gift")


def test_titles_in_any_script_can_be_mapped() -> None:
    assert columns.assign(
        ["贈り主", "贈り物"], {"贈り主": "giver", "贈り物": "gift"}, where=""
    ) == ("giver", "gift")


@pytest.mark.parametrize(
    ("titles", "missing"), [(["From", "Colour"], "gift"), (["Colour", "Gift"], "giver")]
)
def test_a_missing_column_is_asked_for_by_name(titles: list[str], missing: str) -> None:
    with pytest.raises(Refused) as refused:
        columns.assign(titles, {}, where="gifts.csv")
    assert "“Colour”" in str(refused.value)
    assert f'--map "Column={missing}"' in refused.value.cure


def test_two_columns_for_one_thing_are_asked_about() -> None:
    with pytest.raises(Refused, match=r"“From” and “Giver” both") as refused:
        columns.assign(["From", "Giver", "Gift"], {}, where="gifts.csv")
    assert '--map "From=giver"' in refused.value.cure


def test_two_mappings_to_one_thing_are_a_mistake() -> None:
    with pytest.raises(BadInput, match=r"“A” and “B” both"):
        columns.assign(["A", "B", "Gift"], {"A": "giver", "B": "giver"}, where="")


def test_lines_of_an_address_go_together() -> None:
    titles = ["From", "Gift", "Address 1", "Address 2", "Extra", "City"]
    assert columns.assign(titles, {"Extra": "street"}, where="")[2:5] == ("street",) * 3


def test_an_unknown_field_is_refused_with_the_fields() -> None:
    with pytest.raises(BadInput) as bad:
        columns.assign(["From", "Gift"], {"Gift": "present"}, where="")
    assert "“present” is no field" in str(bad.value)
    assert "giver" in bad.value.cure
    assert "ignore" in bad.value.cure


def test_a_mapped_column_that_is_not_there_is_refused_with_the_columns() -> None:
    with pytest.raises(BadInput, match=r"no column “Gfit” \(the columns are “From”, “Gift”\)"):
        columns.assign(["From", "Gift"], {"Gfit": "gift"}, where="")


def test_a_title_line_looks_more_like_titles_than_a_row() -> None:
    assert columns.likeness(["From", "Gift"], {}) > columns.likeness(["Ana Reyes", "a tent"], {})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[gift", "no TOML"),
        ("[gift]\nmeans = 'a gift'", r"\[gift\] lacks “titles”"),
        (
            "[gift]\nmeans = 'a gift'\ntitles = []\ncolour = 1",
            r"\[gift\] has a key that is not known: colour",
        ),
        (
            "[a]\nmeans='a'\ntitles=['x']\n[b]\nmeans='b'\ntitles=['X!']",
            r"“x” is a title of \[a\] and of \[b\]",
        ),
        ("[a]\nmeans='a'\ntitles=['x']\nbeside=['c']", r"\[a\] names “c”"),
    ],
)
def test_faulty_data_is_reported_with_its_place(text: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason) as bad:
        columns.read_fields(text)
    assert bad.value.where == "sources/fields.toml"


WORDY = "\n".join(
    f"Ana Reyes,{'came by train' if at % 4 == 0 else ''},a {what}"
    for at, what in enumerate(("tent", "vase", "rug", "clock", "lamp", "book", "jug", "bowl"))
)


def test_what_is_written_in_every_row_is_the_gift_before_what_is_in_a_few() -> None:
    with pytest.raises(columns.ColumnsNeeded, match="“Zzz” may: its cells look like words"):
        giftlist.read(f"Who's it from??,Scribbles,Zzz\n{WORDY}\n".encode(), "g.csv")


def test_a_pressie_is_a_gift() -> None:
    found = giftlist.read(f"Who's it from??,Scribbles,Pressie\n{WORDY}\n".encode(), "g.csv")
    assert found.columns == (
        ("Who's it from??", "giver"),
        ("Scribbles", None),
        ("Pressie", "gift"),
    )
