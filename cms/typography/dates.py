"""French dates: « 1er novembre 2024 », which neither CLDR nor Django's formats give."""

from __future__ import annotations

from datetime import date, time

from cms.typography.profiles import PROFILES, Profile
from cms.typography.rules.words import MONTHS
from cms.typography.signs import NO_BREAK

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def french_date(day: date, *, weekday: bool = False, year: bool = True) -> str:
    """Return « 1er␣novembre 2024 »; with the weekday, « vendredi 1er␣novembre 2024 »."""
    number = "1er" if day.day == 1 else str(day.day)
    words = [f"{number}{NO_BREAK}{MONTHS[day.month - 1]}"]
    if weekday:
        words.insert(0, WEEKDAYS[day.weekday()])
    if year:
        words.append(str(day.year))
    return " ".join(words)


def french_time(moment: time, *, profile: Profile = PROFILES["fr-FR"]) -> str:
    """Return « 20␣h␣30 », « 8␣h » on the hour; the hour as the given clock shows it."""
    gap = profile.around_hour
    minutes = f"{gap}{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour}{gap}h{minutes}"
