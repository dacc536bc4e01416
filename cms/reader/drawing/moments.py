"""Moments: dates on the newsroom's clock, in the order and with the spaces each language wants."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from cms.reader.built import built
from cms.typography.signs import NO_BREAK


def moment(utc: str, *, language: str) -> str:
    """`2026-03-01T12:00:00Z` → « 1er␣mars 2026 à 13␣h »."""
    there = timezone.localtime(
        datetime.fromisoformat(utc), timezone=timezone.get_default_timezone()
    )
    month = built().months[language][there.month - 1]
    if language == "en":
        return f"{there.day}{NO_BREAK}{month} {there.year} at {there:%H:%M}"
    if language == "es":
        return f"{there.day} de {month} de {there.year} a las {there:%H:%M}"
    day = "1er" if there.day == 1 else str(there.day)
    minutes = f"{NO_BREAK}{there:%M}" if there.minute else ""
    return f"{day}{NO_BREAK}{month} {there.year} à {there.hour}{NO_BREAK}h{minutes}"
