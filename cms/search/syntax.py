"""Syntax: what a reader typed, as terms. `"la une"` is a phrase, `-sport` leaves out, `elys*` is a prefix.

Everything else is a word that must be there. Nothing typed is an error: what makes no sense is read as words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cms.search.words import STOP_WORDS, with_whole_numbers, words

#: Terms read; what follows narrows nothing.
MOST_TERMS: Final = 24
_TERMS: Final = re.compile(
    r"""(?P<no>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|«\s*(?P<quoted>[^»]*)»|(?P<bare>[^\s"«»]+))"""
)
#: The shortest prefix that is looked up: one letter would be everything.
SHORTEST_PREFIX: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Folded words that stand together; `prefix` when the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False
    phrase: bool = False

    @property
    def tells(self) -> bool:
        """Whether it holds more than words that tell nothing."""
        return any(word not in STOP_WORDS for word in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query: terms that must all be there, and terms that must not."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    #: One of the terms is enough.
    any_term: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be looked up: no word at all, or only words to leave out."""
        return not self.terms

    @property
    def only_stop_words(self) -> bool:
        """« à la une »: worth looking for, but only where the words stand together in a title."""
        return not any(term.tells or term.prefix for term in self.terms)

    @property
    def text(self) -> str:
        """The words looked for, as one text."""
        return " ".join(word for term in self.terms for word in term.words)


def read(text: str, *, any_term: bool = False) -> Asked:
    """The terms of what was typed, the first `MOST_TERMS` of them."""
    terms: list[Term] = []
    without: list[Term] = []
    for found in _TERMS.finditer(with_whole_numbers(text)):
        bare = found["bare"]
        quoted = bare is None
        said = bare if bare is not None else (found["phrase"] or found["quoted"] or "")
        parts = tuple(word.text for word in words(said))
        if not parts:
            continue
        term = Term(words=parts, prefix=_is_prefix(said, parts, quoted=quoted), phrase=quoted)
        (without if found["no"] else terms).append(term)
        if len(terms) + len(without) == MOST_TERMS:
            break
    return Asked(terms=tuple(terms), without=tuple(without), any_term=any_term)


def _is_prefix(said: str, parts: tuple[str, ...], *, quoted: bool) -> bool:
    return not quoted and said.endswith("*") and len(parts[-1]) >= SHORTEST_PREFIX
