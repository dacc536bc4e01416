"""French never stands in for a translation before readers, by whatever path it is published."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.urls import reverse

from cms.locales.completeness import UntranslatedText
from tests.article_forms import article_form
from tests.newsroom import paragraph
from tests.translators import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared")]


@pytest.fixture(scope="module")
def made(shared):
    """An article its translators have only just been given."""
    article = shared.article("Le port", standfirst="Un chapô.")
    job = Desk(newsroom=shared).submit(article)
    shared.settle()
    return article, job


@pytest.fixture
def article(db, made):
    return deepcopy(made[0])


@pytest.fixture
def translation(db, made):
    return deepcopy(made[1])


def test_a_translation_begins_as_a_draft(desk, translation):
    assert not desk.page(translation).live


def test_a_half_translated_page_is_not_published(desk, translation):
    desk.translate(translation, "Le port")

    with pytest.raises(UntranslatedText, match="Un chapô"):
        desk.publish(translation)

    assert not desk.page(translation).live


def test_a_half_translated_draft_is_published_by_no_other_path(desk, translation):
    desk.translate(translation, "Le port")
    translation.save_target(publish=False)

    with pytest.raises(UntranslatedText):
        desk.page(translation).get_latest_revision().publish()

    assert not desk.page(translation).live


@pytest.mark.parametrize(
    ("title", "standfirst", "is_live"),
    [
        ("Le port", "Un chapô.", False),
        ("The port", "Un chapô.", False),
        ("The port", "A deck.", True),
    ],
)
def test_the_button_of_a_stopped_translation_publishes_no_french(
    desk, translation, admin_client, title, standfirst, is_live
):
    translation.enabled = False
    translation.save()
    page = desk.page(translation)
    form = article_form(action="publish", title=title, slug=page.slug, standfirst=standfirst)

    admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    assert desk.page(translation).live is is_live


def test_publishing_after_a_refresh_keeps_what_was_public_of_changed_texts(
    newsroom, desk, article, translation
):
    desk.translate(translation)
    desk.publish(translation)
    article.standfirst = "Un autre chapô."
    article.title = "La rade"
    newsroom.publish(article)
    desk.refresh(translation)
    desk.write(translation, "La rade", "The roadstead")

    english = desk.publish(translation)

    assert (english.title, english.standfirst) == ("The roadstead", "[en] Un chapô.")


def test_a_new_paragraph_waits_for_its_translation(newsroom, desk, article, translation):
    desk.translate(translation)
    desk.publish(translation)
    article.public_note = "Une note."
    newsroom.publish(article)
    desk.refresh(translation)

    with pytest.raises(UntranslatedText, match="Une note"):
        desk.publish(translation)


def test_a_text_kept_in_french_on_purpose_is_a_translation(desk, translation):
    desk.translate(translation)
    desk.write(translation, "Le port", "Le port")

    assert desk.publish(translation).title == "Le port"


def test_a_kept_text_needs_the_links_it_had(newsroom, desk):
    link = '<a href="https://exemple.fr/">la note</a>'
    article = newsroom.article("Le port", body=[paragraph(f"Voir {link}.")])
    desk.published(article)
    translation = desk.job(article)
    article.body = [paragraph("Voir la note.")]
    newsroom.publish(article)
    desk.refresh(translation)

    with pytest.raises(UntranslatedText, match="Voir la note"):
        desk.publish(translation)


def test_whoever_publishes_french_is_told_which_texts(admin_client, desk, translation):
    page = desk.page(translation)

    answer = admin_client.post(f"/admin/pages/{page.pk}/edit/", {"action": "publish"}, follow=True)

    assert answer.status_code == 200
    assert "n’a pas été publiée" in answer.content.decode()
    assert not desk.page(translation).live


def test_the_address_is_of_the_translated_title_and_then_kept(newsroom, desk, translation):
    desk.translate(translation)
    desk.write(translation, "Le port", "The port’s café")
    english = desk.publish(translation)
    assert english.slug == "the-port-s-cafe"

    desk.write(translation, "Le port", "Another title")
    english = desk.publish(translation)

    assert (english.title, english.slug) == ("Another title", "the-port-s-cafe")


def test_a_translation_whose_french_is_deleted_is_still_corrected(desk, article, translation):
    desk.translate(translation)
    english = desk.publish(translation)
    article.delete()
    english.refresh_from_db()
    english.title = "The port, corrected"

    english.save_revision().publish()

    english.refresh_from_db()
    assert (english.live, english.title) == (True, "The port, corrected")
