"""Words of Wagtail's that an editor would not understand are said in French."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

CATALOGUE = polib.pofile(Path(settings.LOCALE_PATHS[0], "fr", "LC_MESSAGES", "django.po"))


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.msgid)
def test_the_compiled_catalogue_says_what_the_written_one_does(entry):
    with override("fr"):
        assert gettext(entry.msgid) == entry.msgstr


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "said", "unsaid"),
    [
        ("wagtailadmin_explore_root", "Indifférent", " Any<"),
        ("wagtaillocales:index", "Langues", "Régions"),
        ("wagtailadmin_workflows:index", "Circuits", "Workflows"),
    ],
)
def test_the_screens_say_so_too(admin_client, newsroom, address, said, unsaid):
    shown = admin_client.get(reverse(address)).content.decode()

    assert said in shown
    assert unsaid not in shown
