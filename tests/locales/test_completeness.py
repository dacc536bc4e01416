"""French never stands in for a translation before readers, by whatever path it is published."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cms.locales.completeness import UntranslatedText
from tests.article_forms import article_form
from tests.newsroom import paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(newsroom):
    return newsroom.article("Le port", standfirst="Un chapô.")


def test_a_translation_begins_as_a_draft(desk, article):
    assert not desk.page(desk.submit(article)).live


def test_a_half_translated_page_is_not_published(desk, article):
    translation = desk.submit(article)
    desk.translate(translation, "Le port")

    with pytest.raises(UntranslatedText, match="Un chapô"):
        desk.publish(translation)

    assert not desk.page(translation).live


def test_a_half_translated_draft_is_published_by_no_other_path(desk, article):
    translation = desk.submit(article)
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
    desk, article, admin_client, title, standfirst, is_live
):
    translation = desk.submit(article)
    translation.enabled = False
    translation.save()
    page = desk.page(translation)
    form = article_form(action="publish", title=title, slug=page.slug, standfirst=standfirst)

    admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    assert desk.page(translation).live is is_live


def test_publishing_after_a_refresh_keeps_what_was_public_of_changed_texts(newsroom, desk, article):
    desk.published(article)
    translation = desk.submit(article)
    article.standfirst = "Un autre chapô."
    article.title = "La rade"
    newsroom.publish(article)
    desk.refresh(translation)
    desk.write(translation, "La rade", "The roadstead")

    english = desk.publish(translation)

    assert (english.title, english.standfirst) == ("The roadstead", "[en] Un chapô.")


def test_a_new_paragraph_waits_for_its_translation(newsroom, desk, article):
    desk.published(article)
    translation = desk.submit(article)
    article.public_note = "Une note."
    newsroom.publish(article)
    desk.refresh(translation)

    with pytest.raises(UntranslatedText, match="Une note"):
        desk.publish(translation)


def test_a_text_kept_in_french_on_purpose_is_a_translation(desk, article):
    translation = desk.submit(article)
    desk.translate(translation)
    desk.write(translation, "Le port", "Le port")

    assert desk.publish(translation).title == "Le port"


def test_a_kept_text_needs_the_links_it_had(newsroom, desk):
    link = '<a href="https://exemple.fr/">la note</a>'
    article = newsroom.article("Le port", body=[paragraph(f"Voir {link}.")])
    desk.published(article)
    translation = desk.submit(article)
    article.body = [paragraph("Voir la note.")]
    newsroom.publish(article)
    desk.refresh(translation)

    with pytest.raises(UntranslatedText, match="Voir la note"):
        desk.publish(translation)


def test_whoever_publishes_french_is_told_which_texts(admin_client, desk, article):
    translation = desk.submit(article)
    page = desk.page(translation)

    answer = admin_client.post(f"/admin/pages/{page.pk}/edit/", {"action": "publish"}, follow=True)

    assert answer.status_code == 200
    assert "n’a pas été publiée" in answer.content.decode()
    assert not desk.page(translation).live


def test_the_address_is_of_the_translated_title_and_then_kept(newsroom, desk, article):
    translation = desk.submit(article)
    desk.translate(translation)
    desk.write(translation, "Le port", "The port’s café")
    english = desk.publish(translation)
    assert english.slug == "the-port-s-cafe"

    desk.write(translation, "Le port", "Another title")
    english = desk.publish(translation)

    assert (english.title, english.slug) == ("Another title", "the-port-s-cafe")
