"""Counting: signs, words and reading time of a story, as a desk counts them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags

#: Words an average reader takes in a minute.
WORDS_PER_MINUTE = 230
#: They repeat the text or send the reader elsewhere: a desk does not count them.
NOT_COUNTED = frozenset({"pull_quote", "read_also", "call_to_action", "embed", "separator"})
#: Keys of a block whose value is not text a reader reads.
NOT_TEXT = frozenset(
    {
        "id",
        "type",
        "kind",
        "level",
        "language",
        "url",
        "purpose",
        "alt",
        "credit",
        "table_header_choice",
        "transcript",
    }
)
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6])>|<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`signs` counts characters with spaces, as French newsrooms do; `minutes` is at least 1 when there is text."""

    words: int
    signs: int
    minutes: int


def count(story: Iterable[dict[str, Any]]) -> Count:
    """Count the stored blocks of a story; a half-filled draft counts for what it has."""
    text = " ".join(" ".join(words(story)).split())
    number = len(text.split())
    return Count(words=number, signs=len(text), minutes=math.ceil(number / WORDS_PER_MINUTE))


def words(value: Any) -> Iterator[str]:
    """Every piece of text in stored blocks, in reading order."""
    if isinstance(value, str):
        yield strip_tags(_BLOCK_END.sub(" ", value))
    elif isinstance(value, dict):
        if value.get("type") in NOT_COUNTED and "value" in value:
            return
        for key, inner in value.items():
            if key not in NOT_TEXT:
                yield from words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from words(inner)
