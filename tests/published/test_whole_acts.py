"""What Wagtail writes in several steps, or without telling anybody, hides what it hides at once and whole."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.published import marking
from cms.published.models import Change, PublishedDocument
from tests.published import oracle

CANARY = "Canari qzx"


def commits(test):
    """Writes for good, so that what comes between two commits is seen."""
    return pytest.mark.commits(pytest.mark.django_db(transaction=True)(test))


class Broken(Exception):
    """The process ends here."""


def told_ever():
    """Keys of everything front ends were told of."""
    return set(Change.objects.values_list("key", flat=True))


@commits
def test_a_restriction_that_hides_nothing_is_not_kept(newsroom, monkeypatch):
    article = newsroom.article("Un titre")
    newsroom.settle()

    def end(*_arguments, **_options):
        raise Broken

    monkeypatch.setattr(marking, "hide_private", end)
    with pytest.raises(Broken):
        PageViewRestriction.objects.create(page=article, restriction_type="login")

    assert not PageViewRestriction.objects.exists()


@commits
def test_a_copy_of_a_private_page_is_never_told(newsroom):
    article = newsroom.article(CANARY, section=newsroom.section("Monde"))
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    newsroom.settle()

    copy = CopyPageAction(
        article, to=article.get_parent(), update_attrs={"slug": "bis"}, keep_live=True
    ).execute()

    newsroom.settle()
    assert copy.live
    assert f"page:{copy.pk}" not in told_ever()


@commits
def test_an_alias_goes_in_the_transaction_of_what_it_repeats(newsroom, monkeypatch):
    article = newsroom.article(CANARY, section=newsroom.section("Monde"))
    alias = article.create_alias(parent=article.get_parent(), update_slug="bis")
    newsroom.settle()
    assert PublishedDocument.objects.filter(page_id=alias.pk).exists()

    real = Page.unpublish

    def end(page, *arguments, **options):
        if page.alias_of_id is not None:
            raise Broken
        return real(page, *arguments, **options)

    monkeypatch.setattr(Page, "unpublish", end)
    with pytest.raises(Broken):
        article.unpublish()

    article.refresh_from_db()
    assert article.live


@pytest.fixture
def private(db):
    shelf = Collection.get_first_root_node().add_child(name="Réserve")
    CollectionViewRestriction.objects.create(collection=shelf, restriction_type="login")
    return shelf


@pytest.fixture
def image(newsroom):
    shelf = Collection.get_first_root_node().add_child(name="Ouverte")
    made = newsroom.image("Quai", caption=CANARY, collection=shelf)
    newsroom.article("Un titre", hero=made, hero_alt="Un quai")
    newsroom.settle()
    assert CANARY in oracle.stored_texts()
    return made


def test_pictures_put_into_a_private_collection_under_a_list_leave_at_once(
    private, image, admin_client
):
    kind = [image._meta.app_label, image._meta.model_name]
    address = reverse("wagtail_bulk_action", args=[*kind, "add_to_collection"])

    answer = admin_client.post(f"{address}?id={image.pk}", {"collection": private.pk})

    assert answer.status_code == 302
    image.refresh_from_db()
    assert image.collection_id == private.pk
    assert CANARY not in oracle.stored_texts()


def test_a_collection_moved_below_a_private_one_takes_its_pictures_along(private, image):
    image.collection.move(Collection.objects.get(pk=private.pk), pos="sorted-child")

    assert CANARY not in oracle.stored_texts()


def test_and_gives_them_back_where_it_is_moved_out(private, image, newsroom):
    image.collection.move(Collection.objects.get(pk=private.pk), pos="sorted-child")

    image.collection.refresh_from_db()
    image.collection.move(Collection.get_first_root_node(), pos="sorted-child")

    newsroom.settle()
    assert CANARY in oracle.stored_texts()


def test_a_translation_made_in_a_private_place_makes_its_french_private(newsroom, desk):
    article = newsroom.article("Un titre", section=newsroom.section("Monde"))
    english = desk.published(newsroom.article("Autre", section=article.get_parent()))
    closed = english.get_parent()
    PageViewRestriction.objects.create(page=newsroom.home, restriction_type="login").delete()
    elsewhere = newsroom.section("Reserve", parent=closed.get_parent(), locale=closed.locale)
    PageViewRestriction.objects.create(page=elsewhere, restriction_type="login")
    type(closed).objects.get(pk=closed.pk).move(elsewhere, pos="last-child")
    newsroom.settle()
    before = PublishedDocument.objects.filter(page_id=article.pk).exists()

    article.copy_for_translation(english.locale)

    assert before
    assert not PublishedDocument.objects.filter(page_id=article.pk).exists()
