"""Mail: the gifts, introductions, favours and interviews that messages tell of, as proposals."""

from penned.sources.mail.mailbox import Lines
from penned.sources.mail.reading import DAYS, read, read_stream

__all__ = ["DAYS", "Lines", "read", "read_stream"]
