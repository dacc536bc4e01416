"""Dates: told from the day of loading, on the newsroom's clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cms.demo.moments import BadMoment, moment

SUMMER = datetime(2026, 7, 15, 22, 30, tzinfo=UTC)


def test_days_are_counted_on_the_newsrooms_clock():
    # 22:30 in UTC is already the 16th in Paris.
    assert moment({"days_ago": 1, "at": "08:00"}, now=SUMMER) == datetime(
        2026, 7, 15, 6, tzinfo=UTC
    )


def test_hours_are_counted_from_now():
    assert moment({"hours_ago": 3}, now=SUMMER) == datetime(2026, 7, 15, 19, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [{}, {"days_ago": 2}, {"days_ago": 0, "at": "08:00"}, {"hours_ago": 1, "at": "08:00"}],
    ids=["nothing", "no clock", "today, perhaps to come", "both"],
)
def test_a_moment_written_otherwise_is_refused(written):
    with pytest.raises(BadMoment):
        moment(written, now=SUMMER)
