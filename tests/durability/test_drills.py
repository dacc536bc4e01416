"""Nothing published is lost, torn, missed or repeated, whatever dies."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.durability


def test_readers_see_every_position_once_in_order(drill):
    verdict = drill("feed_under_fire", 500)

    assert verdict["readers_complete"] == 3
    assert verdict["failed_processes"] == 0
    assert verdict["unnumbered"] == 0
    assert verdict["kills"] == 20
    assert verdict["changes"] > 2_500


def test_a_publication_cut_anywhere_is_whole_or_healed(drill):
    verdict = drill("interrupted", 50)

    assert verdict["torn"] == 0
    assert verdict["unhealed"] == 0
    assert verdict["slowest_healing"] < 60


def test_a_publication_is_seen_within_a_second_while_others_read(drill):
    verdict = drill("freshness", 200)

    assert verdict["processes_alive"] == 3
    assert verdict["p95"] <= 1
    assert verdict["p95_found"] <= 1


def test_a_renamed_section_holds_nobody_up(drill):
    verdict = drill("renamed", 1000)

    assert verdict["right"] == 1000
    assert verdict["seconds_until_right"] <= 60
    assert verdict["p95_meanwhile"] <= 2
