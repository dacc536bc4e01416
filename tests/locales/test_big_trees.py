"""A tree of three hundred sections."""

from __future__ import annotations

import time

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

pytestmark = [pytest.mark.django_db, pytest.mark.model]


def test_three_hundred_sections_are_synchronised_and_timed(newsroom, settings, capsys):
    settings.WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français"), ("en", "Anglais")]
    for number in range(30):
        above = newsroom.section(f"Rubrique {number}")
        for inner in range(9):
            newsroom.section(f"Rubrique {number}.{inner}", parent=above)
    started = time.monotonic()

    call_command("sync_locales", verbosity=0)

    seconds = time.monotonic() - started
    with capsys.disabled():
        print(f"\n300 sections in {seconds:.1f} s on {connection.vendor}")  # noqa: T201 the figure is the point
    assert Page.objects.filter(locale__language_code="en").count() == 301
