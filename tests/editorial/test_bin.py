"""The bin: what is deleted in the admin comes back for thirty days, at its place, with its address and all that led to it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.core.gates import PublicationRefused
from cms.editorial.bin import acts
from cms.editorial.models import Binned
from cms.locales.together import companions
from cms.ops.worker import Worker
from cms.published.models import PublishedDocument
from news.models import ArticlePage
from tests.worker import keeping_indexes

pytestmark = pytest.mark.django_db

#: What the desk's list asks, however much is in the bin.
LIST_QUERIES = 30


def delete(client: Any, page: Page) -> Any:
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)


def take_out(client: Any, page: Page) -> Any:
    binned = Binned.objects.get(page=page)
    return client.post(reverse("take_out_of_bin", args=[binned.pk]), follow=True)


def shown(*pages: Page) -> list[bool]:
    return [PublishedDocument.objects.filter(page_id=page.pk).exists() for page in pages]


@pytest.fixture(scope="module")
def online(shared: Any) -> ArticlePage:
    """An article in a section, and a redirect that leads to it."""
    with keeping_indexes():
        page = shared.article("Le marché rouvre", section=shared.section("Économie"))
    Redirect.objects.create(old_path="/vieux", redirect_page=page)
    shared.settle()
    return page


@pytest.fixture
def article(online: ArticlePage, newsroom: Any) -> ArticlePage:
    return ArticlePage.objects.get(pk=online.pk)


def test_a_deleted_page_is_gone_for_readers_and_from_lists(article, admin_client, api):
    address = article.url

    said = delete(admin_client, article).content.decode()

    assert "est à la corbeille" in said
    assert "Le marché rouvre" not in admin_client.get(
        reverse("wagtailadmin_explore", args=[article.get_parent().pk])
    ).content.decode().replace("« Le marché rouvre »", "")
    assert api.get("/api/v2/resolve/", {"path": address}).status_code == 410
    assert api.get(f"/api/v2/pages/{article.pk}/").status_code == 404
    assert ArticlePage.objects.filter(pk=article.pk).exists()


@pytest.fixture
def seen(admin_client: Any) -> Any:
    """The titles that the desk's list, the explorer's search and the two choosers show."""

    def ask(parent: Page) -> list[set[str]]:
        explorer = reverse("wagtailadmin_explore", args=[parent.pk])
        chooser = reverse("wagtailadmin_choose_page_child", args=[parent.pk])
        search = reverse("wagtailadmin_choose_page_search")
        answers = [
            admin_client.get(reverse("articles:index")).context["object_list"],
            admin_client.get(reverse("articles:index"), {"q": "march"}).context["object_list"],
            admin_client.get(explorer, {"q": "march"}).context["object_list"],
            admin_client.get(chooser).context["pagination_page"],
            admin_client.get(search, {"q": "march"}).context["pages"],
        ]
        return [{page.title for page in found} for found in answers]

    return ask


def test_what_is_in_it_is_in_no_list_and_no_chooser(article, newsroom, admin_client, seen):
    with keeping_indexes():
        newsroom.article("Le marché ferme", section=article.get_parent())
    before = seen(article.get_parent())

    delete(admin_client, article)

    assert before == [{"Le marché rouvre", "Le marché ferme"}] * 5
    assert seen(article.get_parent()) == [{"Le marché ferme"}] * 5


def test_nor_is_what_stands_below_it(article, admin_client, seen):
    section = article.get_parent()
    before = seen(section)

    delete(admin_client, section)

    assert before == [{"Le marché rouvre"}] * 5
    assert seen(section) == [set()] * 5


@pytest.mark.parametrize("count", [1, 6])
def test_a_full_bin_costs_the_desks_list_no_more(
    count, article, newsroom, admin_client, django_assert_max_num_queries
):
    for number in range(count):
        delete(admin_client, newsroom.section(f"Vieille rubrique {number}"))
        delete(admin_client, newsroom.article(f"Vieux {number}", section=article.get_parent()))
    admin_client.get(reverse("articles:index"))

    with django_assert_max_num_queries(LIST_QUERIES):
        found = admin_client.get(reverse("articles:index")).context["object_list"]

    assert [page.title for page in found] == ["Le marché rouvre"]


def test_it_comes_back_as_it_was(article, newsroom, desk, admin_client, api):
    translation = desk.published(article)
    newsroom.settle()
    place, address = article.path, article.url
    article.title = "Un brouillon plus récent"
    article.save_revision()

    delete(admin_client, article)
    newsroom.settle()
    take_out(admin_client, article)
    newsroom.settle()

    article = ArticlePage.objects.get(pk=article.pk)
    found = api.get("/api/v2/resolve/", {"path": address}).json()
    assert (article.path, article.live, article.title) == (place, True, "Le marché rouvre")
    assert article.get_latest_revision_as_object().title == "Un brouillon plus récent"
    assert found["document"]["id"] == article.pk
    assert [each["id"] for each in found["document"]["meta"]["translations"]] == [translation.pk]
    assert api.get("/api/v2/resolve/", {"path": "/vieux/"}).json()["location"] == address


def test_a_section_comes_back_with_what_was_online_below_it(article, newsroom, admin_client):
    section = article.get_parent()
    draft = newsroom.article("Jamais paru", section=section, publish=False)

    delete(admin_client, section)
    gone = shown(section, article)
    take_out(admin_client, section)
    newsroom.settle()

    draft.refresh_from_db()
    assert gone == [False, False]
    assert shown(section, article) == [True, True]
    assert not draft.live


def test_its_address_may_be_taken_meanwhile(article, newsroom, admin_client):
    delete(admin_client, article)
    other = newsroom.article("Autre", section=article.get_parent(), slug=article.slug)

    take_out(admin_client, article)

    article.refresh_from_db()
    assert other.slug == "le-marche-rouvre"
    assert article.slug == "le-marche-rouvre-1"
    assert article.live


def test_several_at_once_go_there_too(article, newsroom, admin_client):
    other = newsroom.article("Autre", section=article.get_parent())
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    admin_client.post(f"{address}?id={article.pk}&id={other.pk}")

    assert set(Binned.objects.values_list("page", flat=True)) == {article.pk, other.pk}


def test_nothing_is_published_nor_written_there(article, admin_client):
    delete(admin_client, article)
    article.refresh_from_db()

    answer = admin_client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]), follow=True)

    assert "sortez-l’en d’abord" in answer.content.decode()
    with pytest.raises(PublicationRefused, match="corbeille"):
        article.get_latest_revision().publish()


def test_what_a_gate_refuses_comes_back_as_a_draft(article, admin_client):
    ArticlePage.objects.filter(pk=article.pk).update(commercial_status="supported")
    revision = article.live_revision
    revision.content["commercial_status"] = "supported"
    revision.save()
    delete(admin_client, article)

    said = take_out(admin_client, article).content.decode()

    article.refresh_from_db()
    assert "nommez l’annonceur" in said
    assert not article.live
    assert article.slug == "le-marche-rouvre"


def test_who_may_not_delete_sees_nothing_of_it(article, admin_client, client, django_user_model):
    delete(admin_client, article)
    reader = django_user_model.objects.create_user("lecteur", password="x")
    client.force_login(reader)

    answer = client.post(reverse("take_out_of_bin", args=[Binned.objects.get().pk]), follow=True)

    assert Binned.objects.exists()
    assert "Le marché rouvre" not in answer.content.decode()


def test_after_thirty_days_the_worker_deletes_it(article, admin_client):
    delete(admin_client, article)
    before, after = timezone.now() + timedelta(days=29), timezone.now() + acts.KEPT

    Worker(clock=lambda: before, keep_going=lambda: True).reconcile()
    kept = ArticlePage.objects.filter(pk=article.pk).exists()
    Worker(clock=lambda: after, keep_going=lambda: True).reconcile()

    assert kept
    assert not ArticlePage.objects.filter(pk=article.pk).exists()
    assert not Binned.objects.exists()


@pytest.fixture
def going_along(article, newsroom, desk, admin_user):
    """An article nobody reads yet, and its English that is to go out with it."""
    draft = newsroom.article("Le port", section=article.get_parent(), publish=False)
    draft.save_revision()
    job = desk.submit(draft)
    desk.translate(job)
    companions.join(draft, {job.pk}, by=admin_user, at=timezone.now())
    return draft, job


def test_a_translation_there_does_not_hold_its_french_back(going_along, desk, admin_client):
    french, job = going_along
    delete(admin_client, desk.page(job))

    french.get_latest_revision().publish()

    french.refresh_from_db()
    assert french.live
    assert not desk.page(job).live


def test_a_section_takes_the_translations_below_it_along(going_along, desk, admin_client):
    french, job = going_along
    delete(admin_client, desk.page(job).get_parent())

    french.get_latest_revision().publish()

    french.refresh_from_db()
    assert french.live


def test_a_translation_there_cannot_be_made_ready_again(going_along, desk, admin_client):
    french, job = going_along
    delete(admin_client, desk.page(job))
    together = reverse("release_together", args=[french.pk])
    ready = reverse("translation_ready", args=[job.pk])

    ticked = admin_client.post(together, {"translation": [job.pk]})
    marked = admin_client.post(ready, follow=True)

    assert "sortez-l’en d’abord" in ticked.content.decode()
    assert "sortez-l’en d’abord" in marked.content.decode()
    assert not companions.waiting_for(french).exists()


def test_it_leaves_no_redirect_of_its_own(
    article, admin_client, django_capture_on_commit_callbacks
):
    section = article.get_parent()
    with django_capture_on_commit_callbacks(execute=True):
        delete(admin_client, section)
    in_bin = set(Redirect.objects.values_list("old_path", flat=True))

    with django_capture_on_commit_callbacks(execute=True):
        take_out(admin_client, section)

    assert in_bin == {"/vieux"}
    assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/vieux"}
