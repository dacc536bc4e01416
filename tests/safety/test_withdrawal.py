"""What an editor hides is gone before his transaction ends, and comes back with it when it fails."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.db import transaction
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.published.models import PublishedDocument, PublishedResource
from news.models import ArticlePage


@pytest.fixture(scope="module")
def made(shared):
    """A section two levels deep, its article, an alias elsewhere and an English version, all public."""
    newsroom = shared
    above = newsroom.section("Monde")
    section = newsroom.section("Europe", parent=above)
    english = newsroom.home.copy_for_translation(newsroom.locale("en"))
    newsroom.publish(english)
    newsroom.publish(above.copy_for_translation(english.locale))
    newsroom.publish(section.copy_for_translation(english.locale))
    article = newsroom.article("Un titre", section=section)
    translation = article.copy_for_translation(english.locale)
    newsroom.publish(translation)
    elsewhere = newsroom.section("Sport")
    alias = article.create_alias(parent=elsewhere, update_slug="copie")
    newsroom.settle()
    return {
        "above": above,
        "section": section,
        "article": article,
        "translation": translation,
        "alias": alias,
        "elsewhere": elsewhere,
    }


@pytest.fixture
def places(made, newsroom):
    return deepcopy(made)


def public(places):
    """Which of these pages have a document."""
    ids = set(PublishedDocument.objects.values_list("page_id", flat=True))
    return {name for name, page in places.items() if page.pk in ids}


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type="login")


ALL = {"above", "section", "article", "translation", "alias", "elsewhere"}


@pytest.mark.parametrize(
    ("act", "left"),
    [
        (lambda p: restrict(p["article"]), {"above", "section", "elsewhere"}),
        (lambda p: restrict(p["section"]), {"above", "elsewhere"}),
        (lambda p: restrict(p["above"]), {"elsewhere"}),
        (lambda p: restrict(p["translation"]), {"above", "section", "elsewhere"}),
        (lambda p: p["article"].unpublish(), ALL - {"article", "alias"}),
        (lambda p: p["translation"].unpublish(), ALL - {"translation"}),
        (lambda p: Page.objects.get(pk=p["section"].pk).delete(), {"above", "translation", "elsewhere"}),
        (lambda p: p["section"].unpublish(), ALL - {"section"}),
    ],
    ids=[
        "article", "section", "section above", "translation", "unpublished", "translation unpublished", "deleted",
        "section unpublished",
    ],
)  # fmt: skip
def test_it_is_gone_before_the_transaction_ends_and_back_when_it_fails(act, left, places):
    assert public(places) == ALL

    with transaction.atomic():
        act(places)
        during = public(places)
        transaction.set_rollback(True)

    assert during == left
    assert public(places) == ALL


def test_moving_under_a_private_section_hides_at_once(places, newsroom):
    restrict(places["elsewhere"])

    ArticlePage.objects.get(pk=places["article"].pk).move(
        Page.objects.get(pk=places["elsewhere"].pk), pos="last-child"
    )

    assert public(places) == {"above", "section"}


def test_lifting_the_restriction_brings_all_back_and_nothing_before(places, newsroom):
    restriction = restrict(places["above"])
    newsroom.settle()

    restriction.delete()
    at_once = public(places)
    newsroom.settle()

    assert at_once == {"elsewhere"}
    assert public(places) == ALL


def test_one_of_two_restrictions_still_hides(places, newsroom):
    restrict(places["above"])
    restriction = restrict(places["section"])

    restriction.delete()
    newsroom.settle()

    assert public(places) == {"elsewhere"}


def test_moving_out_of_a_private_section_shows_again(places, newsroom):
    restrict(places["above"])
    newsroom.settle()

    ArticlePage.objects.get(pk=places["article"].pk).move(
        Page.objects.get(pk=places["elsewhere"].pk), pos="last-child"
    )
    newsroom.settle()

    # Its English version has followed it, else what is private in one language would keep it from readers in all.
    assert public(places) == {"article", "translation", "alias", "elsewhere"}


def hide_collection(image):
    CollectionViewRestriction.objects.create(collection=image.collection, restriction_type="login")


def move_image(image):
    private = Collection.get_first_root_node().add_child(name="Réservé")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    image.collection = private
    image.save()


def delete_image(image):
    image.delete()


@pytest.mark.parametrize("act", [hide_collection, move_image, delete_image])
def test_a_picture_that_is_no_longer_public_leaves_every_answer_at_once(act, newsroom):
    collection = Collection.get_first_root_node().add_child(name="Photos")
    image = newsroom.image(caption="Légende secrète", collection=collection)
    article = newsroom.article(
        "Un titre",
        hero=image,
        hero_decorative=True,
        authors=[newsroom.author(photo=image)],
        topics=[newsroom.topic(image=image)],
    )
    newsroom.article(
        "Autre", body=[{"type": "read_also", "value": {"page": article.pk, "url": "", "label": ""}}]
    )
    newsroom.settle()
    before = everything()

    with transaction.atomic():
        act(image)
        during = everything()
    newsroom.settle()

    assert before.count("Légende secrète") > 4
    assert "Légende secrète" not in during
    assert everything() == during


def everything():
    """All the text readers may get."""
    documents = [
        text for row in PublishedDocument.objects.values_list("body", "card").order_by("page_id") for text in row
    ]  # fmt: skip
    resources = PublishedResource.objects.values_list("body", flat=True)
    return "".join([*documents, *resources.order_by("kind", "object_id", "locale")])
