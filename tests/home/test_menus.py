"""Menus in other languages follow the French one, and carry none of its words."""

from __future__ import annotations

from copy import deepcopy

import pytest
from wagtail.models import Site

from cms.locales import trees
from home.models import Menu, MenuItem

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(shared):
    """A French menu of a section and of a link with words of its own, and English and Spanish trees."""
    newsroom = shared
    newsroom.publish(newsroom.home)
    section = newsroom.section("Politique")
    newsroom.publish(section)
    trees.sync()
    menu = Menu.objects.create(place="main", locale=newsroom.locale())
    MenuItem.objects.create(menu=menu, page=section, sort_order=0)
    MenuItem.objects.create(
        menu=menu, label="Mentions", url="https://journal.example/legal", sort_order=1
    )
    return menu


@pytest.fixture
def menu(made):
    return deepcopy(made)


def links(code):
    found = MenuItem.objects.filter(menu__locale__language_code=code).order_by("sort_order")
    return [(item.page and item.page.title, item.label) for item in found]


def test_a_link_made_in_french_stands_in_every_open_language_without_french_words(menu):
    assert links("en") == links("es") == [("Politique", "")]


def test_links_come_back_in_the_order_of_the_french(menu, newsroom):
    sport = newsroom.section("Sport")

    MenuItem.objects.create(menu=menu, page=sport, sort_order=0)
    MenuItem.objects.filter(menu=menu, page__title="Politique").get().delete()

    assert links("en") == [("Sport", "")]


def test_a_link_written_in_english_stays(menu, newsroom):
    english = Menu.objects.get(place="main", locale=newsroom.locale("en"))
    MenuItem.objects.create(
        menu=english,
        locale=english.locale,
        label="Legal",
        url="https://journal.example/legal",
        sort_order=5,
    )

    MenuItem.objects.filter(menu=menu).first().save()
    trees.sync()

    assert links("en") == [("Politique", ""), (None, "Legal")]


def test_synchronising_twice_changes_nothing(menu):
    trees.sync()

    assert trees.sync().brought == 0


def test_the_english_frame_links_the_english_section_and_says_its_title(menu, newsroom, desk, api):
    section = menu.items.get(page__isnull=False).page.specific
    desk.published(newsroom.home)
    english = desk.published(section)
    newsroom.settle()

    frame = api.get("/api/v2/site/", {"locale": "en"}).json()

    assert Site.objects.count() == 1
    assert [link["page"]["id"] for link in frame["menus"][0]["items"]] == [english.pk]
    assert [link["page"]["title"] for link in frame["menus"][0]["items"]] == ["[en] Politique"]


@pytest.fixture
def turned(menu):
    """The French link of a section, turned to an address with words, as an editor does."""

    def turn():
        item = MenuItem.objects.get(menu=menu, sort_order=0)
        item.page, item.label, item.url = None, "Emploi", "https://emploi.example/"
        item.save()

    return turn


def test_a_link_turned_to_an_address_leaves_no_empty_link_elsewhere(turned, menu, newsroom):
    turned()

    assert links("en") == links("es") == []
    assert menu.items.count() == 2
    assert trees.sync().brought == 0


def test_a_link_with_words_of_its_own_stays_when_the_french_turns_to_an_address(turned, newsroom):
    english = MenuItem.objects.get(menu__locale=newsroom.locale("en"))
    english.label = "Politics"
    english.save()

    turned()

    assert links("en") == [("Politique", "Politics")]


def test_a_link_turned_back_to_a_page_stands_elsewhere_again(turned, menu, newsroom):
    page = MenuItem.objects.get(menu=menu, sort_order=0).page
    turned()

    item = MenuItem.objects.get(menu=menu, sort_order=0)
    item.page, item.label, item.url = page, "", ""
    item.save()

    assert links("en") == [("Politique", "")]
