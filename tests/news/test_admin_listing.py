"""The desk's lists: French columns, and a cost that does not grow."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.editorial.bootstrap import bootstrap
from cms.editorial.roles import ROLES
from news.models.vocabulary import AuthorKind

pytestmark = pytest.mark.django_db


def test_the_list_speaks_the_language_of_the_desk(admin_client, newsroom):
    newsroom.article("La criée", authors=[newsroom.author("Anne Le Gall")], genre="reportage")

    page = admin_client.get(reverse("articles:index")).content.decode()

    headings = ["Titre", "Rubrique", "Genre", "Signatures", "Signes", "Modifié", "État"]
    assert [heading for heading in headings if heading not in page] == []
    assert "Reportage" in page
    assert "Anne Le Gall" in page


def test_signatures_keep_their_order(admin_client, newsroom):
    first, second = newsroom.author("Zoé Ker"), newsroom.author("Anne Le Gall")
    newsroom.article("La criée", authors=[first, second])

    response = admin_client.get(reverse("articles:index"))

    assert "Zoé Ker, Anne Le Gall" in response.content.decode()


@pytest.fixture
def desk(client: Any, home: Any) -> Any:
    """An editor at work.

    What is measured is the list. Wagtail adds a query a row for the buttons of whoever may not publish, and
    wagtail-localize two for whoever may ask for translations.
    """
    bootstrap()
    user = get_user_model().objects.create_user("chef")
    user.groups.add(Group.objects.get(name=ROLES["chef-de-rubrique"].label))
    client.force_login(user)
    return client


@pytest.mark.parametrize("index", ["articles:index", "wagtailsnippets_news_author:list"])
def test_a_list_costs_the_same_for_any_length(index, desk, newsroom):
    grow(newsroom, range(2))
    desk.get(reverse(index))
    with CaptureQueriesContext(connection) as short:
        desk.get(reverse(index))
    grow(newsroom, range(2, 20))

    with CaptureQueriesContext(connection) as long:
        desk.get(reverse(index))

    assert len(long) <= len(short)


def test_authors_are_listed_and_filtered(admin_client, newsroom):
    newsroom.author("Anne Le Gall", kind=AuthorKind.FREELANCE, role="Grand reporter")
    newsroom.author("Agence du port", kind=AuthorKind.AGENCY)

    page = admin_client.get(
        reverse("wagtailsnippets_news_author:list"), {"kind": "freelance"}
    ).content.decode()

    assert "Pigiste" in page
    assert "Grand reporter" in page
    assert "Agence du port" not in page


def test_a_topic_is_found_by_another_of_its_names(admin_client, newsroom):
    newsroom.topic("Organisation du traité", aliases="Otan\nNATO")
    newsroom.topic("Port")

    page = admin_client.get(
        reverse("wagtailsnippets_news_topic:list"), {"q": "Otan"}
    ).content.decode()

    assert "Organisation du traité" in page
    assert "Port</a>" not in page


@pytest.mark.parametrize(
    "index", ["wagtailsnippets_home_menu:list", "wagtailsnippets_home_menu:add"]
)
def test_menus_have_their_screens(index, admin_client, home):
    assert admin_client.get(reverse(index)).status_code == 200


def grow(newsroom: Any, numbers: range) -> None:
    """Articles of several sections and authors."""
    [
        newsroom.article(
            f"Article {n}",
            section=newsroom.section(f"Rubrique {n}"),
            authors=[newsroom.author(f"Auteur {n}")],
        )
        for n in numbers
    ]
