"""Highlights: where the words looked for stand in what readers are shown, as ranges of characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cms.search.stems import stem
from cms.search.syntax import Asked, Term
from cms.search.words import STOP_WORDS, Word, words

Range = tuple[int, int]
#: Characters of an excerpt, and how many of them stand before the first word found.
EXCERPT, BEFORE = 240, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A piece of a body, with the words found in it."""

    text: str
    ranges: list[Range]


def ranges(text: str, *, asked: Asked, locale: str) -> list[Range]:
    """Where the words of a query stand in a text: start and end in characters, in order, never overlapping."""
    said = list(words(text))
    found: set[int] = set()
    for term in asked.terms:
        found |= set(_places(said, term, locale=locale))
    return [(said[place].start, said[place].end) for place in sorted(found)]


def excerpt(text: str, *, asked: Asked, locale: str) -> Excerpt | None:
    """The first place of a body that says what was looked for, cut between words; nothing when no place does."""
    found = ranges(text, asked=asked, locale=locale)
    if not found:
        return None
    start = _cut(text, max(found[0][0] - BEFORE, 0), forward=True)
    end = _cut(text, min(start + EXCERPT, len(text)), forward=False)
    shown = text[start:end]
    inside = [(a - start, b - start) for a, b in found if a >= start and b <= end]
    return Excerpt(text=shown, ranges=inside) if inside else None


def _places(said: list[Word], term: Term, *, locale: str) -> Iterator[int]:
    """The numbers of the words a term matches."""
    if term.phrase:
        yield from _runs(said, term)
        return
    exact = {word for word in term.words if word not in STOP_WORDS}
    stems = {stem(word, locale) for word in exact}
    last = term.words[-1]
    for number, word in enumerate(said):
        begins = term.prefix and word.text.startswith(last)
        if begins or word.text in exact or stem(word.text, locale) in stems:
            yield number


def _runs(said: list[Word], term: Term) -> Iterator[int]:
    size = len(term.words)
    for start in range(len(said) - size + 1):
        if tuple(word.text for word in said[start : start + size]) == term.words:
            yield from range(start, start + size)


def _cut(text: str, place: int, *, forward: bool) -> int:
    """The nearest place between two words: after a space going forward, before one going back."""
    if place in {0, len(text)}:
        return place
    if forward:
        space = text.find(" ", place)
        return place if space < 0 else space + 1
    space = text.rfind(" ", 0, place)
    return place if space < 0 else space
