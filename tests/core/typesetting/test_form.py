"""The form sets French texts right, shows each edit, and gives back what was typed."""

from __future__ import annotations

from copy import deepcopy
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from news.models import ArticlePage
from tests.article_forms import article_form

pytestmark = pytest.mark.django_db

TYPED = "L'accord tient: 50% des élus !"
SET = "L’accord tient\u00a0: 50\u00a0% des élus\u202f!"
SHOWN = {"typography_shown": "1"}
RICH = (
    '{"blocks": [{"key": "a1", "text": "Il dit \\"non\\"!", "type": "unstyled", "depth": 0, '
    '"inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}'
)


@pytest.fixture(scope="module")
def draft(shared: Any) -> ArticlePage:
    return shared.article("Le marché rouvre", publish=False)


@pytest.fixture
def article(db: None, draft: ArticlePage) -> ArticlePage:
    return deepcopy(draft)


@pytest.fixture
def save(admin_client: Any, article: ArticlePage) -> Any:
    """Send the article's form and give back the article as its latest revision has it."""

    def post(
        headers: dict[str, str] | None = None, typography_kept: Any = (), **form: Any
    ) -> ArticlePage:
        address = reverse("wagtailadmin_pages:edit", args=[article.pk])
        response = admin_client.post(
            address, {**article_form(**form), "typography_kept": typography_kept}, headers=headers
        )
        assert response.status_code in {200, 302}
        assert response.status_code == 302 or response.headers["Content-Type"] == "application/json"
        return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()

    return post


def ids(page: ArticlePage, rule: str) -> list[str]:
    return [record["id"] for record in page.typography_edits if record["rule"] == rule]


def test_texts_are_set_right_when_the_form_is_saved(save):
    page = save(
        standfirst=TYPED, slugline="l'accord !", internal_note="Qu'en dit M. Dupont ?", body=[]
    )

    assert page.standfirst == SET
    assert (page.slugline, page.internal_note) == ("l'accord !", "Qu'en dit M. Dupont ?")


def test_a_publication_carries_what_was_set_right(save, article):
    save(standfirst=TYPED, action="publish")

    article.refresh_from_db()

    assert article.live
    assert article.standfirst == SET


def test_an_autosave_sets_right_too(save):
    page = save(standfirst=TYPED, headers={"Accept": "application/json"})

    assert page.standfirst == SET


def test_blocks_are_set_right_each_text_of_theirs(save):
    page = save(
        body=[
            ("paragraph", RICH),
            ("pull_quote", {"text": "C'est dit!", "attribution": "M. Dupont"}),
            ("quote", {"text": 'It\'s "fine"!', "source": "An MP", "language": "en"}),
        ]
    )

    paragraph, pull_quote, quote = page.body
    assert "Il dit «\u00a0non\u00a0»\u202f!" in paragraph.value.source
    assert pull_quote.value["text"] == "C’est dit\u202f!"
    assert pull_quote.value["attribution"] == "M.\u00a0Dupont"
    assert quote.value["text"] == 'It\'s "fine"!'


def test_each_edit_is_noted_with_its_rule(save):
    page = save(standfirst=TYPED)

    edits = [
        (edit["path"], edit["rule"], edit["before"], edit["after"])
        for edit in page.typography_edits
    ]
    assert edits == [
        ("standfirst", "T02", "'", "’"),
        ("standfirst", "T05", "", "\u00a0"),
        ("standfirst", "T09-percent", "", "\u00a0"),
        ("standfirst", "T04", " ", "\u202f"),
    ]


def test_the_panel_shows_each_edit_with_its_spaces(save, admin_client, article):
    save(standfirst=TYPED)

    screen = admin_client.get(
        reverse("wagtailadmin_pages:edit", args=[article.pk])
    ).content.decode()

    assert "<ins>⍽</ins>" in screen
    assert "Espace fine insécable avant ; ! ?" in screen
    assert screen.count('name="typography_kept"') == 4


def test_the_panel_shows_words_and_no_markup(save, admin_client, article):
    save(standfirst=TYPED, body=[("paragraph", RICH)])

    screen = admin_client.get(
        reverse("wagtailadmin_pages:edit", args=[article.pk])
    ).content.decode()

    shown = screen.partition('name="typography_shown"')[2].partition("</ul>")[0]
    assert "<strong>Chapô</strong>" in shown
    assert "<strong>Paragraphe</strong>" in shown
    assert "Il dit <del>" in shown
    assert "&lt;" not in shown


def test_an_edit_taken_back_is_as_it_was_typed_and_stays_so(save):
    first = save(standfirst=TYPED)
    taken = ids(first, "T02")

    second = save(standfirst=first.standfirst, typography_kept=taken, **SHOWN)
    third = save(standfirst=second.standfirst, typography_kept=taken, **SHOWN)

    assert second.standfirst == SET.replace("’", "'")
    assert third.standfirst == second.standfirst
    assert ids(third, "T02") == taken


def test_what_was_taken_back_is_remembered_without_the_panel(save):
    first = save(standfirst=TYPED)
    second = save(standfirst=first.standfirst, typography_kept=ids(first, "T02"), **SHOWN)

    third = save(standfirst=second.standfirst)

    assert third.standfirst == SET.replace("’", "'")


def test_an_edit_may_be_made_again(save):
    first = save(standfirst=TYPED)
    second = save(standfirst=first.standfirst, typography_kept=ids(first, "T02"), **SHOWN)

    third = save(standfirst=second.standfirst, **SHOWN)

    assert third.standfirst == SET


def test_all_edits_taken_back_together_give_what_was_typed(save):
    first = save(standfirst=TYPED)
    every = [record["id"] for record in first.typography_edits]

    second = save(standfirst=first.standfirst, typography_kept=every, **SHOWN)
    third = save(standfirst=second.standfirst, typography_kept=every, **SHOWN)

    assert second.standfirst == TYPED
    assert third.standfirst == TYPED


def test_a_form_left_open_keeps_what_was_taken_back(save):
    first = save(standfirst=TYPED)
    taken = ids(first, "T02")
    save(standfirst=first.standfirst, typography_kept=taken, **SHOWN)

    again = save(standfirst=first.standfirst, typography_kept=taken, **SHOWN)

    assert again.standfirst == SET.replace("’", "'")


def test_a_page_may_be_left_as_it_is_typed(save):
    page = save(standfirst=TYPED, typography_off="on")

    assert page.standfirst == TYPED
    assert page.typography_edits == []


def test_a_space_too_many_refuses_no_kicker(save):
    typed = "a" * 58 + "x!"

    assert save(kicker=typed).kicker == typed


def test_a_page_in_english_is_left_alone(newsroom, admin_client, article):
    english = article.copy_for_translation(newsroom.locale("en"), copy_parents=True)
    form = article_form(standfirst=TYPED, slug=f"a-{uuid4().hex}")

    admin_client.post(reverse("wagtailadmin_pages:edit", args=[english.pk]), form)

    page = ArticlePage.objects.get(pk=english.pk).get_latest_revision_as_object()
    assert page.standfirst == TYPED


def test_a_new_article_is_set_right(newsroom, admin_client):
    section = newsroom.section("Économie")
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", section.pk])

    admin_client.post(address, article_form(title="L'accord tient !", slug="accord"))

    page = ArticlePage.objects.get(slug="accord").get_latest_revision_as_object()
    assert page.title == "L’accord tient\u202f!"


def test_a_section_is_set_right(newsroom, admin_client):
    section = newsroom.section("Économie")
    address = reverse("wagtailadmin_pages:edit", args=[section.pk])
    form = {"title": "L'économie", "slug": section.slug, "standfirst": TYPED}
    form |= {"zones": streamfield([]), "comments": inline_formset([])}

    response = admin_client.post(address, nested_form_data(form))

    assert response.status_code == 302, response.context["form"].errors
    section.refresh_from_db()
    page = section.get_latest_revision_as_object()
    assert (page.title, page.standfirst) == ("L’économie", SET)


def test_the_panel_is_not_shown_in_english(newsroom, admin_client, article):
    english = article.copy_for_translation(newsroom.locale("en"), copy_parents=True)

    screen = admin_client.get(reverse("wagtailadmin_pages:edit", args=[english.pk]))

    assert "typography_shown" not in screen.content.decode()
