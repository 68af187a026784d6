"""A second reader, off by default: a language model that the writer names may ask, never write."""

from penned.desk.second_reader.endpoint import Endpoint
from penned.desk.second_reader.heard import Heard
from penned.desk.second_reader.opinion import Opinion, ask, may_be_asked, messages, named

__all__ = ["Endpoint", "Heard", "Opinion", "ask", "may_be_asked", "messages", "named"]
