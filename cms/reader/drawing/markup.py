"""Markup: HTML in which whatever is put is escaped, so that forgetting is not possible.

The functions of this room write the same HTML as those of `frontend-contract/reader/src`, letter for letter: a test compares them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from django.utils.html import escape
from django.utils.safestring import SafeString

Markup: TypeAlias = SafeString
Piece: TypeAlias = "str | int | Sequence[Markup]"
#: Nothing at all.
NOTHING = SafeString("")
_ADDRESS = re.compile(r"(?:https?:|mailto:|tel:)|/(?![/\\])", re.IGNORECASE)


def html(template: str, *pieces: Piece) -> Markup:
    """The template with its `{}` filled: strings are escaped, markup stays, lists are joined."""
    return SafeString(
        template.format(*map(_written, pieces))
    )  # Every piece is escaped, or markup already.


def rich(text: str) -> Markup:
    """Rich text as it was published: it holds no script, no style and no handler."""
    return SafeString(text)


def address(url: str) -> str:
    """An address that may stand in a link: of this site or on the web, never a script."""
    return url if _ADDRESS.match(url) else "#"


def say(word: str, **values: str | int) -> str:
    """A word of the reader with its gaps filled."""
    return re.sub(r"\{(\w+)\}", lambda gap: str(values.get(gap[1], gap[0])), word)


def _written(piece: Piece) -> str:
    if isinstance(piece, (str, int)):
        return piece if isinstance(piece, SafeString) else escape(piece)
    return "".join(map(_written, piece))
