"""Workers, editors and writers get in each other's way, and readers see none of it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.durability


def test_nothing_hidden_is_told_again_however_editors_and_workers_race(drill):
    verdict = drill("storm", 30)

    assert verdict["failed_editors"] == 0
    assert verdict["deadlocks"] == 0
    assert verdict["drifted"] == []
    assert verdict["shadowed_redirects"] == 0
    assert verdict["failed_tasks"] == []
    assert verdict["left_dirty"] == 0


def test_two_workers_do_nothing_twice_and_inherit_from_each_other(drill):
    verdict = drill("two_workers", 60)

    assert verdict["published_twice"] == 0
    assert verdict["right"] == 60
    assert verdict["seconds_until_drained"] < 60
    assert verdict["starts_while_alive"] == 1
    assert verdict["starts"] == 3
    assert verdict["seconds_to_take_over"] < 60


def test_nobody_is_told_that_sqlite_is_locked(sqlite_drill):
    verdict = sqlite_drill("crowd", 20)

    assert verdict["failed_processes"] == 0
    assert verdict["right"] == 6
    assert "locked" not in verdict["said"]


def test_two_hundred_texts_are_told_within_seconds_of_their_own_and_none_before(drill):
    verdict = drill("on_the_second", 200)

    assert verdict["told"] == 200
    assert verdict["early"] == 0
    assert verdict["p99"] <= 5
    assert not verdict["broken_is_live"]
    # It waits for an editor, and not for the clock.
    assert verdict["broken_is_refused"]
    assert verdict["still_late"] == 0
