"""Stems in Python: what SQLite matches on, and what highlights follow on both databases."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import snowballstemmer

_ALGORITHMS = {"fr": "french", "en": "english", "es": "spanish"}
#: Distinct words remembered in one process.
_REMEMBERED = 50_000


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str, locale: str = "fr") -> str:
    """The stem of a folded word; itself in a language without a stemmer here."""
    stemmer = _stemmer(locale.partition("-")[0])
    return word if stemmer is None else str(stemmer.stemWord(word))


@cache
def _stemmer(language: str) -> Any:
    name = _ALGORITHMS.get(language)
    return snowballstemmer.stemmer(name) if name else None
