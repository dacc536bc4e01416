"""T08, T09, T10, T13: thousands, units, hours, numbers of things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.typography.edits import Proposal
from cms.typography.profiles import Hours, House, Mode, Profile
from cms.typography.rules.rule import HOUSE, LEXIQUE, Rule
from cms.typography.signs import NO_BREAK, SPACE, SPACES

_UNITS = (
    "km/h|m/s|kWh|MWh|GWh|TWh|km²|m²|m³|cm²|ha|km|cm|mm|kg|mg|dl|cl|kW|MW|GW|Mo|Go|To|Hz|kHz|MHz|GHz|"
    "m|g|t|l|L|W|V|°C|°F|euros?|dollars?|francs?|livres|centimes?|milliers?|millions?|milliards?|"
    "tonnes?|kilos?|grammes?|litres?|mètres?|kilomètres?|hectares?|degrés?|"
    "secondes?|minutes?|min|heures?|jours?|semaines?|mois|ans?|années?|CHF|EUR|USD"
)
#: One to three digits, then threes; a zero at the start is a telephone's, four digits are a year's.
_GROUPS = re.compile(
    rf"(?<![\w.,/-])(?<!\d{SPACE})[1-9]\d{{0,2}}(?:{SPACE}\d{{3}})+(?!\d)(?!{SPACE}\d)(?![-/])"
)
_A_SPACE = re.compile(SPACE)


def _thousands(text: str, profile: Profile, house: House) -> Iterator[Proposal]:
    for number in _GROUPS.finditer(text):
        for space in _A_SPACE.finditer(text, number.start(), number.end()):
            if space[0] != profile.thousands:
                yield Proposal(space.start(), space.end(), profile.thousands)


def _grouped(match: re.Match[str], profile: Profile, house: House) -> str:
    digits = match["gap"].partition(".")[0].replace(",", "")
    decimals = match["gap"].partition(".")[2]
    return f"{int(digits):,}".replace(",", profile.thousands) + (f",{decimals}" if decimals else "")


def _hour_style(match: re.Match[str], profile: Profile, house: House) -> str | None:
    hours, minutes = match["hours"], match["minutes"]
    if house.hours is Hours.LE_MONDE:
        return f"{hours}{NO_BREAK}h{NO_BREAK}{minutes}"
    return f"{hours}H{minutes}" if house.hours is Hours.AFP else None


THOUSANDS = Rule(
    id="T08", label="Espace insécable des milliers", source=LEXIQUE, signs=SPACES, find=_thousands
)
UNGROUPED = Rule(
    id="T08-ungrouped",
    label="Milliers à séparer",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="0123456789",
    pattern=re.compile(rf"(?<![\w.,-])(?P<gap>\d{{5,}})(?={SPACE}(?:{_UNITS}|%|€)(?!\w))"),
    put=_grouped,
)
ENGLISH_NUMBER = Rule(
    id="T08-english",
    label="Nombre écrit à l’anglaise",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs=",",
    pattern=re.compile(r"(?<![\w.,-])(?P<gap>\d{1,3}(?:,\d{3})+\.\d+)(?![\w,])"),
    put=_grouped,
)
PERCENT = Rule(
    id="T09-percent",
    label="Espace insécable avant %",
    source=LEXIQUE,
    signs="%‰",
    pattern=re.compile(rf"(?<=\d)(?P<gap>{SPACE}*)(?=[%‰](?!\w))"),
    put=lambda match, profile, house: profile.before_percent,
)
CURRENCY = Rule(
    id="T09-currency",
    label="Espace insécable avant le signe de la monnaie",
    source=LEXIQUE,
    signs="€$£¥°",
    pattern=re.compile(rf"(?<=\d)(?P<gap>{SPACE}*)(?=(?:[€$£¥]|°[CF])(?!\w))"),
    put=lambda match, profile, house: profile.before_unit,
)
UNIT = Rule(
    id="T09",
    label="Espace insécable entre un nombre et son unité",
    source=LEXIQUE,
    signs="0123456789",
    pattern=re.compile(rf"(?<=\d)(?P<gap>{SPACE}+)(?=(?:{_UNITS})(?![\w'’/-]))"),
    put=lambda match, profile, house: profile.before_unit,
)
HOUR = Rule(
    id="T10",
    label="Espaces insécables de l’heure",
    source=LEXIQUE,
    signs="h",
    pattern=re.compile(
        rf"(?<=\d)(?P<gap>{SPACE}+)(?=h(?:{SPACE}[0-5]\d(?!\d)|[\s,.;:!?…)»]|$))", re.MULTILINE
    ),
    put=lambda match, profile, house: profile.around_hour,
)
MINUTES = Rule(
    id="T10-minutes",
    label="Espaces insécables de l’heure",
    source=LEXIQUE,
    signs="h",
    pattern=re.compile(rf"\d{SPACE}?h(?P<gap>{SPACE}+)(?=[0-5]\d(?!\d))"),
    put=lambda match, profile, house: profile.around_hour,
)
HOUR_STYLE = Rule(
    id="T10-style",
    label="Heure dans le style de la maison",
    source=HOUSE,
    mode=Mode.LINT,
    signs="hH",
    pattern=re.compile(
        rf"(?<![\w:])(?P<gap>(?P<hours>[01]?\d|2[0-4]){SPACE}?[hH]{SPACE}?(?P<minutes>[0-5]\d))(?![\w/])"
    ),
    put=_hour_style,
)
NUMERO = Rule(
    id="T13",
    label="Espace insécable après n° et §",
    source=LEXIQUE,
    signs="°§",
    pattern=re.compile(rf"(?:(?<!\w)[nN]°|§)(?P<gap>{SPACE}*)(?=\d)"),
    put=lambda match, profile, house: NO_BREAK,
    joins_next=False,
)
PAGE = Rule(
    id="T13-page",
    label="Espace insécable après p., art., vol.",
    source=LEXIQUE,
    signs=".",
    pattern=re.compile(rf"(?<![\w.])(?:pp?|art|vol|chap|fig)\.(?P<gap>{SPACE}+)(?=\d)"),
    put=lambda match, profile, house: NO_BREAK,
    joins_next=False,
)
ORDINAL_SIGN = Rule(
    id="T13-sign",
    label="« n° » s’écrit avec le signe degré",
    source=LEXIQUE,
    mode=Mode.LINT,
    signs="º",
    pattern=re.compile(rf"(?<!\w)([nN])º(?={SPACE}?\d)"),
    put=lambda match, profile, house: f"{match[1]}°",
)
RULES = (
    THOUSANDS,
    PERCENT,
    CURRENCY,
    UNIT,
    HOUR,
    MINUTES,
    NUMERO,
    PAGE,
    UNGROUPED,
    ENGLISH_NUMBER,
    HOUR_STYLE,
    ORDINAL_SIGN,
)
