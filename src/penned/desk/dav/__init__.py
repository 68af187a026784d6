"""DAV: address books and calendars on a server, found and kept up with; it only ever reads."""

from penned.desk.dav.finding import Collection, find
from penned.desk.dav.keeping_up import Changes, Item, changes
from penned.desk.dav.server import Server, open_server

__all__ = ["Changes", "Collection", "Item", "Server", "changes", "find", "open_server"]
