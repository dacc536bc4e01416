"""T02, T06, T07: apostrophes, guillemets and what stands inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.typography.edits import Proposal
from cms.typography.profiles import House, Mode, Profile
from cms.typography.rules.rule import LEXIQUE, Rule
from cms.typography.signs import LETTER, PROTECTED, SPACE, SPACES

_BEFORE_OPENING = frozenset(f"\n([«“\u2018'’—–-/…{SPACES}\t")
_OPENING, _CLOSING = "«", "»"


class _Unclear(Exception):
    """Nobody can tell which quotation mark opens and which closes."""


def _can_open(text: str, at: int) -> bool:
    before = text[at - 1] if at else "\n"
    after = text[at + 1 : at + 2]
    return before in _BEFORE_OPENING and bool(after) and after != "\n"


def _can_close(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return at > 0 and text[at - 1] != "\n" and not (after.isalnum() or after == PROTECTED)


def _is_space(sign: str) -> bool:
    return sign in SPACES


class _Reading:
    """Reads the straight quotation marks of a block; what is open is a stack of signs."""

    def __init__(self, text: str, profile: Profile) -> None:
        self.text, self.profile = text, profile
        self.open: list[str] = []
        self.inches = self.closed_after_digit = False
        self.proposals: list[Proposal] = []

    def read(self) -> list[Proposal]:
        for at, sign in enumerate(self.text):
            if sign == _OPENING:
                self.open.append(_OPENING)
            elif sign == _CLOSING:
                self._close_guillemet()
            elif sign == '"':
                self._straight(at)
        if '"' in self.open or (self.inches and self.closed_after_digit):
            raise _Unclear
        return self.proposals

    def _close_guillemet(self) -> None:
        if self.open and self.open.pop() != _OPENING:
            raise _Unclear

    def _straight(self, at: int) -> None:
        opens, closes = _can_open(self.text, at), _can_close(self.text, at)
        is_open = bool(self.open) and self.open[-1] == '"'
        if opens and closes:
            # With room on both sides, a mark closes what is open and opens otherwise.
            opens, closes = not is_open, is_open
        if opens:
            self.open.append('"')
            self._set(at, 0)
        elif closes and is_open:
            self.closed_after_digit |= self.text[at - 1].isdigit()
            self._set(at, 1)
            self.open.pop()
        elif at and self.text[at - 1].isdigit():
            self.inches = True
        else:
            raise _Unclear

    def _set(self, at: int, side: int) -> None:
        level = len(self.open)
        if level > 2:
            raise _Unclear
        mark = (_OPENING + _CLOSING)[side] if level == 1 else self.profile.inner_quotes[side]
        start, end = at, at + 1
        if level == 2 and not self.profile.inside_inner_quotes:
            start, end = self._without_room(at, side)
        self.proposals.append(Proposal(start, end, mark, side == 1))

    def _without_room(self, at: int, side: int) -> tuple[int, int]:
        """“ ” are set close to their words, guillemets are not: T06 does the others."""
        start, end = at, at + 1
        while side == 0 and end < len(self.text) and _is_space(self.text[end]):
            end += 1
        while side == 1 and start and _is_space(self.text[start - 1]):
            start -= 1
        return start, end


def _guillemets(text: str, profile: Profile, house: House) -> Iterator[Proposal]:
    """All the straight quotation marks of a block, or none when one of them is unclear."""
    try:
        yield from _Reading(text, profile).read()
    except _Unclear:
        return


APOSTROPHE = Rule(
    id="T02",
    label="Apostrophe courbe",
    source=LEXIQUE,
    signs="'",
    pattern=re.compile(rf"(?<={LETTER})'(?={LETTER}|{SPACE}?«|[“{PROTECTED}])"),
    put=lambda match, profile, house: "’",
)
STRAIGHT = Rule(id="T07", label="Guillemets français", source=LEXIQUE, signs='"', find=_guillemets)
OPENING = Rule(
    id="T06",
    label="Espace insécable après le guillemet ouvrant",
    source=LEXIQUE,
    signs="«",
    pattern=re.compile(rf"(?<=«)(?P<gap>{SPACE}*)(?=[^\s»])"),
    put=lambda match, profile, house: profile.inside_quotes,
    joins_next=False,
)
CLOSING = Rule(
    id="T06-close",
    label="Espace insécable avant le guillemet fermant",
    source=LEXIQUE,
    signs="»",
    pattern=re.compile(rf"(?<=[^\s«])(?P<gap>{SPACE}*)(?=»)"),
    put=lambda match, profile, house: profile.inside_quotes,
)
INNER_OPENING = Rule(
    id="T06-inner",
    label="Espace insécable après le guillemet simple ouvrant",
    source=LEXIQUE,
    signs="‹",
    pattern=re.compile(rf"(?<=‹)(?P<gap>{SPACE}*)(?=[^\s‹›][^‹›\n]*›)"),
    put=lambda match, profile, house: profile.inside_quotes,
    joins_next=False,
)
INNER_CLOSING = Rule(
    id="T06-inner-close",
    label="Espace insécable avant le guillemet simple fermant",
    source=LEXIQUE,
    signs="›",
    pattern=re.compile(rf"‹[^‹›\n]*?[^\s‹›](?P<gap>{SPACE}*)›"),
    put=lambda match, profile, house: profile.inside_quotes,
)
CONTINUED = Rule(
    id="T06-continued",
    label="Guillemet de suite : espace insécable après lui",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="»",
    pattern=re.compile(rf"^»(?P<gap>{SPACE}*)(?=\S)", re.MULTILINE),
    put=lambda match, profile, house: profile.inside_quotes,
)
ENGLISH = Rule(
    id="T07-english",
    label="Guillemets anglais en premier niveau",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="“",
    pattern=re.compile(r"^[^«“\n]*(?P<gap>“[^“”\n]*”)", re.MULTILINE),
    put=lambda match, profile, house: (
        f"«{profile.inside_quotes}{match['gap'][1:-1].strip()}{profile.inside_quotes}»"
    ),
)
RULES = (STRAIGHT, APOSTROPHE, OPENING, CLOSING, INNER_OPENING, INNER_CLOSING, CONTINUED, ENGLISH)
