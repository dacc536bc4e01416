"""PostgreSQL's trigrams find what is nearly the same."""

from __future__ import annotations

import pytest

from tests.locales.terms.remembering import LIKE, SAID, job_of, offered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]


def test_nearly_the_same_french_is_offered_with_how_near_it_is(
    elsewhere, newsroom, desk, admin_user
):
    job = job_of(newsroom, desk, LIKE)

    ((text, likeness),) = offered(job, admin_user, LIKE)

    assert text == f"[en] {SAID}"
    assert 60 <= likeness < 100
