"""Names: what a reader may be about to type, and what they may have meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Final

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from cms.search.models import SearchName
from cms.search.syntax import Asked
from cms.search.words import folded

#: What comes first when names are equally short: who and what before the articles about them.
KINDS: Final = ("section", "topic", "author", "article")
#: Words of a query that are looked into, and how short a word is never doubted.
MOST_WORDS, SHORTEST = 6, 4
#: Names read to find words like those typed, how like they must be, and by how many letters longer or shorter.
_NAMES: Final = 3_000
_CUTOFF: Final = 0.72
_LENGTHS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something public whose name begins like what was typed; `name` is the name that does."""

    kind: str
    id: int
    name: str


def suggest(text: str, *, locale: str, limit: int, now: datetime) -> list[Suggestion]:
    """Names one of whose words begins like this, shortest first; at most one statement."""
    typed = folded(text)
    if not typed:
        return []
    rows = _in(locale, now=now).filter(words__contains=f" {typed}").annotate(size=Length("words"))
    found = rows.order_by("size", "words", "kind", "object_id")[: limit * 3]
    once = {(row.kind, row.object_id): row for row in reversed(found)}
    ordered = sorted(once.values(), key=lambda row: (_rank(row.kind), len(row.words), row.words))
    return [Suggestion(kind=row.kind, id=row.object_id, name=row.name) for row in ordered[:limit]]


def _rank(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def meant(asked: Asked, *, locale: str, now: datetime) -> str | None:
    """The query with the words nobody's name holds replaced by the nearest that one does; nothing when none is near.

    One statement, whatever the number of words.
    """
    said = asked.text.split()[:MOST_WORDS]
    doubtful = [word for word in said if len(word) >= SHORTEST and not word.isdigit()]
    if not doubtful:
        return None
    known = {word for words in _like(doubtful, locale=locale, now=now) for word in words.split()}
    found = [_nearest(word, known) if word in doubtful else word for word in said]
    return " ".join(found) if found != said else None


def _nearest(word: str, known: set[str]) -> str:
    if word in known:
        return word
    near = [each for each in known if abs(len(each) - len(word)) <= _LENGTHS]
    return next(iter(get_close_matches(word, near, n=1, cutoff=_CUTOFF)), word)


def _like(words: list[str], *, locale: str, now: datetime) -> list[str]:
    """Names that hold something like one of these words: its first letter or, on PostgreSQL, its trigrams."""
    near = Q()
    for word in words:
        near |= Q(words__contains=f" {word[:2]}") | Q(words__contains=f" {word[0]}{word[2]}")
        if connection.vendor == "postgresql":
            near |= Q(words__trigram_word_similar=word)
    return list(_in(locale, now=now).filter(near).values_list("words", flat=True)[:_NAMES])


def _in(locale: str, *, now: datetime) -> QuerySet[SearchName]:
    there = Q(expires_at__isnull=True) | Q(expires_at__gt=now)
    return SearchName.objects.filter(there, locale__in=[locale, ""])
