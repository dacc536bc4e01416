"""An article to remember; and what each database offers is only collected there: a skipped test would look like a passed one."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.conf import settings

from tests.locales.terms.remembering import SAID, job_of
from tests.translators import Desk

ON_POSTGRESQL = "postgresql" in settings.DATABASES["default"]["ENGINE"]

collect_ignore = ["test_memory_exactly.py" if ON_POSTGRESQL else "test_memory_nearly.py"]


@pytest.fixture(scope="module")
def remembered(staffed):
    """Another article, already translated, and the job of one whose standfirst says the same."""
    desk = Desk(newsroom=staffed)
    article = staffed.article("Ailleurs", standfirst=SAID)
    desk.published(article)
    job = job_of(staffed, desk, SAID)
    staffed.settle()
    return article, job


@pytest.fixture
def elsewhere(db, remembered):
    return deepcopy(remembered[0])


@pytest.fixture
def job(db, remembered):
    return deepcopy(remembered[1])
