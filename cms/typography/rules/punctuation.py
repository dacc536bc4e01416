"""T03, T04, T05, T15: points that follow each other, signs that stand off their word, dashes."""

from __future__ import annotations

import re

from cms.typography.profiles import House, Mode, Profile
from cms.typography.rules.rule import LEXIQUE, PRESSE, Rule
from cms.typography.signs import CAPITAL, ENDING, LETTER, NARROW, NO_BREAK, SPACE

_HIGH = r"(?:[!?]+|;)"
#: A sign ends a clause: what follows is room, another sign, or nothing. Else it is code or an address.
_END = r"""(?=[\s»›”’)\]}"'…,.;:!?]|$)"""


def _before_high(match: re.Match[str], profile: Profile, house: House) -> str:
    """OQLF: nothing before these signs, a narrow no-break space where one was put on purpose."""
    if not profile.before_high and match["gap"] == NARROW:
        return NARROW
    return profile.before_high


ELLIPSIS = Rule(
    id="T03",
    label="Points de suspension d’un seul signe",
    source=LEXIQUE,
    signs=".",
    pattern=re.compile(r"(?<![./\\])\.{3}(?![.\d/\\])"),
    put=lambda match, profile, house: "…",
)
ET_CETERA = Rule(
    id="T03-etc",
    label="« etc. » s’écrit avec un point",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="…",
    pattern=re.compile(rf"(?<=\betc)\.?{SPACE}?…"),
    put=lambda match, profile, house: ".",
)
HIGH = Rule(
    id="T04",
    label="Espace fine insécable avant ; ! ?",
    source=LEXIQUE,
    signs=";!?",
    pattern=re.compile(rf"(?<={ENDING})(?P<gap>{SPACE}*)(?={_HIGH}{_END})"),
    put=_before_high,
)
DOUBLED = Rule(
    id="T04-doubled",
    label="Un seul point d’exclamation ou d’interrogation",
    source=PRESSE,
    mode=Mode.LINT,
    signs="!?",
    pattern=re.compile(r"(?<![!?])([!?])\1+(?![!?])"),
    put=lambda match, profile, house: match[1],
)
COLON = Rule(
    id="T05",
    label="Espace insécable avant le deux-points",
    source=LEXIQUE,
    signs=":",
    pattern=re.compile(rf"(?<={ENDING})(?P<gap>{SPACE}*)(?=:(?:[\s«“]|$))"),
    put=lambda match, profile, house: profile.before_colon,
)
DIALOGUE = Rule(
    id="T15",
    label="Tiret de dialogue",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="-–—",
    pattern=re.compile(rf"^[-–—]{SPACE}+(?={CAPITAL})", re.MULTILINE),
    put=lambda match, profile, house: f"—{NO_BREAK}",
    lists_too=False,
)
INCISE = Rule(
    id="T15-incise",
    label="Tirets d’incise",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="-–",
    pattern=re.compile(
        rf"(?<=[\w»,])(?P<gap>{SPACE}[-–]{SPACE}(?={LETTER})[^-–\n]*?[^\s\d]{SPACE}[-–]{SPACE})(?=\S)"
    ),
    put=lambda match, profile, house: f" –{NO_BREAK}{match['gap'][2:-2].strip()}{NO_BREAK}– ",
)
RULES = (ELLIPSIS, HIGH, COLON, ET_CETERA, DOUBLED, DIALOGUE, INCISE)
