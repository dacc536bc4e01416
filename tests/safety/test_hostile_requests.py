"""Whatever strangers send, the API answers with JSON or with a problem, never with an error of its own."""

from __future__ import annotations

import logging

import pytest
from django.conf import settings
from django.test import Client

from cms.published import counts
from tests.newsroom import paragraph
from tests.safety.hostile import every_request, fault, send

#: Without it the file alone would be given no database.
pytestmark = [pytest.mark.django_db, pytest.mark.long]

AT_LEAST = 20_000
CHUNKS = 12
#: Servers give the API its own process or the whole newsroom's.
STACKS = {
    "newsroom": {},
    "public API": {"ROOT_URLCONF": "cms.urls_api", "MIDDLEWARE": settings.API_MIDDLEWARE},
}


@pytest.fixture(scope="module")
def ids(shared):
    """One of each public thing; no request changes any."""
    newsroom = shared
    counts.forget()
    author, topic = newsroom.author(), newsroom.topic()
    image, document = newsroom.image(), newsroom.document()
    article = newsroom.article(
        "Un titre",
        section=newsroom.section("Politique"),
        body=[
            paragraph("Du texte."),
            {"type": "document", "value": {"document": document.pk, "title": ""}},
        ],
        authors=[author],
        topics=[topic],
        hero=image,
        hero_alt="Un quai",
    )
    newsroom.publish(newsroom.home)
    newsroom.settle()
    return {
        "page": article.pk,
        "author": author.pk,
        "topic": topic.pk,
        "image": image.pk,
        "document": document.pk,
    }


@pytest.fixture
def stranger():
    """A client that gets what a server would send, errors and cross-site checks included."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.fixture(autouse=True)
def _quiet_log(caplog):
    """Thousands of refusals are not worth keeping; what a refused value got past is."""
    caplog.set_level(logging.CRITICAL, logger="django")
    caplog.set_level(logging.WARNING, logger="cms.api")


def test_there_are_enough_of_them():
    assert len(every_request()) >= AT_LEAST


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("stack", STACKS)
def test_every_answer_is_json_or_a_problem(stack, chunk, ids, stranger, settings, caplog):
    for name, value in STACKS[stack].items():
        setattr(settings, name, value)
    # The first stack gets all of them, the other a quarter.
    asks = every_request()[chunk :: CHUNKS * (1 if stack == "newsroom" else 4)]

    faults = [words for ask in asks if (words := fault(ask, send(stranger, ask, ids=ids)))]

    assert faults == []
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("kind", ["page", "author", "topic", "image", "document"])
def test_the_targets_of_hostile_requests_answer_fair_ones(kind, ids, stranger):
    assert stranger.get(f"/api/v2/{kind}s/{ids[kind]}/").status_code == 200
