"""A French page changes: what its public translations say of it, to the text."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import timedelta

import pytest
from django.utils import timezone

from cms.locales.exchange.segments import segments_of
from cms.locales.freshness import checking
from cms.locales.models import PublishedText
from cms.published.models import PublishedDocument
from tests.newsroom import paragraph
from tests.translators import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared")]
ONE, TWO = "a1111111-1111-4111-8111-111111111111", "b2222222-2222-4222-8222-222222222222"


@pytest.fixture(scope="module")
def made(shared):
    """An article whose English is public."""
    article = shared.article("Le port", body=story("Un premier.", "Un second."))
    english = Desk(newsroom=shared).published(article)
    shared.settle()
    return article, english


@pytest.fixture
def article(db, made):
    """The same rows for each test, in objects of its own."""
    return deepcopy(made[0])


@pytest.fixture
def english(db, made):
    return deepcopy(made[1])


def story(first, second):
    return [{**paragraph(first), "id": ONE}, {**paragraph(second), "id": TWO}]


def change(newsroom, article, **fields):
    for name, value in fields.items():
        setattr(article, name, value)
    newsroom.publish(article)


def stale(page):
    rows = PublishedText.objects.filter(page=page, stale_since__isnull=False).order_by("order")
    return [(row.source, row.source_now) for row in rows]


def meta(newsroom, page):
    newsroom.settle()
    return json.loads(PublishedDocument.objects.get(page_id=page.pk).body)["meta"]


def status(newsroom, page):
    return [(it["locale"], it["status"]) for it in meta(newsroom, page)["translations"]]


def test_a_published_translation_is_up_to_date(newsroom, article, english):
    assert stale(english) == []
    assert status(newsroom, article) == [("en", "up_to_date")]
    assert meta(newsroom, english)["freshness"]["status"] == "up_to_date"
    assert meta(newsroom, article)["freshness"]["status"] == "source"


def test_changed_texts_are_stale_in_every_language_and_the_others_are_not(
    newsroom, desk, article, english
):
    spanish = desk.published(article, "es")

    change(newsroom, article, title="La rade", body=story("Un premier.", "Un deuxième."))

    expected = [("Le port", "La rade"), ("Un second.", "Un deuxième.")]
    assert stale(english) == stale(spanish) == expected
    assert status(newsroom, article) == [("en", "stale"), ("es", "stale")]
    assert meta(newsroom, english)["freshness"]["stale_since"] is not None


def test_a_typo_in_one_sentence_of_a_block_makes_one_text_stale(newsroom, desk):
    body = [{**paragraph("Un.</p><p>Deux.</p><p>Trois."), "id": ONE}]
    article = newsroom.article("Le port", body=body)
    english = desk.published(article)

    change(newsroom, article, body=[{**paragraph("Un.</p><p>Deux !</p><p>Trois."), "id": ONE}])

    assert stale(english) == [("Deux.", "Deux !")]


def test_paragraphs_that_come_and_go_are_stale(newsroom, article, english):
    added = {**paragraph("Un troisième."), "id": "c3333333-3333-4333-8333-333333333333"}
    change(newsroom, article, body=[story("Un premier.", "")[0], added])

    assert stale(english) == [("Un second.", ""), ("", "Un troisième.")]


def test_blocks_that_change_places_are_not_stale(newsroom, article, english):
    change(newsroom, article, body=list(reversed(story("Un premier.", "Un second."))))

    assert stale(english) == []


def test_putting_the_french_back_is_enough(newsroom, article, english):
    added = {**paragraph("Un troisième."), "id": "c3333333-3333-4333-8333-333333333333"}
    change(newsroom, article, title="La rade", body=[*story("Un premier.", "Autre."), added])

    change(newsroom, article, title="Le port", body=story("Un premier.", "Un second."))

    assert stale(english) == []
    assert status(newsroom, article) == [("en", "up_to_date")]


def test_a_draft_of_the_french_changes_nothing(newsroom, article, english):
    article.title = "La rade"
    article.save_revision()

    assert stale(english) == []


def test_refreshing_keeps_the_other_texts_and_publishing_is_up_to_date(
    newsroom, desk, article, english
):
    translation = desk.job(article)
    change(newsroom, article, title="La rade")

    desk.refresh(translation)
    assert stale(english) == [("Le port", "La rade")]
    desk.translate(translation)
    english = desk.publish(translation)

    assert stale(english) == []
    assert english.title == "[en] La rade"
    assert "[en] Un second." in str(english.body)


def test_refreshing_keeps_every_other_translated_text(newsroom, desk):
    """Two blocks of nine change: the seven others, the title and the standfirst stay as they were translated."""
    article = newsroom.article("Le port", standfirst="Un chapô.", body=long_story())
    english = desk.published(article)
    translation = desk.job(article)
    before = said(translation)
    public = str(english.body)

    change(newsroom, article, body=long_story(b="Le deux change.", g="Le sept change."))
    desk.refresh(translation)
    after = said(translation)
    english.refresh_from_db()
    untouched = str(english.body)
    desk.translate(translation)
    desk.publish(translation)

    changed = {"Phrase b.", "Phrase g."}
    assert {text for text, target in after.items() if not target} == {
        "Le deux change.",
        "Le sept change.",
    }
    assert {text: target for text, target in after.items() if target} == {
        text: target for text, target in before.items() if text not in changed
    }
    assert untouched == public
    assert stale(english) == []
    assert {text: said(translation)[text] for text in before if text not in changed} == {
        text: target for text, target in before.items() if text not in changed
    }


def long_story(**changed):
    return [
        {
            **paragraph(changed.get(letter, f"Phrase {letter}.")),
            "id": f"{number * 8}-1111-4111-8111-111111111111",
        }
        for number, letter in zip("123456789", "abcdefghi", strict=True)
    ]


def said(translation):
    """French → what is written for it, of a whole translation."""
    return {segment.source: segment.target for segment in segments_of(translation)}


def test_what_changed_first_says_since_when(newsroom, article, english, time_machine):
    moment = timezone.now()
    time_machine.move_to(moment + timedelta(hours=1), tick=False)
    change(newsroom, article, title="La rade")
    time_machine.move_to(moment + timedelta(hours=2), tick=False)
    change(newsroom, article, title="La baie")

    row = PublishedText.objects.get(page=english, stale_since__isnull=False)
    assert (row.source_now, row.stale_since) == ("La baie", moment + timedelta(hours=1))


def test_an_address_that_changes_makes_nothing_stale(newsroom, article, english):
    change(newsroom, article, slug="autre-part")

    assert stale(english) == []


def test_a_page_translated_without_a_job_stands_on_the_french_of_that_day(newsroom):
    article = newsroom.article("Le port", body=story("Un premier.", "Un second."))
    english = article.copy_for_translation(newsroom.locale("en"), copy_parents=True)
    english.title = "The port"
    newsroom.publish(english)

    change(newsroom, article, title="La rade")

    assert stale(english) == [("Le port", "La rade")]


def test_checking_costs_the_same_whatever_the_number_of_languages(
    newsroom, desk, article, english, django_assert_max_num_queries
):
    desk.published(article, "es")
    article.title = "La rade"
    article.save()

    with django_assert_max_num_queries(12):
        checking.source_published(article, at=timezone.now(), by=None)

    assert PublishedText.objects.filter(stale_since__isnull=False).count() == 2


def test_an_older_version_brings_its_own_ground(newsroom, desk, article, english):
    first = english.live_revision
    translation = desk.job(article)
    change(newsroom, article, title="La rade")
    desk.refresh(translation)
    desk.translate(translation)
    desk.publish(translation)

    first.publish()

    english.refresh_from_db()
    assert english.title == "[en] Le port"
    assert stale(english) == [("Le port", "La rade")]


def test_alternates_name_each_language_and_the_default(newsroom, article, english):
    for page in (article, english):
        said = {it["hreflang"]: it["href"] for it in meta(newsroom, page)["alternates"]}
        assert set(said) == {"fr", "en", "x-default"}
        assert said["x-default"] == said["fr"]
        assert "/en/" in said["en"]
