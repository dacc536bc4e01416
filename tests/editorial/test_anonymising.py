"""Anonymising: no trace of the name is left in any column of any table, and nothing else is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, CommentReply, Site

from cms.editorial.models import Takedown
from cms.editorial.takedown import acts
from cms.editorial.takedown.names import Anonymiser, NameStays
from news.models import ArticlePage
from news.models.links import Correction
from tests.newsroom import Newsroom, paragraph
from tests.translators import Desk

pytestmark = pytest.mark.django_db

#: Every way the name is written below holds one of these.
TRACES = ("kerbrat", "KERBRAT", "Kerbrat")
FORMS = ("Jérôme Kerbrat", "M. Kerbrat", "Kerbrat")


@pytest.fixture(scope="module")
def head(shared: Newsroom) -> Any:
    return get_user_model().objects.create_superuser("chef", password="x")


@pytest.fixture(scope="module")
def named(shared: Newsroom, head: Any) -> ArticlePage:
    """A published article with a past, a translation, a pending draft, comments, and a renamed address."""
    desk = Desk(newsroom=shared, committing=TestCase.captureOnCommitCallbacks)
    page = shared.article(
        "Jérôme Kerbrat condamné",
        kicker="Affaire KERBRAT",
        standfirst="M.\u00a0Kerbrat fait appel. L’Élysée se tait.",
        seo_title="Jerome Kerbrat : le procès",
        internal_note="Rappeler Kerbrat.",
        body=[paragraph("Le fils de <b>Jérôme Kerbrat</b>, Kerbratois, se tait.")],
        corrections=[
            Correction(kind="correction", date=timezone.now(), text="M. Kerbrat a 40 ans.")
        ],
    )
    page.slug, page.title = "kerbrat-condamne", "Kerbrat condamné, encore"
    shared.publish(page)
    Redirect.objects.create(old_path="/affaire-kerbrat", redirect_page=page)
    desk.published(page)
    comment = Comment.objects.create(page=page, user=head, text="Kerbrat ?", contentpath="title")
    CommentReply.objects.create(comment=comment, user=head, text="Oui, Kerbrat.")
    page.title = "Kerbrat condamné : ce qu’il faut savoir"
    page.save_revision(user=head)
    shared.settle()
    return page


@pytest.fixture
def article(named: ArticlePage, newsroom: Newsroom) -> ArticlePage:
    return ArticlePage.objects.get(pk=named.pk)


@pytest.fixture
def chief(head: Any, newsroom: Newsroom) -> Any:
    return get_user_model().objects.get(pk=head.pk)


def anonymise(page: Any, user: Any, *forms: str, words: str = "X.") -> None:
    acts.anonymise(
        page,
        user=user,
        reason="Décision",
        now=timezone.now(),
        anonymiser=Anonymiser.of(forms or FORMS, words=words),
    )


def columns_with(*words: str) -> set[str]:
    """Every column of the database that holds one of these words."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                cursor.execute(f'SELECT "{column.name}" FROM "{table}"')  # noqa: S608 names of our own tables
                texts = [str(text) for (text,) in cursor.fetchall()]
                if any(word in text for text in texts for word in words):
                    found.add(f"{table}.{column.name}")
    return found


def test_no_column_of_any_table_holds_the_name(article, chief, newsroom):
    before = columns_with(*TRACES)

    anonymise(article, chief)
    newsroom.settle()

    assert len(before) > 20
    assert columns_with(*TRACES) - allowed() == set()


def allowed() -> set[str]:
    """« Kerbratois » is another word, and stays where the text is."""
    return columns_with("kerbratoi", "Kerbratoi") - columns_with(
        "kerbrat ", "Kerbrat ", "kerbrat-", "Kerbrat<"
    )


def test_everything_else_stays(article, chief, newsroom, api):
    drafts = article.revisions.count()
    anonymise(article, chief)
    newsroom.settle()

    article.refresh_from_db()
    assert article.title == "X. condamné, encore"
    assert article.slug == "x-condamne"
    assert article.standfirst == "X. fait appel. L’Élysée se tait."
    assert "<b>X.</b>, Kerbratois" in str(article.body[0].value)
    assert article.corrections.get().text == "X. a 40 ans."
    assert article.has_unpublished_changes
    assert article.revisions.count() == drafts
    assert article.get_latest_revision_as_object().title == "X. condamné : ce qu’il faut savoir"
    found = api.get(f"/api/v2/pages/{article.pk}/").json()
    assert (found["title"], found["path"]) == ("X. condamné, encore", article.url)


def test_an_address_with_the_name_answers_that_it_has_gone(article, chief, newsroom, api):
    anonymise(article, chief)
    newsroom.settle()

    address = article.get_parent().url + "kerbrat-condamne/"

    assert api.get("/api/v2/resolve/", {"path": address}).status_code == 410


def test_only_redirects_that_lead_to_the_text_lose_the_name(article, chief, newsroom):
    host = Site.objects.get().hostname
    ours = {
        "/kerbrat": article.url,
        "/kerbrat-direct": f"https://{host}{article.url}?mot=kerbrat#fin",
        "/kerbrat-avant": "/affaire-kerbrat/",
        "/kerbrat-encore": "/kerbrat-avant",
        "/proces": article.url,
    }
    others = {
        "/saint-kerbrat": "https://tourisme.example/",
        "/kerbrat-ailleurs": f"https://ailleurs.example{article.url}",
        "/ville": "/communes/kerbrat/",
    }
    for old_path, link in {**ours, **others}.items():
        Redirect.objects.create(old_path=old_path, redirect_link=link)

    anonymise(article, chief)

    left = dict(Redirect.objects.values_list("old_path", "redirect_link"))
    assert left == others


def test_a_name_cut_by_its_formatting_changes_nothing(newsroom, chief):
    page = newsroom.article(
        "Kerbrat condamné", body=[paragraph("Le procès de Jérôme <i>Ker</i>brat.")]
    )

    with pytest.raises(NameStays, match="texte"):
        anonymise(page, chief)

    page.refresh_from_db()
    assert page.title == "Kerbrat condamné"
    assert not Takedown.objects.exists()


def test_the_screen_says_which_field_keeps_the_name(newsroom, chief, admin_client):
    page = newsroom.article("Condamné", body=[paragraph("De Jérôme <i>Ker</i>brat.")])

    answer = admin_client.post(
        reverse("take_down", args=[page.pk]),
        {
            "act": "anonymise", "reason": "Décision", "names": "Kerbrat", "replacement": "X.",
            "confirmed": "on",
        },
    )  # fmt: skip

    assert "coupé par la mise en forme (« texte »)" in answer.content.decode()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("JEROME KERBRAT", "X."),
        ("Je\u0301ro\u0302me\u202fKerbrat dit", "X. dit"),
        ("Kerbrats et Kerbratois", "Kerbrats et Kerbratois"),
        ("le-proces-kerbrat", "le-proces-x"),
        ('<a href="/le-proces-jerome-kerbrat/">Kerbrat</a>', '<a href="/le-proces-x/">X.</a>'),
        ('[{"value": "M. Kerbrat"}]', '[{"value": "X."}]'),
    ],
)
def test_a_name_is_found_however_it_is_written(text, cleaned):
    assert Anonymiser.of(FORMS, words="X.").clean_json(text) == cleaned


def test_an_apostrophe_is_found_as_text_and_as_html():
    anonymiser = Anonymiser.of(["Le d'Arvor"], words="X.")

    assert anonymiser.clean("Le d’Arvor, le d&#x27;Arvor") == "X., X."
