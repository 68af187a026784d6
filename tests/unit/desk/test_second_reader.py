"""A second reader may ask; what it says is sifted, and nothing leaves that was not meant to."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import coach
from penned.desk import second_reader
from penned.desk.second_reader import endpoint, errand
from penned.desk.second_reader.endpoint import KEY, MODEL, URL, named
from penned.desk.second_reader.heard import MOST_CHARACTERS, heard
from penned.desk.second_reader.words import told_to
from penned.errors import BadInput, PennedError, Unreachable
from penned.moments import Moment
from strangers import answer, choice, drips, hangs, is_deaf, met, says, sends

DRIVE = Moment(
    givers=("Ana Reyes",),
    what="drove me to the airport",
    detail="at five on Sunday, in the rain",
    difference="made my flight with ten minutes to spare",
    occasion="favour",
)
SCARF = Moment(
    givers=("Aunt Carol",),
    what="a hand-knitted blue scarf",
    detail="it has a crooked fringe and hangs by the door",
    difference="I wear it on the walk to school",
)
DRAFT = "Dear Ana,\n\nBecause of you I made it, and Mum saw me at once.\n\nLove,\nNell\n"
LOCAL = "http://127.0.0.1:8080/v1"


def to(url: str, **more: str) -> endpoint.Endpoint:
    found = named(url, {URL: url, **more})
    assert found
    return found


# What may be shown


@pytest.mark.parametrize(
    ("moment", "question"),
    [
        (DRIVE, "What did you do once you were there?"),
        (DRIVE, "What would have happened if you had missed the flight?"),
        (DRIVE, "Which moment of that drive do you still think about?"),
        (DRIVE, "How did those ten minutes feel?"),
        (DRIVE, "After the flight, what did you tell people about Ana?"),
        (DRIVE, "In what way did it change your day?"),
        (DRIVE, "And what was the rain like?"),
        (DRIVE, "What do you mean by “ten minutes to spare”?"),
        (SCARF, "Where does the scarf hang when you come home?"),
        (SCARF, "What's different since it came?"),
        (SCARF, "Who noticed the crooked fringe first?"),
        (SCARF, "What would Aunt Carol laugh about if she saw it by the door?"),
        (SCARF, "Why did she choose blue?"),
    ],
)
def test_an_open_question_about_what_was_told_is_shown(moment: Moment, question: str) -> None:
    assert heard(question, moment, to=moment.givers).questions == (question,)


@pytest.mark.parametrize(
    ("moment", "question"),
    [
        (DRIVE, "How was the trip to Paris with Tom's dog?"),
        (DRIVE, "What did your dog do in the car?"),
        (DRIVE, "When did Tom arrive?"),
        (DRIVE, "What did you do with the 50 dollars?"),
        (DRIVE, "What did your boss say on Monday?"),
        (DRIVE, "How did the surgery go?"),
        (DRIVE, "What was it like to stay at the hotel?"),
        (DRIVE, "What hotel was it?"),
        (DRIVE, "Which of the three drives was it?"),
        (DRIVE, "What did the zorbl do?"),
        (DRIVE, "After Paris, what did you do?"),
        (SCARF, "How does the sweater fit?"),
        (SCARF, "What did Uncle Bob say about the gloves?"),
        (SCARF, "How much did the three scarves cost?"),
        (SCARF, "What did your sister knit for you?"),
        (SCARF, "When do you wear it to the office?"),
    ],
)
def test_a_question_that_brings_something_in_is_left_out(moment: Moment, question: str) -> None:
    found = heard(question, moment, to=moment.givers)
    assert found == second_reader.Heard(invented=1)


def test_what_the_draft_tells_may_be_asked_about() -> None:
    question = "What did Mum say when she saw you?"

    assert heard(question, DRIVE, draft=DRAFT).questions == (question,)
    assert heard(question, DRIVE).invented == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Did it rain?",  # yes or no: the words would be theirs
        "Was it early?",
        "Would you like to say that the rain did not matter?",
        "You could write: Thank you for the drive.",
        "How about saying that the rain did not matter?",
        "What if you wrote that the rain did not matter?",
        "Why not mention the rain?",
        "How can I ever thank you for the drive?",
        "What would we do without you?",
        "What do you think of “I will never forget the rain”?",
        "What do you think of this: the rain did not matter?",
        "Dear Ana, thank you for the drive.",
        "Say what the rain was like.",
        "The drive meant the world to me!",
        "Why?",
        "What is at https://example.org/drive?",
        "What is <b>that</b>?",
        "What did the rain do" + ", and then" * 20 + "?",
    ],
)
def test_wording_to_copy_is_left_out(sentence: str) -> None:
    found = heard(sentence, DRIVE, to=DRIVE.givers, draft=DRAFT)
    assert (found.questions, found.remarks) == ((), ())
    assert found.other


def test_lists_and_bold_type_and_thoughts_are_taken_off() -> None:
    said = (
        "<think>Who is Tom? What about Paris?</think>\n**Questions:**\n\n"
        "1. **What was the rain like?**\n- How early was it? \n(3) Why did she offer?\n"
        "Question 4: What did you do there?\n"
    )
    assert heard(said, DRIVE) == second_reader.Heard(
        (
            "What was the rain like?",
            "How early was it?",
            "Why did she offer?",
            "What did you do there?",
        )
    )


def test_at_most_five_questions_each_once() -> None:
    said = "What was it like? " * 3 + " ".join(f"What was it {word}?" for word in "abcdefg")
    found = heard(said, DRIVE)
    assert len(found.questions) == 5
    assert len(set(found.questions)) == 5


@pytest.mark.parametrize(
    "remark",
    [
        "The note names nobody but Mum.",
        "The note leaves open what Ana did.",
        "The second sentence tells more than the first.",
    ],
)
def test_a_remark_says_how_the_draft_reads(remark: str) -> None:
    assert heard(remark, DRIVE, draft=DRAFT).remarks == (remark,)
    assert heard(remark, DRIVE).remarks == (), "without a draft there is nothing to read"


@pytest.mark.parametrize(
    "remark",
    [
        "The note could say that the rain did not matter.",
        "The note should begin with the rain.",
        "The note reads better as “Ana, you saved the day”.",
        "Your kindness touched my heart.",
        "The note means so much to me.",
    ],
)
def test_a_remark_prescribes_nothing(remark: str) -> None:
    assert heard(remark, DRIVE, draft=DRAFT) == second_reader.Heard(other=1)


def test_a_remark_that_brings_something_in_is_left_out() -> None:
    assert heard("The note tells of the piano.", DRIVE, draft=DRAFT).invented == 1


@pytest.mark.parametrize(
    ("moment", "good", "bad"),
    [
        (
            Moment(("Oma",), "eine blaue Lampe", "sie steht neben dem Bett"),
            "Was siehst du, wenn die Lampe neben dem Bett an ist?",
            "Wie geht es dem Hund von Peter?",
        ),
        (
            Moment(("Abuela",), "una bufanda azul", "la uso en la escuela"),
            "¿Qué haces con la bufanda cuando hace calor?",
            "¿Qué hizo el perro de Tomás?",
        ),
        (
            Moment(("Mamie",), "une écharpe bleue", "je la porte à l’école"),
            "Que fais-tu avec l’écharpe quand il pleut ?",
            "Comment va le chien de Paul ?",
        ),
    ],
)
def test_in_other_languages_only_what_was_told_is_spoken_of(
    moment: Moment, good: str, bad: str
) -> None:
    found = heard(f"{good}\n{bad}", moment)
    assert (found.questions, found.invented) == ((good,), 1)


def test_a_language_that_is_not_known_is_not_shown() -> None:
    assert heard("それはどんな色でしたか?", DRIVE) == second_reader.Heard(other=1)


@given(st.text())
def test_whatever_is_said_what_is_shown_is_clean(said: str) -> None:
    for text in (said, f"What {said}?", f"The note {said}."):
        found = heard(text, DRIVE, to=DRIVE.givers, draft=DRAFT)
        for sentence in (*found.questions, *found.remarks):
            assert sentence.isprintable()
            assert len(sentence) <= MOST_CHARACTERS
            assert sentence[-1] in "?."


def test_a_flood_of_signs_is_read_quickly() -> None:
    for sign in ("“", "*", "-", "?", "1.", "a", "<think>", "What “"):
        assert heard(sign * (errand.MOST_BYTES // len(sign)), DRIVE).questions == ()


# What is sent, and where


def test_the_moment_is_sent_and_its_givers_are_called_as_one_calls_them() -> None:
    system, user = second_reader.messages(DRIVE)

    assert system[0] == "system"
    assert "reading" not in system[1]
    assert user[1].splitlines() == [
        "Their notes:",
        "Occasion: favour",
        "To: Ana",
        "What: drove me to the airport",
        "Detail: at five on Sunday, in the rain",
        "Difference: made my flight with ten minutes to spare",
    ]


def test_the_document_says_word_for_word_what_it_is_told() -> None:
    document = Path(__file__).parents[3] / "docs" / "second-reader.md"
    told = " ".join(document.read_text("utf-8").replace("\n   > ", " ").split())

    for kind in ("questions", "reading"):
        assert told_to(kind) in told


def test_of_all_that_the_coach_knows_only_the_moment_is_sent() -> None:
    known = coach.Context(
        to=("Ana Reyes",),
        occasion="favour",
        moment=DRIVE,
        other_moments=(SCARF,),
        siblings=("Dear Tom, the lamp is lit.",),
        earlier=("Dear Ana, the soup was good.",),
    )
    with met(says("What was it like?")) as stranger:
        second_reader.ask(to(stranger.url), known, DRAFT)

    (body,) = stranger.bodies
    assert [tuple(each.values()) for each in body["messages"]] == [
        *second_reader.messages(DRIVE, DRAFT)
    ]
    assert body["temperature"] == 0
    assert body["max_tokens"] == errand.MOST_TOKENS
    assert "model" not in body
    for secret in ("Reyes", "scarf", "Carol", "Tom", "lamp", "soup"):
        assert secret not in stranger.asked


def test_the_model_is_named_where_one_is_set_and_the_key_is_sent_but_not_shown() -> None:
    with met(says("What was it like?")) as stranger:
        reader = to(stranger.url, **{MODEL: "gemma3:270m", KEY: "sk-secret"})
        said = errand.ask(reader, [("user", "?")], whole=5)

    assert said == "What was it like?"
    assert stranger.bodies[0]["model"] == "gemma3:270m"
    assert "Authorization: Bearer sk-secret\r\n" in stranger.heads[0]
    assert "sk-secret" not in f"{reader!r} {reader.name}"


def test_the_key_goes_only_where_it_belongs() -> None:
    elsewhere = named("https://example.org/v1", {URL: LOCAL, KEY: "sk-secret"})
    nobodys = named(LOCAL, {KEY: "sk-secret"})
    here = named(f"{LOCAL}/chat/completions/", {URL: LOCAL, KEY: "sk-secret"})

    assert [each.key for each in (elsewhere, nobodys, here) if each] == ["", "", "sk-secret"]


def test_nobody_is_named_unless_somebody_is() -> None:
    assert named("", {}) is None
    assert named("", {URL: "  ", KEY: "sk-secret", MODEL: "gemma"}) is None


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("http://127.0.0.1:8080/v1", "127.0.0.1", 8080, "/v1"),
        ("http://localhost:11434", "localhost", 11434, "/v1"),
        ("http://[::1]:8080/v1/", "::1", 8080, "/v1"),
        ("https://api.example.org/openai/v1", "api.example.org", 443, "/openai/v1"),
        ("http://127.0.0.1/v1/chat/completions", "127.0.0.1", 80, "/v1"),
    ],
)
def test_an_address_is_read(url: str, host: str, port: int, path: str) -> None:
    found = to(url)
    assert (found.host, found.port, found.path) == (host, port, path)
    assert found.is_here == (not found.secure)


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:8080",
        "ftp://127.0.0.1/v1",
        "file:///etc/passwd",
        "http://",
        "http://[::1/v1",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1/v1?key=1",
        "http://127.0.0.1/v1#x",
        "http://127.0.0.1/a b",
        "http://127.0.0.1/\r\nX-Evil: 1",
        "http://müller.example/v1",
        "http://127.0.0.1/" + "a" * 2000,
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(BadInput, match="address"):
        named(url, {})


@pytest.mark.parametrize(
    "url", ["http://me:sesame@127.0.0.1/v1", "https://sesame@example.org", "me:sesame@example.org"]
)
def test_a_key_in_the_address_is_refused_and_not_shown(url: str) -> None:
    with pytest.raises(BadInput) as refused:
        named(url, {})
    assert "sesame" not in str(refused.value)


@pytest.mark.parametrize("key", ["sk secret", "sk-secret\r\nX-Evil: 1", "sk-sécret", "s" * 5000])
def test_a_key_that_cannot_be_sent_is_not_shown(key: str) -> None:
    with pytest.raises(BadInput) as refused:
        to(LOCAL, **{KEY: key})
    assert "s" * 20 not in str(refused.value)
    assert "cret" not in str(refused.value)


def test_a_key_does_not_travel_in_the_clear() -> None:
    with pytest.raises(BadInput, match="unencrypted"):
        to("http://192.168.1.5:8080/v1", **{KEY: "sk-secret"})
    assert to("http://192.168.1.5:8080/v1").key == ""
    assert to("https://example.org/v1", **{KEY: "sk-secret"}).key


@pytest.mark.parametrize(
    "known",
    [
        coach.Context(occasion="sympathy", moment=DRIVE),
        coach.Context(moment=Moment(("Ana",), "sat with me", occasion="my father's funeral")),
        coach.Context(moment=Moment(("Ana",), "held my hand at the funeral", occasion="favour")),
        coach.Context(occasion="medical"),
    ],
)
def test_in_mourning_and_illness_no_machine_is_asked(known: coach.Context) -> None:
    assert not second_reader.may_be_asked(known)


@pytest.mark.parametrize(
    "draft",
    [
        "Dear Ana,\n\nThank you for the ladder. My father died on Monday.\n",
        "Liebe Ana,\n\ndanke für die Leiter. Mein Vater ist am Montag gestorben.\n",
    ],
)
def test_a_draft_that_tells_of_mourning_is_sent_to_no_machine(draft: str) -> None:
    for known in (coach.Context(), coach.Context(moment=DRIVE), coach.Context(occasion="gift")):
        assert not second_reader.may_be_asked(known, draft)
        assert second_reader.may_be_asked(known, DRAFT)


def test_on_other_occasions_it_may_be_asked() -> None:
    assert second_reader.may_be_asked(coach.Context())
    assert second_reader.may_be_asked(coach.Context(moment=DRIVE))


def test_there_must_be_something_to_ask_about() -> None:
    with pytest.raises(BadInput, match="nothing to ask about"):
        second_reader.ask(to(LOCAL), coach.Context(to=("Ana",)))


# How it goes wrong

DOCUMENT = choice("What was it like?")
FAULTS = {
    "a page": (answer(b"<!doctype html><title>Welcome</title>"), "a page that is no JSON"),
    "no JSON": (answer(b"What was it like?"), "something that is no JSON"),
    "nothing": (answer(b""), "no JSON"),
    "a NUL": (answer(b"\0" * 40), "no JSON"),
    "odd bytes": (answer(b'{"choices": "\xff\xfe\xfd"}'), "no JSON"),
    "deep": (answer(b"[" * 60_000), "no JSON"),
    "a list": (answer(b"[]"), "no answer that can be read"),
    "no choices": (answer(b'{"choices": []}'), "no answer that can be read"),
    "an error": (answer(b'{"error": {"message": "no"}}'), "no answer that can be read"),
    "odd choices": (answer(b'{"choices": [{"message": null}]}'), "no answer that can be read"),
    "no words": (answer(choice(None)), "said nothing"),
    "empty words": (answer(choice(" \n")), "said nothing"),
    "a list of words": (answer(choice([{"type": "text"}])), "said nothing"),
    "a huge one": (answer(b" " * (errand.MOST_BYTES + 1) + DOCUMENT), "more than 64 kB"),
    "an endless one": (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 2**20, "more than 64 kB"),
    "cut off": (answer(DOCUMENT)[:-20], "broke off"),
    "too long a length": (
        b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n" + DOCUMENT,
        "broke off",
    ),
    "too short a length": (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n" + DOCUMENT, "no JSON"),
    "no length": (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{", "no JSON"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.6\r\n", "broke off"),
    "silence": (b"", "broke off"),
    "a long head": (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n{}", "broke off"),
    "many heads": (b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 500 + b"\r\n{}", "broke off"),
    "gzip": (answer(b"\x1f\x8b\x08" + b"\0" * 40, "200 OK", "Content-Encoding: gzip"), "no JSON"),
    "a broken chunk": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
        "broke off",
    ),
    "400": (
        answer(b"{}", "400 Bad Request"),
        "It may want a model: set PENNED_SECOND_READER_MODEL",
    ),
    "401": (answer(b"{}", "401 Unauthorized"), "wants a key"),
    "403": (answer(b"{}", "403 Forbidden"), "wants a key"),
    "404": (
        answer(b'{"error":{"message":"model \\"x\\" not found, try pulling it first"}}', "404 No"),
        "no such model",
    ),
    "429": (answer(b"{}", "429 Too Many Requests"), "too much to do"),
    "500": (answer(b"{}", "500 Oh"), "failed (500)"),
    "204": (answer(b"", "204 No Content"), "failed (204)"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_in_a_sentence(name: str) -> None:
    data, told = FAULTS[name]
    with met(sends(data)) as stranger, pytest.raises(Unreachable) as fault:
        errand.ask(to(stranger.url), [("user", "?")], whole=5)
    assert told in str(fault.value)
    assert str(fault.value).startswith("The second reader at 127.0.0.1 ")


def test_a_redirect_is_not_followed() -> None:
    with met(says("What was it like?")) as other:
        redirect = answer(b"", "307 Temporary Redirect", f"Location: {other.url}/chat/completions")
        with met(sends(redirect)) as stranger, pytest.raises(Unreachable, match="points elsewhere"):
            errand.ask(to(stranger.url), [("user", "?")], whole=5)
    assert other.bodies == []


def test_a_server_that_hangs_is_left() -> None:
    with met(hangs) as stranger, pytest.raises(Unreachable, match=r"in 0\.2 seconds"):
        errand.ask(to(stranger.url), [("user", "?")], whole=0.2)


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_drips_is_left(part: str) -> None:
    whole = answer(DOCUMENT)
    manner = drips(whole if part == "head" else whole[whole.index(b"\r\n\r\n") :])
    with met(manner) as stranger, pytest.raises(Unreachable):
        errand.ask(to(stranger.url), [("user", "?")], whole=0.2)


def test_nobody_at_home_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    with pytest.raises(Unreachable, match="cannot be reached"):
        errand.ask(to(f"http://127.0.0.1:{port}"), [("user", "?")], whole=5)


def test_a_host_without_a_name_is_told() -> None:
    with pytest.raises(Unreachable, match="no host that can be found"):
        errand.ask(to(f"http://{'a' * 64}.example/v1"), [("user", "?")], whole=5)


def test_plain_http_where_https_was_named_is_told() -> None:
    with met(is_deaf) as stranger, pytest.raises(Unreachable, match="does not speak https"):
        errand.ask(to(stranger.url.replace("http:", "https:")), [("user", "?")], whole=5)


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with met(says("What was it like?")) as proxy, met(says("How was it?")) as stranger:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url.removesuffix("/v1"))
        assert errand.ask(to(stranger.url), [("user", "?")], whole=5) == "How was it?"
    assert proxy.bodies == []


def test_it_is_asked_once() -> None:
    busy = answer(b"{}", "503 Busy", "Retry-After: 0")
    with met(sends(busy)) as stranger, pytest.raises(Unreachable):
        errand.ask(to(stranger.url), [("user", "?")], whole=5)
    assert len(stranger.bodies) == 1


def test_surrogates_and_escapes_in_an_answer_do_not_reach_the_screen() -> None:
    said = json.loads('"What was it\\u0000 like \\ud800\\u001b[31m there\\u202e?"')
    found = heard(said, DRIVE)
    assert all(each.isprintable() for each in (*found.questions, *found.remarks))


@given(st.binary(max_size=300))
def test_whatever_comes_there_is_an_answer_or_a_sentence(data: bytes) -> None:
    with met(sends(b"HTTP/1.1 200 OK\r\n\r\n" + data)) as stranger:
        try:
            said = errand.ask(to(stranger.url), [("user", "?")], whole=5)
        except PennedError as error:
            said = str(error)
    assert said.strip()
