"""The copy newsrooms really receive: it lies beside the repository, and none of its words is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from cms.typography import set_right
from cms.typography.signs import NARROW, NO_BREAK

FOLDER = Path(settings.BASE_DIR).parent / "shared" / "samples"
SAMPLES = sorted(FOLDER.glob("*.txt"))
SPACES, APOSTROPHES, QUOTES, DOTS = f" {NO_BREAK}{NARROW}", "'’", '"«»“”‹›', ".…"
MAY_CHANGE = set(SPACES + APOSTROPHES + QUOTES + DOTS)

pytestmark = pytest.mark.skipif(not SAMPLES, reason=f"There is no sample in {FOLDER}.")


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request):
    return request.param.read_text(encoding="utf-8")


def rest(text):
    return "".join(sign for sign in text if sign not in MAY_CHANGE)


def test_only_spaces_apostrophes_quotes_and_dots_change(sample):
    setting = set_right(sample)

    assert setting.edits
    assert {sign for edit in setting.edits for sign in edit.before + edit.after} <= MAY_CHANGE
    assert rest(setting.text) == rest(sample)


def test_the_second_time_nothing_changes(sample):
    once = set_right(sample).text

    assert set_right(once).edits == ()


def test_all_of_it_can_be_taken_back(sample):
    setting = set_right(sample)

    assert setting.without(*setting.edits) == sample
