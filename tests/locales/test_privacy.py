"""What is private in one language is private in all, and public again once what made it so is lifted."""

from __future__ import annotations

import pytest
from wagtail.models import Locale, PageViewRestriction

from cms.locales import trees
from cms.published.models import PublishedDocument

pytestmark = pytest.mark.django_db


def shut(page):
    """Make a page private, as the admin does."""
    return PageViewRestriction.objects.create(page=page, restriction_type="login")


def readable():
    """The languages of the article readers get."""
    documents = PublishedDocument.objects.filter(page_type="news.ArticlePage")
    return set(documents.values_list("locale", flat=True))


@pytest.fixture
def article(newsroom):
    return newsroom.article("Le port")


def test_all_languages_are_private_in_the_transaction_that_asked(article, newsroom, desk):
    desk.published(article)
    desk.published(article, "es")
    newsroom.settle()
    before = readable()

    shut(article)

    # Nothing was projected since.
    assert before == {"fr", "en", "es"}
    assert readable() == set()


def test_a_translation_made_of_private_french_is_public_with_it(article, newsroom, desk):
    restriction = shut(article)
    english = desk.published(article)
    newsroom.settle()
    before = readable()

    restriction.delete()
    newsroom.settle()

    assert before == set()
    assert readable() == {"fr", "en"}
    assert not english.view_restrictions.exists()


def test_a_tree_opened_below_a_private_section_is_public_with_it(newsroom, desk):
    section = newsroom.section("Abonnés")
    newsroom.publish(section)
    restriction = shut(section)
    trees.sync()
    english = section.get_translation(Locale.objects.get(language_code="en"))
    desk.published(newsroom.article("Le port", section=section))

    restriction.delete()
    newsroom.settle()

    assert not english.view_restrictions.exists()
    assert readable() == {"fr", "en"}


def test_saving_a_private_translation_leaves_it_private(article, newsroom, desk):
    english = desk.published(article)
    shut(english)
    job = desk.submit(article)

    desk.write(job, "Le port", "The harbour")
    desk.publish(job)
    newsroom.settle()

    assert english.view_restrictions.exists()
    assert readable() == set()
