"""The memory: what was written elsewhere is offered here, to who may read it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail_localize.models import StringTranslation

from cms.locales.exchange.segments import segments_of
from cms.locales.terms.memory import suggestions
from tests.locales.terms.remembering import SAID, offered
from tests.newsroom import paragraph

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]


def test_the_same_french_is_offered(job, admin_user):
    assert offered(job, admin_user, SAID) == [(f"[en] {SAID}", 100)]


def test_another_language_s_words_are_not_offered(elsewhere, newsroom, desk, admin_user):
    job = desk.submit(newsroom.article("Ici", standfirst=SAID), "es")

    assert offered(job, admin_user, SAID) == []


def test_what_one_may_not_read_is_not_offered(elsewhere, job, people):
    user = people("traduction-en").user
    before = offered(job, user, SAID)
    PageViewRestriction.objects.create(page=elsewhere, restriction_type="login")

    assert before
    assert offered(job, user, SAID) == []


def test_the_memory_costs_the_same_whatever_the_number_of_texts(
    elsewhere, newsroom, desk, admin_user
):
    short = desk.submit(newsroom.article("Ici"))
    long = desk.submit(
        newsroom.article("Là", body=[paragraph(f"Phrase {number}.") for number in range(30)])
    )
    few, many = segments_of(short), segments_of(long)
    with CaptureQueriesContext(connection) as once:
        suggestions(few, short, user=admin_user)

    with CaptureQueriesContext(connection) as often:
        suggestions(many, long, user=admin_user)

    assert len(many) >= 30
    assert len(often) == len(once)


def test_one_click_takes_it_over(job, desk, people):
    client = people("traduction-en")
    text = client.get(reverse("translation_tools", args=[job.pk])).content.decode()
    segment = next(it for it in segments_of(job) if it.source == SAID)
    said = StringTranslation.objects.get(data=f"[en] {SAID}")

    client.post(
        reverse("translation_suggestion", args=[job.pk]),
        {"segment": segment.key, "suggestion": said.pk},
    )

    assert f'value="{said.pk}">Reprendre' in text
    assert {it.source: it.target for it in segments_of(job)}[SAID] == f"[en] {SAID}"
    assert not desk.page(job).live


@pytest.mark.parametrize("asked", ["", "x", "²", "9" * 30, "999999"])
def test_what_is_not_in_the_memory_is_not_found(job, people, asked):
    segment = segments_of(job)[0]

    response = people("traduction-en").post(
        reverse("translation_suggestion", args=[job.pk]),
        {"segment": segment.key, "suggestion": asked},
    )

    assert response.status_code == 404


def test_nobody_takes_over_what_they_may_not_read(elsewhere, job, people):
    PageViewRestriction.objects.create(page=elsewhere, restriction_type="login")
    said = StringTranslation.objects.get(data=f"[en] {SAID}")

    response = people("traduction-en").post(
        reverse("translation_suggestion", args=[job.pk]),
        {"segment": segments_of(job)[0].key, "suggestion": said.pk},
    )

    assert response.status_code == 404
