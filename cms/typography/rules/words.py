"""T11, T12, T14, T18: ordinals, people, dates, ligatures."""

from __future__ import annotations

import re

from cms.typography.profiles import House, Mode, Profile
from cms.typography.rules.rule import LEXIQUE, PRESSE, Rule
from cms.typography.signs import CAPITAL, LETTER, NO_BREAK, SPACE

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MONTH = f"(?:{'|'.join(MONTHS)})(?!\\w)"
#: Not C, D, L or M alone: « Ce siècle », « De », « Me » are words.
_ROMAN = "(?:[IVX]+|[IVXLCDM]{2,})"
_COUNTED = "siècles?|millénaires?|République|Empire|Reich|Internationale|législature|dynastie|arrondissements?"
#: A sentence that begins after « Corinne M. », the initial of a name that was taken away.
_NEW_SENTENCE = frozenset(
    [
        "Elle",
        "Elles",
        "Il",
        "Ils",
        "On",
        "Ce",
        "Cela",
        "Cette",
        "Ces",
        "Ça",
        "Je",
        "Tu",
        "Nous",
        "Vous",
        "Le",
        "La",
        "Les",
        "L",
        "Un",
        "Une",
        "Des",
        "Son",
        "Sa",
        "Ses",
        "Mais",
        "Et",
        "En",
        "Au",
        "À",
    ]
)
_A_NAME = re.compile(rf"{CAPITAL}{LETTER}+{SPACE}$")
_FIRST_WORD = re.compile(LETTER + "+")
_ORDINAL_ENDINGS = {"ère": "re", "ere": "re", "ères": "res", "eres": "res"}


def _civility(match: re.Match[str], profile: Profile, house: House) -> str | None:
    word = _FIRST_WORD.match(match.string, match.end())
    after_a_name = match[1] == "M." and _A_NAME.search(match.string, 0, match.start())
    if after_a_name and word and word[0] in _NEW_SENTENCE:
        return None
    return NO_BREAK


def _ordinal(match: re.Match[str], profile: Profile, house: House) -> str:
    ending = match["gap"]
    return _ORDINAL_ENDINGS.get(ending, "es" if ending.endswith("s") else "e")


def _ligature(match: re.Match[str], profile: Profile, house: House) -> str:
    first, second = match["gap"][0], match["gap"][1]
    ligature = {"o": "œ", "O": "Œ", "a": "æ", "A": "Æ"}[first]
    return ligature.upper() if second.isupper() else ligature


ORDINAL = Rule(
    id="T11",
    label="Espace insécable après l’ordinal",
    source=LEXIQUE,
    signs="er",
    pattern=re.compile(
        rf"\b(?:\d+|{_ROMAN})(?:er|re|e|es)(?P<gap>{SPACE}+)(?=(?:{_COUNTED})(?!\w))"
    ),
    put=lambda match, profile, house: NO_BREAK,
)
ORDINAL_ENDING = Rule(
    id="T11-ending",
    label="Abréviation de l’ordinal",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="èe",
    pattern=re.compile(rf"\b(?:\d+|{_ROMAN})(?P<gap>(?:i?[èe]me|[èe]re)s?)\b"),
    put=_ordinal,
)
CIVILITY = Rule(
    id="T12",
    label="Espace insécable après le titre de civilité",
    source=LEXIQUE,
    signs="M",
    pattern=re.compile(
        rf"(?<![\w.-])(M\.|MM\.|Mmes?|Mlles?|Mgr|Mes?)(?P<gap>{SPACE}+)(?={CAPITAL})"
    ),
    put=_civility,
)
MISTER = Rule(
    id="T12-mister",
    label="« Monsieur » s’abrège M.",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="M",
    pattern=re.compile(rf"(?<!\w)Mr\.?{SPACE}+(?={CAPITAL})"),
    put=lambda match, profile, house: f"M.{NO_BREAK}",
)
DATE = Rule(
    id="T14",
    label="Espace insécable entre le jour et le mois",
    source=LEXIQUE,
    signs="er0123456789",
    pattern=re.compile(rf"(?<![\w,./-])(?:1er|[0-3]?\d)(?P<gap>{SPACE}+)(?={_MONTH})"),
    put=lambda match, profile, house: NO_BREAK,
)
FIRST_DAY = Rule(
    id="T14-first",
    label="Le premier du mois s’écrit 1er",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="1",
    pattern=re.compile(rf"(?<![\w,./-])(?P<gap>1)(?={SPACE}{_MONTH})"),
    put=lambda match, profile, house: "1er",
)
LIGATURE = Rule(
    id="T18",
    label="Ligature",
    source=PRESSE,
    signs="eE",
    hint=re.compile("[oa]e", re.IGNORECASE),
    pattern=re.compile(
        r"(?<!\w)(?:"
        r"(?:man|dés|[dl]['’])?(?=oeuvr)|(?:ran|é)?c(?=oeur)|s(?=oeurs?(?!\w))|n(?=oeuds?(?!\w))|"
        r"v(?=oeux?(?!\w))|(?=oeil(?!\w))|(?=oeill)|(?=oeufs?(?!\w))|b(?=oeufs?(?!\w))|m(?=oeurs(?!\w))|"
        r"f(?=oet(?:us|al|aux)(?!\w))|ch(?=oeur)|(?=oecum)|(?=oesoph)|ex (?=aequo(?!\w))"
        r")(?P<gap>[oa]e)",
        re.IGNORECASE,
    ),
    put=_ligature,
    across_markup=False,
)
RULES = (ORDINAL, CIVILITY, DATE, LIGATURE, ORDINAL_ENDING, MISTER, FIRST_DAY)
