"""What a blocking rule stops is published by no path: form, clock, workflow, import, interface, translations."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from cms.core.gates import PublicationRefused
from cms.editorial.bootstrap import bootstrap
from cms.locales.together import companions
from cms.published import scheduler
from news.importers import content
from news.importers.load import Order, load
from news.importers.writing import IMPORTED
from news.models import ArticlePage
from tests.article_forms import article_form
from tests.news.checklist_cases import CASES
from tests.news.test_checklist import BLOCKING

pytestmark = pytest.mark.django_db

PAST = datetime(2020, 1, 1, tzinfo=UTC)
SAID = "nommez l’annonceur"


@pytest.fixture
def refused(newsroom: Any) -> ArticlePage:
    """A draft that says a partner paid for it, and not which."""
    page: ArticlePage = newsroom.article(
        "Un texte payé", publish=False, commercial_status="supported"
    )
    page.save_revision()
    return page


def is_live(page: Any) -> bool:
    return bool(ArticlePage.objects.get(pk=page.pk).live)


@pytest.mark.parametrize("key", sorted(BLOCKING))
def test_code_publishes_nothing_a_blocking_rule_finds(key, desk):
    article = CASES[key].fails(desk)

    with pytest.raises(PublicationRefused):
        article.save_revision().publish()

    assert not is_live(article)


def test_a_new_text_is_not_published_as_it_is_made(newsroom, admin_client):
    section = newsroom.section("Politique")
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", section.pk])

    answer = admin_client.post(
        address, article_form(action="publish", commercial_status="supported")
    )

    assert SAID in answer.content.decode()
    assert not ArticlePage.objects.filter(live=True).exists()


def test_the_form_plans_no_hour_for_it(refused, admin_client):
    data = article_form(
        action="publish", commercial_status="supported", go_live_at="01/01/2100 08:00"
    )

    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[refused.pk]), data)

    assert SAID in answer.content.decode()
    assert not refused.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_approval_does_not_publish_it_and_stays_open(refused, admin_client, admin_user):
    bootstrap()
    state = refused.get_workflow().start(refused, admin_user)

    while state.current_task_state.task.pk != last_task(state).pk:
        approve(admin_client, refused, state)
        state.refresh_from_db()
    approve(admin_client, refused, state)

    state.refresh_from_db()
    assert not is_live(refused)
    assert state.status == state.STATUS_IN_PROGRESS


def last_task(state: Any) -> Any:
    return state.workflow.tasks.order_by("workflow_tasks__sort_order").last()


def approve(client: Any, page: Any, state: Any) -> Any:
    parts = [page.pk, "approve", state.current_task_state_id]
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=parts))


def test_the_admins_interface_does_not_publish_it(refused, admin_client):
    address = reverse("wagtailadmin_api:pages:action", args=[refused.pk, "publish"])

    admin_client.post(address)

    assert not is_live(refused)


def test_a_copy_is_not_published_in_its_place(refused, newsroom, admin_client):
    address = reverse("wagtailadmin_pages:copy", args=[refused.pk])
    parent = refused.get_parent()

    admin_client.post(
        address,
        {
            "new_title": "Copie",
            "new_slug": "copie",
            "new_parent_page": parent.pk,
            "publish_copies": "on",
        },
    )

    assert not ArticlePage.objects.filter(live=True).exists()


def test_an_import_leaves_it_a_draft_and_foresees_it(newsroom, tmp_path):
    section = newsroom.section("Culture")
    path = tmp_path / "port.md"
    path.write_text("# Le port rouvre\n\nLe maire parle au quai.\n")
    [*load([path], order=Order(section=section))]
    page = ArticlePage.objects.get()
    page.commercial_status = "supported"
    # As if the import had saved it: a draft of the desk's own is not its to publish.
    page.save_revision(log_action=IMPORTED)

    [foreseen] = load([path], order=Order(section=section, publish=True, dry_run=True))
    [done] = load([path], order=Order(section=section, publish=True))

    assert (foreseen.is_published, done.is_published) == (False, False)
    assert foreseen.notes == done.notes
    assert SAID in done.notes[-1]
    assert not is_live(page)


def test_a_dry_run_foresees_what_a_new_text_is_refused_for(newsroom, tmp_path, monkeypatch):
    section = newsroom.section("Culture")
    path = tmp_path / "port.md"
    path.write_text("# Le port rouvre\n\nLe maire parle au quai.\n")
    monkeypatch.setattr(content, "COLUMNS", (*content.COLUMNS, "commercial_status"))
    known = content.wanted
    monkeypatch.setattr(content, "wanted", lambda *said, **more: paid(known(*said, **more)))

    [foreseen] = load([path], order=Order(section=section, publish=True, dry_run=True))

    assert not foreseen.is_published
    assert SAID in foreseen.notes[-1]
    assert not ArticlePage.objects.exists()


def paid(wanted: Any) -> Any:
    """As if files could say who pays."""
    return replace(wanted, content={**wanted.content, "commercial_status": "supported"})


def test_a_translation_of_it_is_not_published(desk):
    article = desk.newsroom.article(
        "Le port rouvre", sponsor="La Ville", commercial_status="supported"
    )
    job = desk.submit(article)
    desk.translate(job)
    page = desk.page(job)
    ArticlePage.objects.filter(translation_key=page.translation_key).update(sponsor="")
    source = ArticlePage.objects.get(pk=article.pk)
    job.source.update_from_db()
    assert source.sponsor == ""

    with pytest.raises(PublicationRefused):
        desk.publish(job)

    assert not is_live(page)


def test_it_takes_no_companion_out_with_it(refused, desk, admin_user):
    job = desk.submit(refused)
    desk.translate(job)
    companions.finish(job, by=admin_user, at=timezone.now())
    companions.join(refused, {job.pk}, by=admin_user, at=timezone.now())

    with pytest.raises(PublicationRefused):
        refused.get_latest_revision().publish()

    assert not ArticlePage.objects.filter(live=True).exists()


@pytest.fixture
def overdue(refused: ArticlePage) -> ArticlePage:
    """Planned when nothing was wrong with it, and refused when its hour came."""
    refused.save_revision(approved_go_live_at=PAST)
    scheduler.run(now=timezone.now())
    return refused


def dashboard(client: Any) -> str:
    return str(client.get(reverse("wagtailadmin_home")).content.decode())


def test_the_dashboard_says_what_the_clock_was_refused(overdue, admin_client):
    shown = dashboard(admin_client)

    assert "Programmations refusées" in shown
    assert overdue.title in shown
    assert SAID in shown
    assert "heure passée" in shown


def test_the_dashboard_warns_before_the_hour(refused, admin_client):
    refused.save_revision(approved_go_live_at=timezone.now() + timedelta(days=1))

    shown = dashboard(admin_client)

    assert SAID in shown
    assert "heure passée" not in shown


def test_the_dashboard_keeps_it_from_whoever_may_not_change_it(overdue, client):
    bootstrap()
    user = get_user_model().objects.create_user("zoe")
    user.groups.add(Group.objects.get(name="Iconographie"))
    client.force_login(user)

    assert overdue.title not in dashboard(client)


def test_a_sound_schedule_is_no_news(newsroom, admin_client):
    page = newsroom.article("Un texte sain", publish=False)
    page.save_revision(approved_go_live_at=timezone.now() + timedelta(days=1))

    assert "Programmations refusées" not in dashboard(admin_client)
