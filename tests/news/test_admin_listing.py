"""The desk's lists: French columns, filters, screens."""

from __future__ import annotations

import pytest
from django.urls import reverse

from news.models.vocabulary import AuthorKind

pytestmark = pytest.mark.django_db


def test_the_list_speaks_the_language_of_the_desk(admin_client, newsroom):
    newsroom.article("La criée", authors=[newsroom.author("Anne Le Gall")], genre="reportage")

    page = admin_client.get(reverse("articles:index")).content.decode()

    headings = ["Titre", "Rubrique", "Genre", "Signatures", "Signes", "Modifié", "État"]
    assert [heading for heading in headings if heading not in page] == []
    assert "Reportage" in page
    assert "Anne Le Gall" in page


def test_an_empty_list_says_why(admin_client, newsroom):
    nothing = admin_client.get(reverse("articles:index")).content.decode()
    newsroom.article("La criée")

    filtered = admin_client.get(reverse("articles:index"), {"genre": "obituary"}).content.decode()

    assert "Aucun article pour l’instant." in nothing
    assert "Aucun article ne correspond" in filtered


def test_signatures_keep_their_order(admin_client, newsroom):
    first, second = newsroom.author("Zoé Ker"), newsroom.author("Anne Le Gall")
    newsroom.article("La criée", authors=[first, second])

    response = admin_client.get(reverse("articles:index"))

    assert "Zoé Ker, Anne Le Gall" in response.content.decode()


def test_authors_are_listed_and_filtered(admin_client, newsroom):
    newsroom.author("Anne Le Gall", kind=AuthorKind.FREELANCE, role="Grand reporter")
    newsroom.author("Agence du port", kind=AuthorKind.AGENCY)

    page = admin_client.get(
        reverse("wagtailsnippets_news_author:list"), {"kind": "freelance"}
    ).content.decode()

    assert "Pigiste" in page
    assert "Grand reporter" in page
    assert "Agence du port" not in page


def test_a_topic_is_found_by_another_of_its_names(indexed, admin_client, newsroom):
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
