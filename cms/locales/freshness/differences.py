"""Differences: which texts of a page became which, place by place. Plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from cms.locales.freshness.texts import Text


class Pair(NamedTuple):
    """Where a text stood among the old ones and where it stands among the new; None where there was or is none."""

    old: int | None
    new: int | None


def pair(old: Sequence[Text], new: Sequence[Text]) -> list[Pair]:
    """Each old text with the new one in its place: blocks may move, and texts come and go inside a place."""
    before, after = _by_place(old), _by_place(new)
    return [
        found
        for place in dict.fromkeys([*before, *after])
        for found in _in_place(before.get(place, []), after.get(place, []), old, new)
    ]


def _by_place(texts: Sequence[Text]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        found.setdefault(text.path, []).append(index)
    return found


def _in_place(
    before: list[int], after: list[int], old: Sequence[Text], new: Sequence[Text]
) -> Iterator[Pair]:
    matcher = SequenceMatcher(
        a=[old[index].text for index in before],
        b=[new[index].text for index in after],
        autojunk=False,
    )
    for _kind, start, end, new_start, new_end in matcher.get_opcodes():
        for step in range(max(end - start, new_end - new_start)):
            yield Pair(
                before[start + step] if start + step < end else None,
                after[new_start + step] if new_start + step < new_end else None,
            )
