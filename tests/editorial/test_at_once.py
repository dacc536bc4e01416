"""Two people at once: what one has withdrawn, moved or taken down while the other's request was under way is not undone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageViewRestriction

from cms.core.gates import PublicationRefused
from cms.editorial.bin import acts as bin_acts
from cms.editorial.takedown import acts
from cms.editorial.takedown.names import Anonymiser
from cms.published.models import PublishedDocument
from news.models import ArticlePage
from tests.editorial.people import somebody

pytestmark = pytest.mark.django_db

NAME = "Odile Tarvenquist"


@pytest.fixture
def article(newsroom: Any) -> ArticlePage:
    page = newsroom.article(f"{NAME} à la barre", section=newsroom.section("Justice"))
    newsroom.settle()
    return page


@pytest.fixture
def chief(article: ArticlePage) -> Any:
    return somebody("redaction-en-chef")


@pytest.fixture
def under_way(article: ArticlePage) -> PublishPageRevisionAction:
    """Somebody has pressed « Publier », and Wagtail has read the page for them."""
    stale = ArticlePage.objects.get(pk=article.pk)
    return PublishPageRevisionAction(stale.save_revision(), user=somebody("chef-de-rubrique"))


def fresh(page: Page) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk)


def is_shown(page: Page) -> bool:
    return PublishedDocument.objects.filter(page_id=page.pk).exists()


def test_a_publication_under_way_brings_nothing_back_that_was_taken_down(
    article, chief, under_way, settle
):
    acts.depublish(fresh(article), user=chief, reason="Demande", now=timezone.now())

    with pytest.raises(PublicationRefused):
        under_way.execute()

    settle()
    assert not fresh(article).live
    assert not is_shown(article)


def test_nor_out_of_the_bin(article, chief, under_way, settle):
    bin_acts.put(fresh(article), user=chief, now=timezone.now())

    with pytest.raises(PublicationRefused):
        under_way.execute()

    settle()
    assert not is_shown(article)


def test_nor_before_an_embargo_that_was_set_meanwhile(article, chief, under_way, settle):
    other = fresh(article)
    other.embargo_until = timezone.now() + timedelta(days=1)
    other.save_revision().publish()

    with pytest.raises(PublicationRefused):
        under_way.execute()

    settle()
    assert not is_shown(article)


def test_nor_out_of_the_private_section_it_was_moved_to(article, newsroom, under_way, settle):
    private = newsroom.section("Réserve")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    fresh(article).move(private, pos="last-child")

    under_way.execute()

    settle()
    assert fresh(article).get_parent().pk == private.pk
    assert not is_shown(article)
    assert not any(Page.find_problems())


def test_nor_a_name_that_was_taken_out(article, chief, under_way, settle):
    anonymiser = Anonymiser.of([NAME], words="Une femme")
    acts.anonymise(
        fresh(article), user=chief, reason="Demande", now=timezone.now(), anonymiser=anonymiser
    )

    under_way.execute()

    settle()
    assert NAME not in fresh(article).title
    assert NAME not in PublishedDocument.objects.get(page_id=article.pk).body


def test_who_withdraws_a_page_withdraws_what_was_just_published(newsroom, settle):
    page = newsroom.article("Brouillon", publish=False)
    stale = fresh(page)
    page.title = "En ligne"
    newsroom.publish(page)

    UnpublishPageAction(stale).execute()

    settle()
    assert not is_shown(page)
    assert (fresh(page).live, fresh(page).title) == (False, "En ligne")


def test_two_who_write_under_the_same_title_get_an_address_each(newsroom):
    section = newsroom.section("Monde")
    first, second = (type(section).objects.get(pk=section.pk) for _time in range(2))
    forms = [ArticlePage(title="Le port", slug="le-port", live=False) for _time in range(2)]

    first.add_child(instance=forms[0])
    second.add_child(instance=forms[1])

    assert [page.slug for page in forms] == ["le-port", "le-port-2"]
    assert len({page.path for page in forms}) == 2
    assert not any(Page.find_problems())


def test_an_address_that_somebody_chose_is_refused_where_it_is_taken(newsroom):
    section = newsroom.section("Monde")
    newsroom.article("Autre", section=section, slug="le-quai")

    with pytest.raises(ValidationError):
        newsroom.article("Le port", section=section, slug="le-quai")
    newsroom.article("Municipales", section=section, slug="municipales-2026")
    with pytest.raises(ValidationError):
        newsroom.article("Municipales", section=section, slug="municipales-2026")


@pytest.mark.parametrize("title", ["", "x" * 300])
def test_a_draft_without_a_fitting_title_is_refused(newsroom, title):
    with pytest.raises(ValidationError):
        newsroom.article(title, publish=False)


def test_a_page_made_below_a_renamed_section_stands_at_its_new_address(newsroom):
    section = newsroom.section("Monde")
    stale = type(section).objects.get(pk=section.pk)
    section.slug = "planete"
    newsroom.publish(section)

    page = newsroom.article("Le port", section=stale)

    assert fresh(page).url_path.endswith("/planete/le-port/")
