"""T01, T19, T20: composed letters, stray spaces, signs nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cms.typography.edits import Proposal
from cms.typography.profiles import House, Profile
from cms.typography.rules.rule import PRESSE, UNICODE, Rule
from cms.typography.signs import NARROW, NO_BREAK, SPACE, SPACES

#: Vowels and finals of Hangul join the letter before them without being marks.
_JOINING_JAMO = range(0x1160, 0x1200)


def _joins(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M" or ord(sign) in _JOINING_JAMO


def _composed(text: str, profile: Profile, house: House) -> Iterator[Proposal]:
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _joins(text[end]):
            continue
        letter = text[start:end]
        composed = unicodedata.normalize("NFC", letter)
        if composed != letter:
            yield Proposal(start, end, composed)
        start = end


def _one_space(match: re.Match[str], profile: Profile, house: House) -> str:
    """Keep the space that was meant: the ordinary one, when there is one."""
    return " " if " " in match[0] else match[0][0]


INVISIBLE = Rule(
    id="T20",
    label="Signe invisible retiré",
    source=UNICODE,
    signs="\u200b\ufeff\u00ad",
    pattern=re.compile("[\u200b\ufeff\u00ad]+"),
    put=lambda match, profile, house: "",
)
COMPOSED = Rule(
    id="T01",
    label="Lettre accentuée d’un seul signe",
    source=UNICODE,
    find=_composed,
    across_markup=False,
)
ENDS = Rule(
    id="T19-ends",
    label="Espace insécable au bord du paragraphe retirée",
    source=PRESSE,
    signs=NO_BREAK + NARROW,
    pattern=re.compile(
        rf"^{SPACE}*[\u00a0\u202f]{SPACE}*|{SPACE}*[\u00a0\u202f]{SPACE}*$", re.MULTILINE
    ),
    put=lambda match, profile, house: "",
)
DOUBLE = Rule(
    id="T19",
    label="Espaces en trop retirées",
    source=PRESSE,
    signs=SPACES,
    pattern=re.compile(rf"(?<=\S){SPACE}{{2,}}(?=\S)"),
    put=_one_space,
)
BEFORE_COMMA = Rule(
    id="T19-comma",
    label="Pas d’espace avant la virgule",
    source=PRESSE,
    signs=",",
    pattern=re.compile(rf"(?<=[^\s,(\[]){SPACE}+(?=,(?:\s|$))", re.MULTILINE),
    put=lambda match, profile, house: "",
)
AFTER_PARENTHESIS = Rule(
    id="T19-open",
    label="Pas d’espace après une parenthèse ouvrante",
    source=PRESSE,
    signs="([",
    pattern=re.compile(rf"(?<=[(\[]){SPACE}+(?=[^\s)\]])"),
    put=lambda match, profile, house: "",
)
BEFORE_PARENTHESIS = Rule(
    id="T19-close",
    label="Pas d’espace avant une parenthèse fermante",
    source=PRESSE,
    signs=")]",
    pattern=re.compile(rf"(?<=[^\s(\[:;]){SPACE}+(?=[)\]])"),
    put=lambda match, profile, house: "",
)
RULES = (INVISIBLE, COMPOSED, ENDS, DOUBLE, BEFORE_COMMA, AFTER_PARENTHESIS, BEFORE_PARENTHESIS)
