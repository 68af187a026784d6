from __future__ import annotations

import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.sources.mail import mailbox
from penned.sources.mail.mailbox import Mailbox

LINE = b"From ana@reyes.example Mon Oct  5 09:00:00 2026\n"


def messages(data: bytes) -> list[bytes]:
    return [raw.data for raw in Mailbox(io.BytesIO(data))]


def test_a_mailbox_is_parted_at_its_from_lines() -> None:
    data = LINE + b"Subject: a\n\none\n\n" + LINE + b"Subject: b\n\ntwo\n"

    assert messages(data) == [b"Subject: a\n\none\n\n", b"Subject: b\n\ntwo\n"]


@pytest.mark.parametrize(
    "line",
    [
        b"From here on it went uphill.\n",
        b"From Monday 09:00 we are open.\n",
        b">From the lake we walked, 10:00, in 2026.\n",
    ],
)
def test_a_sentence_that_begins_with_from_parts_nothing(line: bytes) -> None:
    assert len(messages(LINE + b"Subject: a\n\none\n\n" + line + b"two\n")) == 1


def test_a_from_line_without_an_empty_line_before_it_is_text() -> None:
    assert len(messages(LINE + b"Subject: a\n\nhe wrote:\n" + LINE + b"two\n")) == 1


def test_what_was_quoted_for_the_mailbox_is_unquoted() -> None:
    (text,) = messages(LINE + b"Subject: a\n\n>From Ana\n>>From Tom\n> From me\n")

    assert text.endswith(b"\nFrom Ana\n>From Tom\n> From me\n")


def test_line_ends_of_any_kind_part_messages() -> None:
    data = (LINE + b"Subject: a\n\none\n\n" + LINE + b"Subject: b\n\ntwo\n").replace(b"\n", b"\r\n")

    assert len(messages(data)) == 2


def test_a_single_message_is_one() -> None:
    assert messages(b"\n\nSubject: a\n\none\n") == [b"Subject: a\n\none\n"]


def test_of_an_apple_message_the_properties_behind_it_are_left_out() -> None:
    inside = b"Subject: a\n\none\n"

    assert messages(b"%d      \n" % len(inside) + inside + b"<?xml?><plist/>") == [inside]


@pytest.mark.parametrize("data", [b"", b"\n \n", LINE, (LINE + b"\n") * 50])
def test_without_a_message_there_is_none(data: bytes) -> None:
    assert messages(data) == []


def test_the_end_of_a_huge_message_is_not_held() -> None:
    attached = b"A" * 75 + b"\n"
    data = b"Subject: a\n\nwords\n" + attached * (3 * mailbox.MOST_KEPT // 76)
    (raw,) = Mailbox(io.BytesIO(data))

    assert raw.data.startswith(b"Subject: a\n\nwords\n")
    assert len(raw.data) < mailbox.MOST_KEPT + 2**16
    assert raw.size == len(data)


def test_one_endless_line_is_read_in_pieces() -> None:
    (raw,) = Mailbox(io.BytesIO(b"Subject: a\n\n" + b"x" * 3_000_000))

    assert len(raw.data) <= mailbox.MOST_KEPT + 2**16


@given(st.binary(max_size=300))
def test_the_digest_is_that_of_the_whole_file(data: bytes) -> None:
    box = Mailbox(io.BytesIO(data))
    list(box)

    assert box.digest == hashlib.sha256(data).hexdigest()


@given(st.lists(st.sampled_from([b"one\n", b"\n", b"From me\n", b">From you\n"]), max_size=6))
def test_as_many_messages_come_out_as_went_in(lines: list[bytes]) -> None:
    quoted = b"".join(b">" + each if b"From " in each else each for each in lines)
    data = (LINE + b"Subject: a\n\n" + quoted + b"\n") * 3

    assert len(messages(data)) == 3
    assert messages(data)[0] == b"Subject: a\n\n" + b"".join(lines) + b"\n"
