"""An embargo ends sooner by the hand of those of the table alone, by whatever path, and nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from wagtail.models import PageLogEntry

from cms.core.gates import PublicationRefused
from cms.editorial import embargo
from cms.editorial.bootstrap import bootstrap
from cms.editorial.roles import ROLES
from cms.published import scheduler
from cms.published.models import PublishedDocument
from news.models import ArticlePage
from tests.article_forms import article_form
from tests.editorial.people import somebody

pytestmark = pytest.mark.django_db

NOON = timezone.now().replace(hour=12, minute=0, second=30, microsecond=0) + timedelta(days=3)
SOONER = NOON - timedelta(hours=2)


@pytest.fixture(scope="module")
def held(shared: Any) -> ArticlePage:
    """An article under embargo, in a newsroom that knows its roles."""
    bootstrap()
    return shared.article("Sous embargo", embargo_until=NOON)


@pytest.fixture
def article(held: ArticlePage, newsroom: Any) -> ArticlePage:
    return ArticlePage.objects.get(pk=held.pk)


@pytest.fixture
def head(held: ArticlePage, newsroom: Any) -> Any:
    """Publishes, and lifts no embargo."""
    return somebody("chef-de-rubrique")


@pytest.fixture
def chief(held: ArticlePage, newsroom: Any) -> Any:
    return somebody("redaction-en-chef")


def typed(until: Any, **fields: Any) -> dict[str, Any]:
    said = localtime(until).strftime("%Y-%m-%d %H:%M") if until else ""
    return article_form(title="Ce que j’ai tapé", embargo_until=said, **fields)


def version(article: Any, until: Any) -> Any:
    article.embargo_until = until
    return article.save_revision()


def lines(article: Any) -> int:
    return int(PageLogEntry.objects.filter(page=article.pk, action=embargo.LIFTED).count())


@pytest.mark.parametrize("until", [None, SOONER])
@pytest.mark.parametrize("action", ["", "publish"])
def test_the_form_refuses_it_in_french_and_keeps_what_was_typed(
    until, action, article, head, client
):
    client.force_login(head)

    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]), typed(until, action=action)
    )

    form = answer.context["form"]
    assert "non le lever ni l’avancer" in form.errors["embargo_until"][0]
    assert form["title"].value() == "Ce que j’ai tapé"
    article.refresh_from_db()
    assert article.embargo_until == NOON
    assert lines(article) == 0


def test_the_same_minute_is_the_same_embargo(article, head, client):
    client.force_login(head)

    client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]), typed(NOON, action="publish")
    )

    article.refresh_from_db()
    assert article.title == "Ce que j’ai tapé"
    assert article.embargo_until == NOON


def test_anybody_who_writes_puts_it_off(article, head):
    version(article, NOON + timedelta(days=1)).publish(user=head)

    article.refresh_from_db()
    assert article.embargo_until == NOON + timedelta(days=1)


def test_code_with_no_hand_behind_it_does_not_lift_it(article, newsroom):
    with pytest.raises(PublicationRefused, match="non le lever ni l’avancer"):
        version(article, None).publish()

    newsroom.settle()
    assert not PublishedDocument.objects.filter(page_id=article.pk).exists()


def test_a_bulk_action_says_why_it_does_not(article, head, client):
    version(article, SOONER)
    client.force_login(head)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = client.post(f"{address}?id={article.pk}", follow=True)

    assert "non le lever ni l’avancer" in answer.content.decode()
    article.refresh_from_db()
    assert article.embargo_until == NOON


def test_a_draft_that_knew_an_embargo_is_held_by_it_too(newsroom, head):
    draft = newsroom.article("Brouillon", publish=False)
    version(draft, NOON)

    with pytest.raises(PublicationRefused):
        version(draft, None).publish(user=head)


def test_the_chief_lifts_it_and_the_history_says_so(article, chief, client, newsroom):
    client.force_login(chief)

    client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]), typed(None, action="publish")
    )
    newsroom.settle()

    article.refresh_from_db()
    assert article.embargo_until is None
    assert lines(article) == 1
    assert PublishedDocument.objects.filter(page_id=article.pk).exists()


def test_what_the_chief_lifted_in_a_draft_others_publish(article, chief, head, client):
    client.force_login(chief)
    client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), typed(SOONER))

    article.refresh_from_db()
    article.get_latest_revision().publish(user=head)

    article.refresh_from_db()
    assert article.embargo_until == SOONER.replace(second=0)
    assert lines(article) == 1


def type_in_preview(client: Any, article: Any, until: Any) -> str:
    """What the panel sends while somebody types; its address."""
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    answer = client.post(address, typed(until)).json()
    assert answer == {"is_valid": True, "is_available": True}
    return address


@pytest.mark.parametrize("until", [None, SOONER])
def test_looking_at_a_preview_lifts_nothing(until, article, chief, client):
    client.force_login(chief)
    address = type_in_preview(client, article, until)

    shown = client.get(f"{address}?mode=page&in_preview_panel=true")

    assert shown.status_code == 200
    assert lines(article) == 0
    assert embargo.standing(article, now=timezone.now()) == NOON


def test_nor_does_what_the_front_end_shows_of_it(article, chief, client, api):
    client.force_login(chief)
    type_in_preview(client, article, None)
    said = {"mode": "page", "page": article.pk, "source": "form"}
    token = client.post("/admin/apercus/jeton/", said).json()["token"]

    shown = api.get("/api/v2/preview/", headers={"X-Preview-Token": token})

    assert "Ce que j’ai tapé" in shown.content.decode()
    assert lines(article) == 0
    assert embargo.standing(article, now=timezone.now()) == NOON


def test_a_lift_is_told_once_and_the_version_that_advances_it_holds(article, chief, client):
    client.force_login(chief)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])

    client.post(address, typed(SOONER))
    client.post(address, typed(SOONER))

    assert lines(article) == 1
    assert embargo.standing(article, now=timezone.now()) == SOONER.replace(second=0)


def test_the_calendar_lists_what_one_may_see(article, head, client, newsroom):
    client.force_login(head)
    mine = client.get(reverse("planned")).content.decode()
    nobody = get_user_model().objects.create_user("lecteur", password="x")
    nobody.groups.add(Group.objects.get(name=ROLES["iconographie"].label))
    client.force_login(nobody)
    theirs = client.get(reverse("planned")).content.decode()

    assert "Sous embargo" in mine
    assert "Fin d’embargo" in mine
    assert "Sous embargo" not in theirs


def test_the_dashboard_says_what_is_late(newsroom, head, client):
    page = newsroom.article("Aurait dû paraître", publish=False)
    page.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=2))
    client.force_login(head)

    home = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "En retard" in home
    assert "Aurait dû paraître" in home


def test_what_the_checklist_refuses_is_no_fault_of_the_server(newsroom, head, client):
    page = newsroom.article("Refusé à son heure", publish=False, commercial_status="supported")
    page.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=2))
    client.force_login(head)

    home = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Programmations refusées" in home
    assert "prévenez qui tient le serveur" not in home
    assert scheduler.late(now=timezone.now()) == 0
