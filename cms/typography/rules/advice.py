"""T16, T17, T21: capitals, acronyms and titles, where only the newsroom can decide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.typography.edits import Proposal
from cms.typography.profiles import House, Mode, Profile
from cms.typography.rules.rule import HOUSE, LEXIQUE, PRESSE, Rule
from cms.typography.signs import CAPITAL, LETTER, SPACE

_ACCENTED = {
    "Etat": "État",
    "Etats": "États",
    "Elysée": "Élysée",
    "Ecole": "École",
    "Ecoles": "Écoles",
    "Eglise": "Église",
    "Eglises": "Églises",
    "Education": "Éducation",
    "Egypte": "Égypte",
    "Equateur": "Équateur",
    "Erythrée": "Érythrée",
    "Ethiopie": "Éthiopie",
    "Etats-Unis": "États-Unis",
    "Evidemment": "Évidemment",
    "Ile": "Île",
    "Emirats": "Émirats",
}
_SENTENCE = r"(?:^|(?<=[.!?…«] )|(?<=[.!?…«]\u00a0)|(?<=« ))"
_CAPITALISED = re.compile(rf"(?<!\w)({CAPITAL}{LETTER}*){SPACE}\Z")
_ARTICLES = frozenset(
    [
        "Le",
        "La",
        "Les",
        "Un",
        "Une",
        "Des",
        "Cet",
        "Cette",
        "Ces",
        "Son",
        "Sa",
        "Ses",
        "Leur",
        "Leurs",
        "Notre",
        "Quel",
        "Quelle",
    ]
)
_WORD = re.compile(rf"{LETTER}[\w’'-]*")
_QUOTED = re.compile(r"«[^»]*»")
_DOTTED = re.compile(r"(?<!\w)(?:[A-Z]\.){3,}|\b[A-Z]{4,}\b")
#: Words a title has capitals in: three in five of at least five.
_FEWEST_WORDS, _SHARE = 5, 0.6


def _acronyms(text: str, profile: Profile, house: House) -> Iterator[Proposal]:
    spellings = {name.upper(): name for name in house.acronyms}
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in _DOTTED.finditer(text):
        spelling = spellings.get(match[0].replace(".", ""))
        if spelling and not any(start < match.start() < end for start, end in quoted):
            yield Proposal(match.start(), match.end(), spelling)


def _has_title_case(text: str, profile: Profile, house: House) -> Iterator[Proposal]:
    words = _WORD.findall(text)
    capitals = sum(word[0].isupper() for word in words)
    if len(words) >= _FEWEST_WORDS and capitals >= _SHARE * len(words) and not text.isupper():
        yield Proposal(0, len(text), text)


def _shouts(text: str, profile: Profile, house: House) -> Iterator[Proposal]:
    if text.isupper() and len(_WORD.findall(text)) > 1:
        yield Proposal(0, len(text), text)


def _accented(match: re.Match[str], profile: Profile, house: House) -> str | None:
    """After a first name, the spelling is its owner's."""
    before = _CAPITALISED.search(match.string, 0, match.start())
    if before and before[1] not in _ARTICLES:
        return None
    return _ACCENTED[match[0]]


CAPITALS = Rule(
    id="T16",
    label="Capitale accentuée",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="EI",
    pattern=re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_ACCENTED, key=len, reverse=True))})(?!\w)"),
    put=_accented,
)
A_GRAVE = Rule(
    id="T16-a",
    label="« À » en début de phrase",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="A",
    pattern=re.compile(rf"{_SENTENCE}A(?={SPACE}{LETTER})", re.MULTILINE),
    put=lambda match, profile, house: "À",
)
CEDILLA = Rule(
    id="T16-c",
    label="« Ça » en début de phrase",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="C",
    pattern=re.compile(rf"(?<!\w)Ca(?={SPACE}[a-zà-ÿ])"),
    put=lambda match, profile, house: "Ça",
)
ACRONYM = Rule(
    id="T17",
    label="Sigle qui se prononce comme un mot",
    source=HOUSE,
    mode=Mode.LINT,
    signs="ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    find=_acronyms,
)
FULL_STOP = Rule(
    id="T21",
    label="Pas de point à la fin d’un titre",
    source=PRESSE,
    mode=Mode.LINT,
    signs=".",
    pattern=re.compile(r"(?<=[\w»)])(?<!etc)\.$"),
    put=lambda match, profile, house: "",
    titles_only=True,
)
TITLE_CASE = Rule(
    id="T21-capitals",
    label="Un titre français ne prend la capitale qu’au premier mot et aux noms propres",
    source=PRESSE,
    mode=Mode.LINT,
    find=_has_title_case,
    titles_only=True,
)
SHOUTING = Rule(
    id="T21-shouting",
    label="Titre tout en capitales",
    source=PRESSE,
    mode=Mode.LINT,
    find=_shouts,
    titles_only=True,
)
EXCLAIMING = Rule(
    id="T21-exclaiming",
    label="Un titre ne crie pas",
    source=PRESSE,
    mode=Mode.LINT,
    signs="!",
    pattern=re.compile(r"!{2,}"),
    put=lambda match, profile, house: "!",
    titles_only=True,
)
RULES = (CAPITALS, A_GRAVE, CEDILLA, ACRONYM, FULL_STOP, TITLE_CASE, SHOUTING, EXCLAIMING)
