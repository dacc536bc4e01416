"""What comes back in a file, made safe: the tags and link marks a segment may hold, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import nh3
from bs4 import BeautifulSoup
from wagtail_localize.strings import INLINE_TAGS, StringValue

#: Marks that turn what follows around without closing: they reach past the segment. Isolates close themselves.
_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e")
_KEPT_CONTROLS: Final = frozenset("\n\t")
#: Only these reach a document; the rest has no letter and no width.
_NONCHARACTERS: Final = re.compile("[\ufdd0-\ufdef\ufffe\uffff\ufeff]")


def clean(text: str, *, source: str) -> str:
    """The HTML of one translated segment, in the shape wagtail-localize stores.

    Links are kept where the French `source` has one of the same id: their addresses come from the French page.
    """
    tidy = _NONCHARACTERS.sub("", "".join(sign for sign in text if _is_text(sign)))
    safe = nh3.clean(tidy, tags=set(INLINE_TAGS), attributes={"a": {"id"}}, link_rel=None)
    soup = BeautifulSoup(safe, "html.parser")
    known = link_ids(source)
    for link in soup.find_all("a"):
        if link.get("id") not in known:
            link.unwrap()
    return str(StringValue.from_translated_html(str(soup)).data)


def link_ids(html: str) -> set[str]:
    """The marks that stand for the links of a segment."""
    return {str(link["id"]) for link in BeautifulSoup(html, "html.parser").find_all("a", id=True)}


def _is_text(sign: str) -> bool:
    if sign in _KEPT_CONTROLS:
        return True
    return unicodedata.category(sign) not in {"Cc", "Cs"} and sign not in _OVERRIDES
