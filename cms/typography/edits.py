"""Edits: what a rule changes and where, kept so that each can be taken back by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple


class NotThere(Exception):
    """The text has changed since; this edit is no longer in it."""


class Proposal(NamedTuple):
    """A change of the text as it stands: `after` replaces [start, end)."""

    start: int
    end: int
    after: str
    #: Where a new space goes when the change lies between two text nodes: with the sign after it, or before it.
    joins_next: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change of a source text. Offsets and words are the source's own, entities included."""

    rule: str
    start: int
    end: int
    before: str
    after: str
    #: The same edit in the same words has the same key, whatever else changed around them.
    key: str
    #: Where `after` begins in the text once set, and what surrounds it there.
    at: int = 0
    left: str = ""
    right: str = ""


def apply(source: str, edits: Iterable[Edit]) -> str:
    """Return the source with these edits made, and no other."""
    parts, done = [], 0
    for edit in edits:
        parts += [source[done : edit.start], edit.after]
        done = edit.end
    return "".join([*parts, source[done:]])


def replaced(text: str, proposals: Iterable[Proposal]) -> str:
    """Return a text with these changes made, which lie apart and in order."""
    parts, done = [], 0
    for start, end, after, _ in proposals:
        parts += [text[done:start], after]
        done = end
    return "".join([*parts, text[done:]])


SURROUNDINGS = 16
_NO_LETTER = re.compile(r"[\W_]+")


def located(source: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Tell each edit where it will be in the text once all of them are made."""
    chosen = list(edits)
    text = apply(source, chosen)
    shift, placed = 0, []
    for edit in chosen:
        at = edit.start + shift
        end = at + len(edit.after)
        left, right = text[max(0, at - SURROUNDINGS) : at], text[end : end + SURROUNDINGS]
        placed.append(replace(edit, at=at, left=left, right=right))
        shift += len(edit.after) - len(edit.before)
    return tuple(placed)


def undo(text: str, edit: Edit) -> str:
    """Put back what was typed; NotThere when its words are gone or stand there twice."""
    at = _place(text, edit)
    return text[:at] + edit.before + text[at + len(edit.after) :]


def _place(text: str, edit: Edit) -> int:
    wanted = edit.left + edit.after + edit.right
    first = max(edit.at - len(edit.left), 0)
    if text[first : first + len(wanted)] == wanted:
        return first + len(edit.left)
    if text.count(wanted) == 1:
        return text.index(wanted) + len(edit.left)
    return _place_by_letters(text, edit)


def _place_by_letters(text: str, edit: Edit) -> int:
    """Edits around this one may have been taken back since: only letters and digits still agree."""
    if not edit.after:
        raise NotThere(NotThere.__doc__)
    letters = (re.escape(one) for one in _NO_LETTER.split(edit.left) if one)
    following = (re.escape(one) for one in _NO_LETTER.split(edit.right) if one)
    gap = r"[\W_]*"
    pattern = f"{gap.join(letters)}[\\W_]*?(?P<here>{re.escape(edit.after)})(?={gap}{gap.join(following)})"
    places = [match.start("here") for match in re.finditer(pattern, text)]
    if len(places) != 1:
        raise NotThere(NotThere.__doc__)
    return places[0]
