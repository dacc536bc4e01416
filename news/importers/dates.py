"""Dates as French copy writes them: « 1er mars 2026 à 8 h 30 », 01/03/2026, 2026-03-01T08:30."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time

MONTHS = {
    "janvier": 1, "janv": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5,
    "juin": 6, "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10, "oct": 10,
    "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
#: Nothing a newsroom publishes lies outside; a mistyped year does.
YEARS = range(1800, 2101)

_CLOCK = r"(?:\s*(?:,|-|–|—|\||à|a|at)?\s*(?P<hour>\d{1,2})\s*(?:h|:)\s*(?P<minute>\d{2})?)?"
_DAY_NAME = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?"
FORMS = (
    re.compile(
        rf"(?:le\s+)?{_DAY_NAME}(?P<day>\d{{1,2}})(?:er)?\s+(?P<word>[a-z]+)\.?\s+(?P<year>\d{{4}}){_CLOCK}"
    ),
    re.compile(
        rf"(?:le\s+)?(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.](?P<year>\d{{4}}){_CLOCK}"
    ),
)


def parse(text: str) -> datetime | None:
    """The moment a text names; without a zone it is the newsroom's clock, without an hour midnight. None when unreadable."""
    moment = _iso(text.strip()) or _french(text)
    return moment if moment and moment.year in YEARS else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _french(text: str) -> datetime | None:
    plain = _plain(text)
    found = next((match for form in FORMS if (match := form.fullmatch(plain))), None)
    if found is None:
        return None
    said = found.groupdict()
    month = MONTHS.get(said["word"], 0) if "word" in said else int(said["month"])
    try:
        day = date(int(said["year"]), month, int(said["day"]))
        clock = time(int(said["hour"] or 0), int(said["minute"] or 0))
    except ValueError:
        return None
    return datetime.combine(day, clock)


def _plain(text: str) -> str:
    """Lower case, without accents, with single spaces: what the forms above are written in."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
