"""What machines that watch are told, and what nobody else is."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.editorial.roles import ROLES
from cms.ops import health
from cms.published.models import Dirty

pytestmark = pytest.mark.django_db
TOKEN = "a-token-of-this-test"


@pytest.fixture(autouse=True)
def _all_is_done(settle):
    """Nothing waits."""
    settle()


def status(client, **headers):
    return client.get("/_health/status", headers=headers)


def observed(answer):
    checks = json.loads(answer.content)["checks"]
    return {name: said[0]["observedValue"] for name, said in checks.items()}


@pytest.mark.parametrize("stack", ["cms.urls", "cms.urls_api"])
@pytest.mark.parametrize("name", ["live", "ready"])
def test_anybody_may_ask_and_learns_one_word(name, stack, client):
    with override_settings(ROOT_URLCONF=stack):
        answer = client.get(f"/_health/{name}")

    assert answer.status_code == 200
    assert json.loads(answer.content) == {"status": "pass"}
    assert answer.headers["Content-Type"] == "application/health+json"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_process_without_its_database_lives_and_is_not_ready(client, monkeypatch):
    def lost():
        raise DatabaseError("gone")

    monkeypatch.setattr(health.counts, "position", lost)

    assert client.get("/_health/live").status_code == 200
    answer = client.get("/_health/ready")
    assert (answer.status_code, json.loads(answer.content)) == (503, {"status": "fail"})


@pytest.mark.parametrize("sent", [{}, {"Authorization": "Bearer"}, {"Authorization": f"Basic {TOKEN}"}, {"Authorization": "Bearer other"}])  # fmt: skip
def test_a_stranger_is_told_nothing(sent, client, settings):
    settings.CHAPO_STATUS_TOKEN = TOKEN

    answer = status(client, **sent)

    assert answer.status_code == 404
    # Else a cache in between would tell the next one that asks with the token.
    assert answer.headers["Cache-Control"] == "no-store"


def test_without_a_token_of_its_own_none_opens(client, settings):
    settings.CHAPO_STATUS_TOKEN = ""

    assert status(client, Authorization="Bearer ").status_code == 404


@pytest.mark.parametrize("role", ["redaction-en-chef", "redaction"])
def test_an_editor_is_told_nothing(role, client, django_user_model):
    assert role in ROLES
    client.force_login(django_user_model.objects.create_user(role, is_staff=True))

    assert status(client).status_code == 404


def test_an_administrator_and_a_bearer_see_the_same(client, admin_client, settings):
    settings.CHAPO_STATUS_TOKEN = TOKEN

    answers = [status(admin_client), status(client, Authorization=f"Bearer {TOKEN}")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    assert json.loads(answers[0].content)["status"] == "pass"


def test_what_is_late_is_counted_after_a_minute(newsroom, admin_client):
    article = newsroom.article("Un titre")
    newsroom.settle()
    due = timezone.now() - timedelta(seconds=30)
    type(article).objects.filter(pk=article.pk).update(expire_at=due)
    assert observed(status(admin_client))["schedule:late"] == 0

    type(article).objects.filter(pk=article.pk).update(expire_at=due - timedelta(minutes=1))
    answer = status(admin_client)

    assert observed(answer)["schedule:late"] == 1
    assert json.loads(answer.content)["status"] == "warn"


def test_documents_that_wait_or_fail_are_counted(admin_client):
    now = timezone.now()
    Dirty.objects.create(key="page:1", due_at=now)
    Dirty.objects.create(key="page:2", due_at=now - timedelta(minutes=5))
    Dirty.objects.create(key="page:3", due_at=now + timedelta(minutes=5), failures=2)

    told = observed(status(admin_client))

    assert told["documents:waiting"] == 2
    assert told["documents:late"] == 1
    assert told["documents:failing"] == 1


def test_a_task_that_failed_today_is_a_warning(admin_client):
    now = timezone.now()
    for hours in (1, 30):
        DBTaskResult.objects.create(
            task_path="cms.core.usages.index_usages", status="FAILED", args_kwargs={"args": [], "kwargs": {}},
            backend_name="default", finished_at=now - timedelta(hours=hours),
        )  # fmt: skip

    answer = status(admin_client)

    assert observed(answer)["tasks:failed"] == 1
    assert json.loads(answer.content)["status"] == "warn"
