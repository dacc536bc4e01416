"""Takedown: out of search engines, out of sight, or without a name; by whom the table says, and on record."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry

from cms.core.gates import PublicationRefused
from cms.editorial.bootstrap import bootstrap
from cms.editorial.models import Takedown, Unchangeable
from cms.editorial.roles import ROLES
from cms.editorial.takedown import acts
from cms.published import entries
from cms.published.models import PublishedDocument
from news.models import ArticlePage
from tests.editorial.people import somebody

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def online(shared: Any) -> ArticlePage:
    """An article everybody reads, in a newsroom that knows its roles."""
    bootstrap()
    page = shared.article("Un procès retentissant")
    shared.settle()
    return page


@pytest.fixture
def article(online: ArticlePage, newsroom: Any) -> ArticlePage:
    return ArticlePage.objects.get(pk=online.pk)


@pytest.fixture
def chief(article: ArticlePage) -> Any:
    return somebody("redaction-en-chef")


def decide(act: Any, page: Any, user: Any, **said: Any) -> Takedown:
    return act(page, user=user, reason="Demande du 2 mars", now=timezone.now(), **said)


def test_a_dereferenced_article_stays_and_says_noindex_whichever_version_returns(article, chief):
    article.save_revision()

    decide(acts.dereference, article, chief)

    body = json.loads(PublishedDocument.objects.get(page_id=article.pk).body)
    assert body["sharing"]["noindex"] is True
    assert all(revision.content["noindex"] for revision in article.revisions.all())


def test_a_dereferenced_article_is_in_no_search_of_ours(article, newsroom, chief, api):
    searches = ("search/?q=retentissant", "suggest/?q=reten", "pages/?search=retentissant")
    before = [len(api.get(f"/api/v2/{address}").json()["items"]) for address in searches]

    decide(acts.dereference, article, chief)
    newsroom.settle()
    after = [len(api.get(f"/api/v2/{address}").json()["items"]) for address in searches]

    assert (before, after) == ([1, 1, 1], [0, 0, 0])
    assert entries.rebuild() == 0
    assert api.get(f"/api/v2/pages/{article.pk}/").json()["sharing"]["nosearch"] is True
    assert len(api.get("/api/v2/pages/?type=article").json()["items"]) == 1


def test_a_dereferenced_article_is_found_in_no_language_opened_later(
    article, newsroom, chief, desk
):
    desk.published(article, "en")

    decide(acts.dereference, article, chief)
    spanish = desk.published(article, "es")
    newsroom.settle()

    sharing = json.loads(PublishedDocument.objects.get(page_id=spanish.pk).body)["sharing"]
    assert (sharing["noindex"], sharing["nosearch"]) == (True, True)


@pytest.fixture
def dereferenced(article: ArticlePage, chief: Any) -> ArticlePage:
    decide(acts.dereference, article, chief)
    article.refresh_from_db()
    return article


def found(api: Any, newsroom: Any) -> set[int]:
    newsroom.settle()
    answer = api.get("/api/v2/search/?q=retentissant")
    return {item["card"]["id"] for item in answer.json()["items"]}


def test_a_copy_of_a_dereferenced_article_is_found(dereferenced, newsroom, api, admin_client):
    place = newsroom.section("Monde")
    form = {"new_title": "Retentissant", "new_slug": "copie", "new_parent_page": place.pk}

    admin_client.post(
        reverse("wagtailadmin_pages:copy", args=[dereferenced.pk]), {**form, "publish_copies": "on"}
    )

    copy = ArticlePage.objects.get(slug="copie")
    at_once = found(api, newsroom)
    copy.revisions.order_by("pk").first().publish()

    assert (at_once, found(api, newsroom)) == ({copy.pk}, {copy.pk})


def test_an_article_copied_with_its_section_is_found(dereferenced, newsroom, api):
    section = dereferenced.get_parent().specific

    copied = section.copy(recursive=True, update_attrs={"slug": "copie"})

    assert found(api, newsroom) == {copied.get_children().get().pk}


def test_a_translation_of_a_dereferenced_article_is_not_found(dereferenced, newsroom, api, desk):
    english = desk.published(dereferenced)

    newsroom.settle()
    answer = api.get("/api/v2/search/?q=retentissant&locale=en")
    assert answer.json()["items"] == []
    assert ArticlePage.objects.get(pk=english.pk).nosearch


def test_an_alias_of_a_dereferenced_article_is_not_found(dereferenced, newsroom, api):
    alias = dereferenced.create_alias(parent=newsroom.section("Monde"))

    newsroom.publish(dereferenced)

    assert found(api, newsroom) == set()
    assert PublishedDocument.objects.filter(page_id=alias.pk).exists()


def test_a_depublished_article_is_gone_within_the_transaction_with_its_notice(
    article, newsroom, chief, api
):
    Redirect.objects.create(old_path="/vieux", redirect_page=article)
    newsroom.settle()
    path = PublishedDocument.objects.get(page_id=article.pk).path

    with transaction.atomic():
        decide(acts.depublish, article, chief, notice="Retiré à la demande d’un tiers.")
        resolved = [api.get("/api/v2/resolve/", {"path": at}) for at in (path, "/vieux/")]
        detail = api.get(f"/api/v2/pages/{article.pk}/")

    assert [answer.status_code for answer in resolved] == [410, 410]
    assert {answer.json()["notice"] for answer in resolved} == {"Retiré à la demande d’un tiers."}
    assert detail.status_code == 404
    assert "Demande du 2 mars" not in "".join(answer.content.decode() for answer in resolved)


def test_a_page_that_was_only_withdrawn_gives_no_notice(article, api):
    path = PublishedDocument.objects.get(page_id=article.pk).path

    article.unpublish()

    assert api.get("/api/v2/resolve/", {"path": path}).json()["notice"] is None


def test_it_leaves_in_every_language(article, newsroom, chief):
    english = newsroom.home.copy_for_translation(newsroom.locale("en"))
    newsroom.publish(english)
    translation = article.copy_for_translation(english.locale, copy_parents=True)
    newsroom.publish(translation)
    newsroom.settle()

    decide(acts.depublish, article, chief)

    ids = {article.pk, translation.pk}
    assert not PublishedDocument.objects.filter(page_id__in=ids).exists()
    assert set(Takedown.objects.values_list("page_id", flat=True)) == ids


def test_only_who_may_take_down_puts_it_back(article, chief):
    decide(acts.depublish, article, chief)
    article.refresh_from_db()
    version = article.save_revision()

    with pytest.raises(PublicationRefused, match="sur décision de la rédaction en chef"):
        version.publish(user=somebody("chef-de-rubrique"))
    version.publish(user=chief)

    article.refresh_from_db()
    assert article.live


def put_back(article, chief):
    """An article that was depublished, and that the chief has put online again."""
    decide(acts.depublish, article, chief)
    article.get_latest_revision().publish(user=chief)
    return article


def test_it_ends_where_the_chief_puts_it_back(article, chief):
    article, head = put_back(article, chief), somebody("chef-de-rubrique")

    ArticlePage.objects.get(pk=article.pk).unpublish(user=head)
    article.get_latest_revision().publish(user=head)

    article.refresh_from_db()
    assert article.live


def test_it_begins_again_with_the_next_decision(article, chief):
    article, head = put_back(article, chief), somebody("chef-de-rubrique")

    decide(acts.depublish, ArticlePage.objects.get(pk=article.pk), chief)

    with pytest.raises(PublicationRefused, match="dépublié sur décision"):
        article.get_latest_revision().publish(user=head)


def test_a_language_that_is_not_put_back_stays_taken_down(article, chief, desk):
    english = desk.published(article, "en")
    decide(acts.depublish, article, chief)

    article.get_latest_revision().publish(user=chief)

    with pytest.raises(PublicationRefused, match="dépublié sur décision"):
        english.get_latest_revision().publish()


@pytest.mark.parametrize("role", [key for key in ROLES if key != "redaction-en-chef"])
def test_no_other_role_may(article, role, client):
    user = somebody(role)
    client.force_login(user)

    answer = client.get(reverse("take_down", args=[article.pk]), follow=True)

    with pytest.raises(PermissionDenied):
        decide(acts.depublish, article, user)
    assert "Appliquer la décision" not in answer.content.decode()
    assert not Takedown.objects.exists()


def test_the_record_is_never_edited(article, chief):
    record = decide(acts.dereference, article, chief)

    with pytest.raises(Unchangeable):
        record.save()
    with pytest.raises(Unchangeable):
        record.delete()
    with pytest.raises(Unchangeable):
        Takedown.objects.all().update(reason="")
    with pytest.raises(Unchangeable):
        Takedown.objects.all().delete()


def test_the_screen_asks_again_before_it_acts(article, chief, client):
    client.force_login(chief)
    address = reverse("take_down", args=[article.pk])
    form = {"act": "depublish", "reason": "Décision de justice", "notice": "Retiré."}

    hesitant = client.post(address, form)
    article.refresh_from_db()
    still_live = article.live
    client.post(address, {**form, "confirmed": "on"})

    article.refresh_from_db()
    assert still_live
    assert "Décision de justice" in hesitant.content.decode()
    assert not article.live
    assert Takedown.objects.get().reason == "Décision de justice"
    assert PageLogEntry.objects.filter(page=article.pk, action="chapo.depublish").exists()


def test_the_page_offers_it(article, chief, client):
    client.force_login(chief)

    page = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()

    assert reverse("take_down", args=[article.pk]) in page
