"""Moments as readers get them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from cms.published.times import utc


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (None, None),
        (
            datetime(2026, 3, 1, 7, tzinfo=timezone(timedelta(hours=1))),
            "2026-03-01T06:00:00Z",
        ),
        (datetime(2026, 3, 1, 6, 0, 59, 999_999, tzinfo=UTC), "2026-03-01T06:00:59Z"),
        # RFC 3339: a year has four digits.
        (datetime(26, 12, 5, 9, 50, 39, tzinfo=UTC), "0026-12-05T09:50:39Z"),
    ],
)
def test_a_moment_is_in_utc_to_the_second(moment, said):
    assert utc(moment) == said
