"""Front pages and sections in every language."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from cms.locales import trees
from cms.locales.completeness import UntranslatedText
from cms.locales.exchange.segments import segments_of
from cms.published.models import PublishedDocument
from news.models import SectionPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def synced(newsroom):
    """A newsroom whose trees are open in English and Spanish."""
    trees.sync()
    return newsroom


def shape(code):
    """Title → what it stands under, in one language."""
    pages = Page.objects.filter(locale__language_code=code, depth__gt=2)
    return {page.title: page.get_parent().title for page in pages}


def test_every_section_stands_in_every_language_as_a_draft_of_its_own(newsroom):
    politics = newsroom.section("Politique")
    newsroom.section("Local", parent=politics)

    report = trees.sync()

    assert report.created == 6
    assert shape("en") == shape("es") == {"Politique": "La une", "Local": "Politique"}
    others = Page.objects.exclude(locale__language_code="fr").filter(depth__gt=1)
    assert not others.filter(live=True).exists()
    assert not others.filter(alias_of__isnull=False).exists()


def test_a_second_run_changes_nothing(newsroom, capsys):
    newsroom.section("Politique")
    call_command("sync_locales", verbosity=0)
    before = list(Page.objects.order_by("pk").values_list("pk", "path", "slug"))

    call_command("sync_locales", verbosity=0)

    assert list(Page.objects.order_by("pk").values_list("pk", "path", "slug")) == before
    assert "already" in capsys.readouterr().out


def test_what_is_not_translated_is_in_no_answer(synced, client):
    synced.publish(synced.home)
    synced.publish(synced.section("Politique"))
    synced.settle()

    assert set(PublishedDocument.objects.values_list("locale", flat=True)) == {"fr"}


def test_a_section_made_by_code_is_made_in_every_open_language(synced):
    synced.section("Sport")

    assert shape("en") == shape("es") == {"Sport": "La une"}


def test_a_section_is_given_to_translators_once_as_it_was_last_published(synced):
    section = synced.section("Sport")
    section.title = "Sports"
    synced.publish(section)
    synced.publish(section)

    jobs = Translation.objects.filter(source__object_id=section.translation_key)
    assert sorted(job.target_locale.language_code for job in jobs) == ["en", "es"]
    assert [one.source for one in segments_of(jobs[0])] == ["Sports"]


def test_a_french_draft_of_the_tree_is_not_published_as_it_is(synced):
    section = synced.section("Sport")
    synced.publish(section)
    english = section.get_translation(Locale.objects.get(language_code="en")).specific

    with pytest.raises(UntranslatedText, match="Sport"):
        english.save_revision().publish()


def test_a_section_that_moves_takes_its_translations_along(synced):
    politics, sport = synced.section("Politique"), synced.section("Sport")

    Page.objects.get(pk=sport.pk).specific.move(Page.objects.get(pk=politics.pk), "last-child")

    assert shape("en") == shape("es") == {"Politique": "La une", "Sport": "Politique"}


def test_a_moved_article_is_followed_and_its_translation_is_kept(synced, desk):
    politics, sport = synced.section("Politique"), synced.section("Sport")
    english = desk.published(synced.article("Le port", section=politics))
    article = Page.objects.get(title="Le port")

    article.specific.move(Page.objects.get(pk=sport.pk), "last-child")

    english.refresh_from_db()
    assert english.get_parent().title == "Sport"
    assert (english.title, english.live) == ("[en] Le port", True)


def test_no_tree_of_another_language_is_changed_by_its_own_moves(synced):
    politics, sport = synced.section("Politique"), synced.section("Sport")
    english = Locale.objects.get(language_code="en")

    sport.get_translation(english).specific.move(politics.get_translation(english), "last-child")

    assert shape("fr")["Sport"] == "La une"
    trees.sync()
    assert shape("en")["Sport"] == "La une"


def test_translating_an_article_makes_no_alias_of_its_section(newsroom, desk):
    article = newsroom.article("Le port")

    desk.submit(article)

    assert not Page.objects.filter(alias_of__isnull=False).exists()
    assert not SectionPage.objects.filter(locale__language_code="en", live=True).exists()


@pytest.mark.parametrize("slug", ["en", "es"])
def test_a_french_address_is_never_another_language_s(newsroom, slug):
    section = newsroom.section(slug.upper())

    assert section.slug == f"{slug}-2"
