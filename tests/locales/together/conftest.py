"""A draft whose English is written: what goes out together is made of it."""

from __future__ import annotations

from copy import deepcopy

import pytest

from tests.translators import Desk


@pytest.fixture(scope="module")
def made(staffed):
    """An article nobody reads yet, whose English is written."""
    desk = Desk(newsroom=staffed)
    draft = staffed.article("Le port", standfirst="Un chapô.", publish=False)
    draft.save_revision()
    job = desk.submit(draft)
    desk.translate(job)
    staffed.settle()
    return draft, job


@pytest.fixture
def draft(db, made):
    return deepcopy(made[0])


@pytest.fixture
def job(db, made):
    return deepcopy(made[1])
