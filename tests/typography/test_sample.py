"""Whole copy: the demonstration's as a keyboard types it, and whatever lies in `shared/samples` beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from cms.typography import set_right
from cms.typography.signs import NARROW, NO_BREAK

ROOT = Path(settings.BASE_DIR)
#: The first are always there: no machine runs this file on nothing.
COPY = [
    *sorted((ROOT / "cms" / "demo" / "content" / "articles").glob("*.md")),
    *sorted((ROOT.parent / "shared" / "samples").glob("*.txt")),
]
SPACES, APOSTROPHES, QUOTES, DOTS = f" {NO_BREAK}{NARROW}", "'’", '"«»“”‹›', ".…"
MAY_CHANGE = set(SPACES + APOSTROPHES + QUOTES + DOTS)

#: What French keyboards have no key for.
TYPED = str.maketrans({NO_BREAK: " ", NARROW: " ", "’": "'", "«": '"', "»": '"', "…": "..."})


@pytest.fixture(params=COPY, ids=lambda path: path.stem)
def sample(request):
    text = request.param.read_text(encoding="utf-8")
    return text.translate(TYPED) if request.param.suffix == ".md" else text


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
