"""Words: one way to cut a text into words, the same for what is stored, what is asked and what is highlighted.

What the full-text parsers of databases get wrong in French is settled here, before they see anything: elisions (« l’été »),
digit groups (« 10 000 »), a hyphen before digits (COVID-19, F-16), dotted acronyms (O.T.A.N.), ligatures and accents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_ELIDED = "c|d|j|l|m|n|s|t|qu|jusqu|lorsqu|puisqu|quoiqu|presqu"
_APOSTROPHE = r"['\u2019\u02bc]"
_GROUPS = r"(?<![^\W_])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![^\W_])"
_PARTS: Final = re.compile(
    rf"""
      (?P<acronym>(?<![^\W_])(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W_]))?)
    | (?P<number>{_GROUPS})
    | (?P<elided>(?<![^\W_])(?:{_ELIDED}){_APOSTROPHE}(?=[^\W_]))
    | (?P<today>(?<![^\W_])aujourd{_APOSTROPHE}hui(?![^\W_]))
    | (?P<word>[^\W_]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LIGATURES: Final = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
)
#: The longest word kept: PostgreSQL refuses those above 2 kB, and nobody looks for one of a hundred letters.
LONGEST: Final = 100
#: Spellings whose folded form is remembered in one process.
_REMEMBERED: Final = 50_000
#: Words that tell nothing in French, folded. « été », « est » and « or » are left: they are also what people look for.
STOP_WORDS: Final = frozenset(
    [
        "a",
        "au",
        "aux",
        "avec",
        "ce",
        "ces",
        "cet",
        "cette",
        "c",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "elle",
        "elles",
        "en",
        "et",
        "eux",
        "il",
        "ils",
        "j",
        "je",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "lui",
        "m",
        "ma",
        "mais",
        "me",
        "mes",
        "moi",
        "mon",
        "n",
        "ne",
        "nos",
        "notre",
        "nous",
        "on",
        "ou",
        "par",
        "pas",
        "pour",
        "qu",
        "que",
        "qui",
        "s",
        "sa",
        "se",
        "ses",
        "si",
        "son",
        "sur",
        "t",
        "ta",
        "te",
        "tes",
        "toi",
        "ton",
        "tu",
        "un",
        "une",
        "vos",
        "votre",
        "vous",
        "y",
    ]
)


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, and where it stands in the text it was read from, in characters."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order, with elisions left out."""
    for found in _PARTS.finditer(text):
        if found.lastgroup == "elided":
            continue
        raw = found.group()
        if found.lastgroup in {"acronym", "number", "today"}:
            raw = "".join(letter for letter in raw if letter.isalnum())
        folded = fold(raw)[:LONGEST]
        if folded:
            yield Word(folded, found.start(), found.end())


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Lower case without accents or ligatures: `Œuvre` and `oeuvre` are one."""
    spread = unicodedata.normalize("NFKD", text.translate(_LIGATURES).casefold())
    return "".join(letter for letter in spread if letter.isalnum())


def with_whole_numbers(text: str) -> str:
    """A text whose digit groups are one: « 10 000 » is 10000."""
    return re.sub(_GROUPS, lambda found: re.sub(r"\D", "", found.group()), text)


def folded(text: str) -> str:
    """A text as its folded words between single spaces: what databases are given."""
    return " ".join(word.text for word in words(text))


def telling(text: str, *, locale: str) -> str:
    """The same without the words that tell nothing; only French needs it, other languages have good lists of theirs."""
    if not locale.startswith("fr"):
        return folded(text)
    return " ".join(word.text for word in words(text) if word.text not in STOP_WORDS)
