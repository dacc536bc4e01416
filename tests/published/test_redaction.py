"""A page that goes leaves every other answer in the same transaction."""

from __future__ import annotations

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from cms.published import projector
from cms.published.models import Dirty, PublishedDocument, PublishedResource
from home.models import Menu, MenuItem
from news.models import SectionPage
from tests.newsroom import paragraph

CANARY = "Canari"


def block(name, value):
    return {"type": name, "value": value, "id": "22222222-2222-4222-8222-222222222222"}


@pytest.fixture
def target(newsroom):
    article = newsroom.article(f"{CANARY} article", section=newsroom.section(f"{CANARY} rubrique"))
    newsroom.settle()
    return article


def everything():
    """All the text readers may get."""
    documents = [
        text for row in PublishedDocument.objects.values_list("body", "card") for text in row
    ]
    return "".join([*documents, *PublishedResource.objects.values_list("body", flat=True)])


def story(pk):
    return [
        paragraph(f'Voir <a linktype="page" id="{pk}">ici</a> et là.'),
        block("read_also", {"page": pk, "url": "", "label": ""}),
        block(
            "call_to_action",
            {"purpose": "donation", "title": "", "text": "", "label": "", "page": pk, "url": ""},
        ),
    ]


def test_an_unpublished_page_leaves_links_and_cards(newsroom, target):
    article = newsroom.article("Autre", section=newsroom.section("Sport"), body=story(target.pk))
    newsroom.settle()

    target.unpublish()

    assert f"{CANARY} article" not in everything()
    body = newsroom.body_of(article)
    assert body[0]["value"] == "<p>Voir ici et là.</p>"
    assert body[1]["value"]["page"] is None


def test_an_unpublished_section_leaves_breadcrumbs_and_menus(newsroom, target):
    menu = Menu.objects.create(place="main", locale=newsroom.locale())
    MenuItem.objects.create(menu=menu, page=target.get_parent(), label=f"{CANARY} libellé")
    newsroom.settle()
    assert f"{CANARY} libellé" in everything()

    target.get_parent().specific.unpublish()

    assert f"{CANARY} rubrique" not in everything()
    assert f"{CANARY} libellé" not in everything()


def test_what_was_redacted_is_built_anew_alike(newsroom, target):
    newsroom.article("Autre", section=newsroom.section("Sport"), body=story(target.pk))
    newsroom.settle()
    target.unpublish()
    redacted = everything()

    newsroom.settle()

    assert everything() == redacted
    assert not Dirty.objects.exists()


def close_unheard(target):
    """Private, and nobody has been told so far: a build of another process came between."""
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=target, restriction_type="login")]
    )


def expire_unheard(target):
    """Its end has come, and the schedule has not been looked at yet."""
    type(target).objects.filter(pk=target.pk).update(expire_at=timezone.now())


def lose_its_site(target):
    """The site begins elsewhere, and nobody has been told so far."""
    Site.objects.update(root_page=SectionPage.objects.get(title="Sport"))
    Site.clear_site_root_paths_cache()


@pytest.mark.parametrize("hide", [close_unheard, expire_unheard, lose_its_site])
def test_a_page_that_its_build_finds_hidden_leaves_what_shows_it_too(newsroom, target, hide):
    menu = Menu.objects.create(place="main", locale=newsroom.locale())
    MenuItem.objects.create(menu=menu, page=target)
    newsroom.article("Autre", section=newsroom.section("Sport"), body=story(target.pk))
    newsroom.settle()
    assert everything().count(f"{CANARY} article") > 3

    hide(target)
    outcome = projector.project(target.pk, now=timezone.now())

    assert outcome is projector.Projection.WITHDRAWN
    assert f"{CANARY} article" not in everything()
