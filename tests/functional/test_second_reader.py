"""A second reader at work: a real model server on loopback, and strangers who mean no good."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import llama
import tiny_model
from newcomer import BARE, EMPTY_PRAISE, FULL_NOTE, PROGRAM
from strangers import answer, choice, hangs, met, says, sends

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newcomer import Outcome, Person

GOOD = "What did the rain sound like that morning?"
INVENTED = "How was the trip to Paris with Tom's dog?"
OFFERED = "You could write: Dear Ana, you are an angel."
REMARK = "The note leaves open what you talked about."
WORDS = (
    *(" What did", " you see?", " the dog?", " Where was", " in Paris?", " Tom", " How was"),
    *(" your trip?", "\n", " Thank you.", " 500", " your sister?", " on Monday?", " When did"),
    *(" the piano.", " Why was", " it so?", " Who said", " what you did?", " the note", " your"),
)
SAID = (GOOD, f" {INVENTED}", f" {OFFERED}", f" {REMARK}")
APART = "Second reader ({}), checked against what you noted, not your words:"


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Real servers with tiny models, by what they do: their addresses."""
    if importlib.util.find_spec("xllamacpp") is None:
        pytest.skip("xllamacpp is not installed")
    folder = tmp_path_factory.mktemp("models")
    reciter = tiny_model.reciting(folder / "reciter", SAID)
    models = {
        "recites": str(reciter),
        "wants a key": f"{reciter}=sk-secret",
        "rambles": str(tiny_model.rambling(folder / "rambler", WORDS, seed=1)),
        "rambles on": str(tiny_model.rambling(folder / "other", WORDS, seed=2)),
        "babbles": str(tiny_model.babbling(folder / "babbler", WORDS, seed=5)),
    }
    with llama.serving(*models.values()) as addresses:
        yield dict(zip(models, addresses, strict=True))


@pytest.fixture
def local(servers: dict[str, str]) -> str:
    """The address of a server that says what it always says."""
    return servers["recites"]


def second(done: Outcome) -> Any:  # noqa: ANN401 - whatever JSON says
    return done.json["second_reader"]


# A real server


def test_a_model_on_ones_own_machine_asks_and_is_sifted(with_ana: Person, local: str) -> None:
    done = with_ana("ask", "--to", "Ana", PENNED_SECOND_READER=local)

    assert done.code == 0, done
    own, apart = done.out.split(APART.format("127.0.0.1"))
    assert "?" in own
    assert f"  | {GOOD}\n" in apart
    assert "1 sentence that brings in what you did not note" in apart
    for word in ("Paris", "Tom", "angel", REMARK):
        assert word not in done.out
    assert done.err == (
        "Sent to 127.0.0.1: what you noted; no address, and nothing of anybody else.\n"
    )


def test_it_says_how_a_draft_reads_after_the_coach(with_ana: Person, local: str) -> None:
    with_ana.writes("note.txt", EMPTY_PRAISE)
    before = with_ana.ledger()

    done = with_ana("ask", "note.txt", "--to", "Ana", "--by", local)

    assert done.code == 1, done
    assert done.out.index("Not ready yet.") < done.out.index("Second reader")
    assert f"  | {GOOD}\n  | {REMARK}\n" in done.out
    assert with_ana.ledger() == before
    assert (with_ana.home / "note.txt").read_text("utf-8") == EMPTY_PRAISE


def test_as_json_it_is_marked_as_what_it_is(with_ana: Person, local: str) -> None:
    done = with_ana("ask", "-", "--to", "Ana", "--by", local, "--json", stdin=FULL_NOTE)

    assert done.code == 0, done
    assert done.json["review"]["ready"]
    assert second(done) == {
        "by": "127.0.0.1",
        "what": "a second reader's questions, checked against what you noted, not your words",
        "questions": [GOOD],
        "remarks": [REMARK],
        "left_out": {"invented": 1, "other": 1},
    }


@pytest.mark.parametrize(("does", "least"), [("rambles", 50), ("rambles on", 50), ("babbles", 0)])
def test_of_babble_nothing_invented_is_shown(
    with_ana: Person, servers: dict[str, str], does: str, least: int
) -> None:
    done = with_ana("ask", "--to", "Ana", "--by", servers[does], "--json")

    assert done.code == 0, done
    found = second(done)
    assert sum(found["left_out"].values()) >= least
    told = f"{found['questions']}{found['remarks']}"
    for word in ("dog", "Paris", "Tom", "500", "sister", "Monday", "piano", "Thank"):
        assert word not in told


def test_a_server_that_wants_a_key_is_given_it(with_ana: Person, servers: dict[str, str]) -> None:
    url = servers["wants a key"]
    without = with_ana("ask", "--to", "Ana", "--by", url)
    done = with_ana(
        *("ask", "--to", "Ana", "--json"),
        PENNED_SECOND_READER=url,
        PENNED_SECOND_READER_KEY="sk-secret",
    )

    assert without.code == 4
    assert "wants a key" in without.err
    assert second(done)["questions"] == [GOOD]
    assert "sk-secret" not in f"{without}{done}"


# Strangers


def test_ollama_is_named_by_its_model(with_ana: Person) -> None:
    with met(says(f"1. {GOOD}\n2. {INVENTED}")) as ollama:
        done = with_ana(
            *("ask", "--to", "Ana"),
            PENNED_SECOND_READER=ollama.url.removesuffix("/v1"),
            PENNED_SECOND_READER_MODEL="gemma3:270m",
        )

    assert done.code == 0, done
    assert APART.format("gemma3:270m at 127.0.0.1") in done.out
    assert f"  | {GOOD}\n" in done.out
    assert ollama.heads[0].startswith("POST /v1/chat/completions HTTP/1.1\r\n")
    assert ollama.bodies[0]["model"] == "gemma3:270m"


def test_nobody_elses_kindness_and_no_address_is_sent(with_ana: Person) -> None:
    with_ana(
        "capture", "a jade teapot", "--from", "Tom Lee", "--address", "5 Elm St, Salem MA 01970"
    )
    with_ana(
        "capture", "an oak table", "--from", "Ana Reyes", "--address", "7 Ash Rd, Salem MA 01970"
    )
    with met(says(GOOD)) as stranger:
        with_ana("ask", "--to", "Ana", "--by", stranger.url)

    assert "an oak table" in stranger.asked
    for word in ("Reyes", "jade", "Tom", "Elm", "Ash", "Salem"):
        assert word not in stranger.asked


def test_what_the_writer_has_is_shown_even_if_the_server_fails(with_ana: Person) -> None:
    with met(sends(answer(b"<html><script>alert(1)</script></html>"))) as stranger:
        done = with_ana("ask", "-", "--to", "Ana", "--by", stranger.url, stdin=EMPTY_PRAISE)
        facts = with_ana("ask", "-", "--to", "Ana", "--by", stranger.url, "--json", stdin=FULL_NOTE)

    assert (done.code, facts.code) == (4, 4)
    assert "Thank you so much for everything." in done.out
    assert "Not ready yet." in done.out
    assert done.err.splitlines()[-1] == (
        "penned: The second reader at 127.0.0.1 answered with a page that is no JSON. "
        "The address mostly ends in /v1."
    )
    assert facts.json["review"]["ready"]
    assert "no JSON" in second(facts)["fault"]


def test_a_server_that_hangs_is_left_when_patience_ends(with_ana: Person) -> None:
    with met(hangs) as stranger:
        done = with_ana("ask", "--to", "Ana", "--by", stranger.url, "--wait", "1")

    assert done.code == 4
    assert "has not answered in 1 seconds" in done.err


@pytest.fixture
def heeding_interrupts() -> Iterator[None]:
    """What a shell runs in the background ignores Ctrl-C, and so does all that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_interrupts")
def test_whoever_does_not_want_to_wait_may_go(with_ana: Person) -> None:
    command = [str(PROGRAM), "ask", "-", "--to", "Ana", "--by"]
    pipe, environment = subprocess.PIPE, BARE | {"HOME": str(with_ana.home)}
    with (
        met(hangs) as stranger,
        subprocess.Popen(
            [*command, stranger.url], env=environment, stdin=pipe, stdout=pipe, stderr=pipe
        ) as waiting,
    ):
        assert waiting.stdin
        with waiting.stdin as words:
            words.write(EMPTY_PRAISE.encode())
        waiting.stdin = None
        try:
            assert stranger.was_asked.wait(30)
            waiting.send_signal(signal.SIGINT)
            out, err = waiting.communicate(timeout=30)
        finally:
            waiting.kill()

    assert waiting.returncode == 130
    assert b"Not ready yet." in out
    assert b"Traceback" not in err


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_whatever_comes_the_screen_is_clean_and_nothing_is_changed(
    with_ana: Person, said: bytes | str
) -> None:
    body = said if isinstance(said, bytes) else choice(f"What was it like?{said}?")
    before = with_ana.ledger()
    with met(sends(answer(body))) as stranger:
        done = with_ana("ask", "-", "--to", "Ana", "--by", stranger.url, stdin=EMPTY_PRAISE)

    assert done.code in {1, 4}
    assert all(line.isprintable() for line in f"{done.out}{done.err}".split("\n"))
    assert with_ana.ledger() == before


# Off by default

WATCHED = """\
import io, json, os, sys
from contextlib import redirect_stderr, redirect_stdout

from penned.cli import main

seen, told = [], {}
sys.addaudithook(lambda event, _: seen.append(event) if event.startswith("socket.") else None)

def run(when, *words):
    sys.argv = ["penned", *words]
    with redirect_stdout(io.TextIOWrapper(io.BytesIO())), redirect_stderr(sys.stdout):
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code
    told[f"{when}: {' '.join(words)}"] = (code, sorted(set(seen)))
    seen.clear()

for when in ("unset", "set"):
    run(when, "check", "note.txt", "--to", "Ana")
    run(when, "write", "Ana", "--text", "note.txt")
    run(when, "ask", "note.txt", "--to", "Ana")
    run(when, "ask", "--to", "Ana")
    os.environ["PENNED_SECOND_READER"] = sys.argv_url
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def watched(home_with_ana: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What each command did, in one process, and which doors to the world it opened."""
    home = shutil.copytree(home_with_ana, tmp_path_factory.mktemp("watched") / "home")
    (home / "note.txt").write_text(EMPTY_PRAISE, "utf-8")
    with met(says(GOOD)) as stranger:
        done = subprocess.run(
            [sys.executable, "-c", WATCHED.replace("sys.argv_url", repr(stranger.url))],
            cwd=home,
            env=BARE | {"HOME": str(home)},
            capture_output=True,
            check=True,
        )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("command", ["check", "write", "ask note.txt", "ask --to"])
def test_without_the_setting_no_socket_is_opened(watched: dict[str, Any], command: str) -> None:
    (did,) = (each for words, each in watched.items() if words.startswith(f"unset: {command}"))
    assert did == [0 if command == "ask --to" else 1, []]


@pytest.mark.parametrize("command", ["check", "write"])
def test_no_other_command_ever_asks(watched: dict[str, Any], command: str) -> None:
    (did,) = (each for words, each in watched.items() if words.startswith(f"set: {command}"))
    assert did == [1, []]


def test_a_socket_would_have_been_seen(watched: dict[str, Any]) -> None:
    (did,) = (each for words, each in watched.items() if words.startswith("set: ask note.txt"))
    assert did[0] == 1
    assert "socket.connect" in did[1]


def test_in_mourning_it_is_not_asked(penned: Person) -> None:
    penned("capture", "a pot of soup", "--from", "Ana Reyes", "--occasion", "sympathy")
    with met(says(GOOD)) as stranger:
        done = penned("ask", "--to", "Ana", "--by", stranger.url)
        as_said = penned("ask", "-", "--occasion", "illness", "--by", stranger.url, stdin=FULL_NOTE)
        sad = FULL_NOTE.replace("Mum woke up", "my father died")
        as_written = penned("ask", "-", "--occasion", "favour", "--by", stranger.url, stdin=sad)

    assert stranger.heads == []
    for each in (done, as_said, as_written):
        assert each.code == 0, each
        assert "A second reader is not asked on this occasion" in each.out


def test_there_must_be_somebody_and_something(penned: Person) -> None:
    nobody = penned("ask")
    nothing = penned("ask", "--to", "Zoë")
    odd = penned("ask", "--to", "Zoë", "--by", "me:sesame@example.org")

    assert (nobody.code, nothing.code, odd.code) == (3, 2, 2)
    assert "Nobody is waiting" in nobody.err
    assert "sesame" not in odd.err


def test_the_environment_of_the_tests_names_no_second_reader() -> None:
    assert not [name for name in os.environ if name.startswith("PENNED_SECOND_READER")]
