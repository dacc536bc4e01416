"""What editors find in the admin, drafts included."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "on_sqlite"), [("élections", True), ("elections", True), ("election", False)]
)
def test_an_editor_finds_a_draft_without_its_accents(newsroom, typed, on_sqlite):
    page = newsroom.article("Les élections du port", publish=False)
    call_command("update_index", verbosity=0)

    found = list(Page.objects.all().search(typed))

    expected = connection.vendor == "postgresql" or on_sqlite
    assert [each.pk for each in found] == ([page.pk] if expected else [])


def test_an_editor_is_offered_a_page_by_the_beginning_of_a_word(newsroom):
    page = newsroom.article("Un soir à l’Élysée", publish=False)
    call_command("update_index", verbosity=0)

    assert [each.pk for each in Page.objects.all().autocomplete("elys")] == [page.pk]


def test_an_editor_finds_an_article_by_its_slugline(newsroom):
    page = newsroom.article("Un titre", slugline="PORT-GREVE", publish=False)
    call_command("update_index", verbosity=0)

    assert page.pk in [each.pk for each in Page.objects.all().autocomplete("PORT-GREVE")]
