"""A rebuild of everything may be stopped at any time, and is then done."""

from __future__ import annotations

import os

import pytest

pytestmark = pytest.mark.durability

#: `DRILL_PAGES=20000` for the drill of a large site; it takes as long as such a rebuild does, three times.
PAGES = int(os.environ.get("DRILL_PAGES", "400"))


def test_a_rebuild_shows_progress_survives_ctrl_c_and_changes_nothing_twice(drill):
    verdict = drill("rebuilding", PAGES)

    assert verdict["stopped_with"] == 130
    assert verdict["noted"]
    assert verdict["resumed_with"] == 0
    assert verdict["resumed_at"] >= 100
    assert verdict["percentages_shown"] > 3
    assert verdict["missing"] == 0
    assert verdict["changes_of_second_run"] == 0
    assert "0 documents changed" in verdict["last_words"]
