"""What is private in one language is private in all, and public again once what made it so is lifted."""

from __future__ import annotations

from copy import deepcopy

import pytest
from wagtail.models import Locale, Page, PageViewRestriction

from cms.locales import trees
from cms.published.models import PublishedDocument
from tests.translators import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared")]


def shut(page):
    """Make a page private, as the admin does."""
    return PageViewRestriction.objects.create(page=page, restriction_type="login")


def readable(article):
    """The languages of the article readers get."""
    documents = PublishedDocument.objects.filter(translation_key=article.translation_key)
    return set(documents.values_list("locale", flat=True))


@pytest.fixture(scope="module")
def made(shared):
    """An article whose English is public."""
    article = shared.article("Le port")
    english = Desk(newsroom=shared).published(article)
    shared.settle()
    return article, english


@pytest.fixture
def article(db, made):
    return deepcopy(made[0])


@pytest.fixture
def english(db, made):
    return deepcopy(made[1])


def test_all_languages_are_private_in_the_transaction_that_asked(article, newsroom, desk):
    desk.published(article, "es")
    newsroom.settle()
    before = readable(article)

    shut(article)

    # Nothing was projected since.
    assert before == {"fr", "en", "es"}
    assert readable(article) == set()


def test_a_translation_made_of_private_french_is_public_with_it(newsroom, desk):
    article = newsroom.article("Le phare")
    restriction = shut(article)
    english = desk.published(article)
    newsroom.settle()
    before = readable(article)

    restriction.delete()
    newsroom.settle()

    assert before == set()
    assert readable(article) == {"fr", "en"}
    assert not english.view_restrictions.exists()


def test_a_tree_opened_below_a_private_section_is_public_with_it(newsroom, desk):
    section = newsroom.section("Abonnés")
    newsroom.publish(section)
    restriction = shut(section)
    assert not Page.objects.filter(locale__language_code="es").exists()
    trees.sync()
    spanish = section.get_translation(Locale.objects.get(language_code="es"))
    article = newsroom.article("Le phare", section=section)
    desk.published(article, "es")

    restriction.delete()
    newsroom.settle()

    assert not spanish.view_restrictions.exists()
    assert readable(article) == {"fr", "es"}


def test_saving_a_private_translation_leaves_it_private(article, english, newsroom, desk):
    shut(english)
    job = desk.job(article)

    desk.write(job, "Le port", "The harbour")
    desk.publish(job)
    newsroom.settle()

    assert english.view_restrictions.exists()
    assert readable(article) == set()
