"""Languages: which text-search configuration reads which language."""

from __future__ import annotations

from typing import Final

_CONFIGURATIONS: Final = {"fr": "fr_news", "en": "en_news", "es": "es_news"}
#: Knows no stop words, so that what it stems says everything that was typed.
FULLEST: Final = "fr_news"
#: For a language without a stemmer of its own here.
PLAIN: Final = "simple_unaccent"


def configuration(locale: str) -> str:
    """PostgreSQL's configuration for a language: `fr-CA` reads as `fr`."""
    return _CONFIGURATIONS.get(locale.partition("-")[0], PLAIN)
