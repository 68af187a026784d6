"""JSON from bytes that somebody else wrote: too large, too deep or broken is said in a sentence."""

from __future__ import annotations

import json
from typing import Any

from penned.errors import BadInput

MOST_BYTES = 64 * 2**20


def read(data: bytes, name: str, *, most: int = MOST_BYTES) -> Any:  # noqa: ANN401 - whatever JSON can say
    """The JSON in `data`; `BadInput` in one sentence for what is none, too deep, or too large.

    `most` is how many bytes it may have.
    """
    if len(data) > most:
        raise BadInput(f"this file is larger than {most >> 20} MB", where=name)
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadInput("this JSON is not in UTF-8", where=name) from None
    except json.JSONDecodeError as fault:
        raise BadInput(f"this is no JSON: {fault.msg} in line {fault.lineno}", where=name) from None
    except RecursionError:
        raise BadInput("this JSON is nested too deeply", where=name) from None
    except ValueError:  # a number of thousands of digits
        raise BadInput("this JSON holds a number that is too long", where=name) from None
