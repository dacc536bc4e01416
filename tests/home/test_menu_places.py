"""A place has one menu a language: the one that was there before is kept, and taken for the translation."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.locales import trees
from home.models import Menu
from tests.editorial.people import somebody

pytestmark = pytest.mark.django_db


def test_a_menu_that_was_there_before_is_taken_for_the_translation(newsroom):
    french = Menu.objects.create(place="main", locale=newsroom.locale())
    own = Menu.objects.create(place="main", locale=newsroom.locale("en"))

    trees.sync()

    own.refresh_from_db()
    assert own.translation_key == french.translation_key


def test_a_language_has_one_menu_a_place_and_the_form_says_so(client, newsroom):
    Menu.objects.create(place="main", locale=newsroom.locale())
    client.force_login(somebody("une"))
    link = {"page": newsroom.home.pk, "label": "Accueil", "url": ""}
    form = nested_form_data({"place": "main", "items": inline_formset([link])})

    answer = client.post(reverse("wagtailsnippets_home_menu:add"), form).context["form"]

    assert answer.errors == {"place": ["« Menu principal » existe déjà : c’est lui qu’on modifie."]}
    assert answer.formsets["items"].forms[0]["label"].value() == "Accueil"
    assert Menu.objects.count() == 1


def test_a_menu_that_was_there_keeps_its_place(client, newsroom):
    menu = Menu.objects.create(place="main", locale=newsroom.locale())
    client.force_login(somebody("une"))
    link = {"page": newsroom.home.pk, "label": "Accueil", "url": ""}
    form = nested_form_data({"place": "main", "items": inline_formset([link])})

    client.post(reverse("wagtailsnippets_home_menu:edit", args=[menu.pk]), form)

    assert menu.items.get().label == "Accueil"
