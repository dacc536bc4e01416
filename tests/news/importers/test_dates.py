"""Dates, as French copy writes them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.importers import dates


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01T08:30",
        "2026-03-01 08:30:00",
        "1er mars 2026 à 8h30",
        "Le dimanche 1er mars 2026, 08:30",
        "01/03/2026 à 8 h 30",
        "1.3.2026 - 8:30",
        "1 MARS 2026 8h30",
    ],
)
def test_a_moment_is_read_in_any_of_its_forms(text):
    assert dates.parse(text) == datetime(2026, 3, 1, 8, 30)  # noqa: DTZ001 the text has no zone


@pytest.mark.parametrize(
    ("text", "month"),
    [("3 août 2026", 8), ("3 aout 2026", 8), ("3 déc. 2026", 12), ("3 févr. 2026", 2)],
)
def test_a_day_without_an_hour_starts_at_midnight(text, month):
    assert dates.parse(text) == datetime(2026, month, 3)  # noqa: DTZ001 the text has no zone


def test_a_zone_is_kept():
    assert dates.parse("2026-03-01T08:30:00Z") == datetime(2026, 3, 1, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hier",
        "31/02/2026",
        "3 brumaire 2026",
        "2026",
        "12/13/2026",
        "1er mars 26",
        "3026-01-01",
        "1 mars 2026 à 25h",
    ],
)
def test_what_no_calendar_has_is_no_date(text):
    assert dates.parse(text) is None


@given(st.text())
def test_any_text_is_a_date_or_none(text):
    moment = dates.parse(text)

    assert moment is None or moment.year in dates.YEARS
