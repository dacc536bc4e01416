"""Text as French writes it: its spaces, where its sentences end, and what a database can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Line ends and ordinary spaces; the no-break spaces of French typography are not among them.
_SPACES = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_ENDED = re.compile(r"[.!?…»”\")\]][*_]*$")
#: « M. » and « J. » stop no sentence.
_INITIAL = re.compile(r"(?:^|[\s’'])[A-Z]\.$")
_ADDRESS = re.compile(r"[^@]+@[^@]+\.\w+|[a-z]+://.+|www\..+|[@#]\w+")
#: « du texte » and “text”: what somebody else says.
_QUOTED = re.compile(r"«[^»]*»?|“[^”]*”?|\"[^\"]*\"?")


def one_line(text: str) -> str:
    """Text on one line, its no-break spaces kept."""
    return _SPACES.sub(" ", text).strip()


def is_storable(text: str) -> bool:
    """Whether every database can store the text: no NUL, no other control sign, no half character."""
    return _UNSTORABLE.search(text) is None


def is_ended(text: str) -> bool:
    """Whether the text ends as a sentence does, or with an address no stop may follow."""
    last = text.rsplit(maxsplit=1)[-1:]
    if _INITIAL.search(text):
        return False
    return bool(_ENDED.search(text) or (last and _ADDRESS.fullmatch(last[0])))


def are_whole(items: Sequence[str]) -> bool:
    """Whether a list can end on its last item: with a stop, or without one when no item has any."""
    *above, last = items
    return is_ended(last) or not any(is_ended(item) or item.endswith((";", ",")) for item in above)


def unquoted(text: str) -> str:
    """The text without the words it quotes."""
    return _QUOTED.sub(" ", text)
