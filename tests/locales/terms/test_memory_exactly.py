"""SQLite has no trigrams."""

from __future__ import annotations

import pytest

from tests.locales.terms.remembering import LIKE, job_of, offered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]


def test_only_the_same_french_is_offered(elsewhere, newsroom, desk, admin_user):
    assert offered(job_of(newsroom, desk, LIKE), admin_user, LIKE) == []
