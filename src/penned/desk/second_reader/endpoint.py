"""Where a second reader is: the address that the writer names, a model, and a key to it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

URL, MODEL, KEY = "PENNED_SECOND_READER", "PENNED_SECOND_READER_MODEL", "PENNED_SECOND_READER_KEY"
MOST_SIGNS = 1000  # of an address, a model's name or a key

_AS_URL = "Write it like http://127.0.0.1:8080/v1."


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A place that answers: `host`, `port`, and the `path` before /chat/completions.

    It is `secure` over https. `model` is "" where the place knows only one. The `key` is never
    shown.
    """

    host: str
    port: int
    path: str = "/v1"
    secure: bool = False
    model: str = ""
    key: str = field(default="", repr=False)

    @property
    def is_here(self) -> bool:
        """Whether it is on this very machine."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def name(self) -> str:
        """What it is called: the model, if one is named, and the host."""
        return f"{self.model} at {self.host}" if self.model else self.host


def named(by: str, environment: Mapping[str, str]) -> Endpoint | None:
    """The endpoint at the URL `by`, or else the one that the environment names; None without any.

    The key in the environment belongs to the endpoint in the environment: it goes nowhere else.
    Raises `BadInput` for what is no such URL, or a key that anybody on the way could read.
    """
    usual = environment.get(URL, "").strip()
    by = by.strip() or usual
    if not by:
        return None
    model = _sendable(environment.get(MODEL, ""), MODEL)
    there = _place(by, model)
    home = _place(usual, model) if usual else None
    key = _sendable(environment.get(KEY, ""), KEY) if there == home else ""
    if key and not (there.secure or there.is_here):
        raise BadInput(
            f"the key would go to {there.host} unencrypted", cure="Use https, or take the key away."
        )
    return Endpoint(there.host, there.port, there.path, there.secure, model, key)


def _sendable(said: str, name: str) -> str:
    """A model or a key as it is said; it may be a secret, so the error does not show it."""
    said = said.strip()
    if not _is_sendable(said):
        raise BadInput("there are signs in it that cannot be sent", where=name)
    return said


def _is_sendable(said: str) -> bool:
    return said.isascii() and said.isprintable() and " " not in said and len(said) <= MOST_SIGNS


def _place(url: str, model: str) -> Endpoint:
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise BadInput("this is not the address of a second reader", cure=_AS_URL) from None
    if "@" in parts.netloc or "@" in url.partition("//")[0]:
        raise BadInput("there is a name or a key in the address", cure=f"Put the key in {KEY}.")
    wanted = parts.scheme in {"http", "https"} and host and not (parts.query or parts.fragment)
    if not wanted or not _is_sendable(url):
        raise BadInput(f"“{url}” is not the address of a second reader", cure=_AS_URL)
    secure = parts.scheme == "https"
    path = parts.path.rstrip("/").removesuffix("/chat/completions") or "/v1"
    return Endpoint(host, port or (443 if secure else 80), path, secure, model)
