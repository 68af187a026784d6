"""One server: what may be asked of it, and how it answers, within bounds.

What is sent goes to the host that the person named and to no other: a redirect elsewhere is told,
not followed, and no proxy is taken. Nothing but reading is ever asked.
"""

from __future__ import annotations

import ipaddress
import re
import ssl
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

from urllib3 import PoolManager, Timeout, exceptions
from urllib3.util import make_headers

from penned.errors import BadInput, Refused, Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from urllib3 import BaseHTTPResponse

CONNECT, SILENCE = 10.0, 90.0
"""Seconds for the line to stand, and between two pieces of an answer."""
WHOLE = 180.0
"""Seconds for one answer."""
MOST_BYTES = 64 * 2**20
MOST_REDIRECTS = 5

_AS_URL = "Write it like https://dav.example.org/."
_SCHEMES = dict.fromkeys(("webcal", "carddav", "caldav", "https"), "https") | {"http": "http"}
_MOVED = (301, 302, 303, 307, 308)
_PIECE = 2**16
_HOST = re.compile(r"[A-Za-z0-9._:%-]+")
_LENGTH = re.compile(r"\d+(?: *, *\d+)*", re.ASCII)  # the same one may stand there twice
_SAFE = "!$&'()*+,;=:@-._~"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the headers, the bytes, and the path that gave them."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    path: str

    @property
    def is_good(self) -> bool:
        """Whether it is what was asked for."""
        return 200 <= self.status < 300


class Server:
    """A server at `origin` ("https://dav.example.org"), asked as `user`, if anybody.

    The password is in memory only, and is never shown.
    """

    def __init__(
        self, origin: str, path: str, user: str, password: str, clock: Callable[[], float]
    ) -> None:
        self.origin, self.path, self.user = origin, path, user
        self.host = urlsplit(origin).hostname or ""
        self._clock = clock
        self._headers = {"User-Agent": "penned", "Accept-Encoding": "identity"}
        if user:
            self._headers |= make_headers(basic_auth=f"{user}:{password}")
        self._pool = PoolManager(
            num_pools=1, retries=False, timeout=Timeout(connect=CONNECT, read=SILENCE)
        )

    def url(self, path: str) -> str:
        """The whole address of a path on this server."""
        return self.origin + path

    def path_of(self, href: str, base: str = "/") -> str:
        """The path of a reference that the server gave, spelled one way.

        Raises `Refused` where it leads to another host: nobody's password is sent there.
        """
        try:
            whole = urlsplit(urljoin(self.url(base), href.strip()))
            theirs, mine = (whole.hostname, whole.port), self._place
        except ValueError:
            raise self.lies("gave an address that is none") from None
        if theirs[0] and not (
            theirs[0] == mine[0] and (theirs[1] or _port(whole.scheme)) == mine[1]
        ):
            elsewhere = f"{whole.scheme}://{whole.netloc}{whole.path}"
            raise Refused(
                f"{self.host} points to another server, {whole.netloc}, and nothing is sent there",
                cure=f"If you trust it, say: penned pull {elsewhere}",
            )
        if whole.scheme == "http" and self.origin.startswith("https:"):
            raise Refused(f"{self.host} points to an address that is not encrypted")
        return _spelled(whole.path) + (f"?{whole.query}" if whole.query else "")

    def ask(
        self, method: str, path: str, body: str = "", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """What the server answers; redirects on it are followed. Any status comes back but 401.

        Raises `Unreachable` where no answer came, `Refused` where it is not let in or is too large.
        """
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._once(method, path, body, headers or {})
            if answer.status not in _MOVED or "location" not in answer.headers:
                return self._let_in(answer)
            path = self.path_of(answer.headers["location"], path)
        raise self.lies("sends in a circle")

    def lies(self, what: str) -> Refused:
        """The error for a server that answers what makes no sense."""
        return Refused(f"{self.host} {what}", cure="Is it a server for contacts or calendars?")

    def failed(self, answer: Answer) -> Refused | Unreachable:
        """The error for an answer that is not the one that was wanted."""
        status = answer.status
        if status == HTTPStatus.FORBIDDEN:
            return Refused(f"{self.host} does not let you read {answer.path}")
        if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
            return Refused(
                f"there is nothing at {self.url(answer.path)}", cure="Look at the address again."
            )
        if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
            return Unreachable(
                f"{self.host} has too much to do ({status})", cure="Try again later."
            )
        if status >= 500:
            return Unreachable(f"{self.host} failed ({status})", cure="Try again later.")
        return self.lies(f"does not understand what it is asked ({status})")

    @property
    def _place(self) -> tuple[str, int]:
        parts = urlsplit(self.origin)
        return self.host, parts.port or _port(parts.scheme)

    def _let_in(self, answer: Answer) -> Answer:
        if answer.status != HTTPStatus.UNAUTHORIZED:
            return answer
        if self.user:
            raise Refused(
                f"{self.host} does not take this password for {self.user}",
                cure="Many servers want a password made for one program: look for “app password”.",
            )
        raise Refused(f"{self.host} wants to know who asks", cure="Say who with --user NAME.")

    def _once(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> Answer:
        response: BaseHTTPResponse | None = None
        try:
            response = self._pool.request(
                method,
                self.url(path),
                body=body.encode() if body else None,
                headers={**self._headers, **headers},
                redirect=False,
                preload_content=False,
            )
            found = {name.lower(): value for name, value in response.headers.items()}
            if not _LENGTH.fullmatch(found.get("content-length", "0")):
                raise self.lies("answers with a length that is none")
            return Answer(response.status, found, self._body(response), path)
        except (OSError, exceptions.HTTPError) as fault:
            raise self._unreachable(fault) from fault
        finally:
            if response is not None:
                response.close()  # what is left of an answer is not waited for

    def _body(self, response: BaseHTTPResponse) -> bytes:
        until, body = self._clock() + WHOLE, bytearray()
        while piece := response.read(_PIECE, decode_content=False):
            body += piece
            if len(body) > MOST_BYTES:
                raise self.lies(f"answers with more than {MOST_BYTES >> 20} MB")
            if self._clock() > until:
                raise Unreachable(f"{self.host} takes more than {WHOLE:g} seconds to answer")
        return bytes(body)

    def _unreachable(self, fault: Exception) -> Unreachable:
        while isinstance(fault, exceptions.MaxRetryError) and fault.reason:
            fault = fault.reason
        match fault:
            case exceptions.NameResolutionError():
                said = "is no host that can be found", "Look at its address."
            case exceptions.ConnectTimeoutError() | exceptions.NewConnectionError():
                said = "cannot be reached", "Is it running, and are you online?"
            case exceptions.ReadTimeoutError():
                said = f"said nothing for {SILENCE:g} seconds", "Try again later."
            case exceptions.SSLError() | ssl.SSLError():
                said = "shows no certificate that can be trusted", "Look at its address."
            case _:
                said = "broke off", "Try again."
        return Unreachable(f"{self.host} {said[0]}", cure=said[1])


def open_server(
    url: str, *, user: str = "", password: str = "", clock: Callable[[], float] = time.monotonic
) -> Server:
    """The server at a URL; nothing is sent yet. `path` of it is the URL's.

    Raises `BadInput` for what is no such URL, `Refused` for http to another machine.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise BadInput(f"“{url}” is not the address of a server", cure=_AS_URL) from None
    if parts.username or parts.password:
        raise BadInput("there is a name or a password in the address", cure="Use --user NAME.")
    if parts.scheme not in _SCHEMES or not _HOST.fullmatch(host) or not url.isprintable():
        raise BadInput(f"“{url}” is not the address of a server", cure=_AS_URL)
    scheme = _SCHEMES[parts.scheme]
    if scheme == "http" and not _is_here(host):
        raise Refused(
            f"what {host} says and hears over http can be read by others on the way",
            cure=f"Say https://{host}{parts.path} instead.",
        )
    named = f"[{host}]" if ":" in host else host
    origin = f"{scheme}://{named}" + (f":{port}" if port and port != _port(scheme) else "")
    path = _spelled(parts.path) + (f"?{parts.query}" if parts.query else "")
    return Server(origin, path, user, password, clock)


def _spelled(path: str) -> str:
    """A path with its signs escaped in one way, so that two spellings of it are the same."""
    return "/".join(quote(unquote(part), safe=_SAFE) for part in path.split("/")) or "/"


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _port(scheme: str) -> int:
    return 80 if scheme == "http" else 443
