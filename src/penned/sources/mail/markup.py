"""The text of an HTML body, line by line; scripts, styles and what somebody quoted are left out."""

from __future__ import annotations

import re

from lxml import etree

MOST_BYTES = 2**18
_UNSEEN = ("head", "script", "style", "title", "template", "noscript", "object", "svg")
_LINES = re.compile(
    r"<(?=/?(?:address|article|blockquote|br|d[dlt]|div|footer|form|h[1-6r]|header|li|ol|p|pre|"
    r"section|table|t[dhr]|ul)[\s/>])",
    re.IGNORECASE,
)
_MARK = "\ue000"
_ASIDE = etree.XPath(
    "//blockquote[@type='cite'] | //*[contains(@class, 'gmail_quote') or "
    "contains(@class, 'yahoo_quoted') or contains(@class, 'moz-cite-prefix') or "
    "contains(@class, 'protonmail_quote')] | //*[contains(translate(@style, ' ', ''), "
    "'display:none') or contains(translate(@style, ' ', ''), 'visibility:hidden')]"
)


def text(page: str) -> str:
    """The words of `page` (only so much of it is looked at), a line for each block."""
    marked = _LINES.sub(f"{_MARK}<", page[:MOST_BYTES].replace(_MARK, " "))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        tree = etree.fromstring(marked.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return ""
    if tree is None:
        return ""
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    for each in _ASIDE(tree):
        each.clear(keep_tail=True)
    words = etree.tostring(tree, method="text", encoding="unicode")
    return "\n".join(" ".join(line.split()) for line in words.split(_MARK))
