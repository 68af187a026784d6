"""The XML that DAV servers answer with, as plain values; what is hostile is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from penned.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from penned.desk.dav.server import Answer, Server

DAV, CARDS, CALENDARS = "DAV:", "urn:ietf:params:xml:ns:carddav", "urn:ietf:params:xml:ns:caldav"
DEEPEST = 60
_STATUS = re.compile(r"HTTP/\S+\s+(\d{3})")


class _Hostile(Exception):
    """A document that does what no server needs to."""


class _Builder(TreeBuilder):
    """Refuses document types, with which entities come, and elements without end within another."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def doctype(self, *_: object) -> None:
        raise _Hostile

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Hostile
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(tag)


@dataclass(frozen=True, slots=True)
class Resource:
    """What is said of one resource: its path, its status, and its properties by name."""

    path: str
    status: int = 200
    properties: Mapping[str, Element] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The text of a property, "" where it has none."""
        found = self.properties.get(name)
        return "".join(found.itertext()).strip() if found is not None else ""

    def names(self, name: str) -> frozenset[str]:
        """The names of the elements in a property: those of a resource type, say."""
        found = self.properties.get(name)
        return frozenset(each.tag for each in found) if found is not None else frozenset()

    def href(self, name: str) -> str:
        """The first reference in a property, "" for none."""
        found = self.properties.get(name)
        link = found.find(f"{{{DAV}}}href") if found is not None else None
        return (link.text or "").strip() if link is not None else ""


@dataclass(frozen=True, slots=True)
class Told:
    """All that one answer says: the resources, and the sync token behind them, if any."""

    resources: tuple[Resource, ...]
    token: str = ""


def read(server: Server, answer: Answer) -> Told:
    """What an answer with several statuses says; `Refused` where it is no such answer."""
    root = document(server, answer)
    if root.tag != f"{{{DAV}}}multistatus":
        raise server.lies("answered with XML of another kind")
    found = tuple(_resources(server, root, answer.path))
    return Told(found, (root.findtext(f"{{{DAV}}}sync-token") or "").strip())


def document(server: Server, answer: Answer) -> Element:
    """The XML of an answer; raises `Refused` where there is none, or a hostile one."""
    parser = XMLParser(target=_Builder())  # noqa: S314 - the builder refuses what makes it unsafe
    try:
        parser.feed(answer.body)
        root = parser.close()
    except _Hostile:
        raise server.lies("answered with XML that could harm") from None
    except (ParseError, ValueError, LookupError):
        raise server.lies("answered with something that is no XML") from None
    if not isinstance(root, Element):
        raise Refused(f"{server.host} answered with nothing")
    return root


def _resources(server: Server, root: Element, base: str) -> Iterator[Resource]:
    for response in root.iterfind(f"{{{DAV}}}response"):
        href = (response.findtext(f"{{{DAV}}}href") or "").strip()
        if not href:
            continue
        found = {
            each.tag: each
            for part in response.iterfind(f"{{{DAV}}}propstat")
            if _status(part) in {0, 200}
            for prop in part.iterfind(f"{{{DAV}}}prop")
            for each in prop
        }
        yield Resource(server.path_of(href, base), _status(response) or 200, found)


def _status(element: Element) -> int:
    said = _STATUS.match((element.findtext(f"{{{DAV}}}status") or "").strip())
    return int(said[1]) if said else 0
