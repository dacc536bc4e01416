"""An archive of a thousand articles, set right by the command."""

from __future__ import annotations

import time
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from cms.typography import set_right
from news.models import ArticlePage
from tests.newsroom import paragraph
from tests.typography.prose import article

pytestmark = pytest.mark.model

ARTICLES = 1_000
#: What the desk was promised for as many.
SECONDS = 30


def timed(act, label, capsys):
    """The seconds this process worked; a machine that does other things besides makes it wait longer."""
    started, worked = time.monotonic(), time.process_time()
    said = act()
    seconds, waited = time.process_time() - worked, time.monotonic() - started
    told = f"{seconds:.1f} s of work, {waited:.1f} s of waiting"
    with capsys.disabled():
        print(f"\n{ARTICLES} articles {label} in {told}")  # noqa: T201 the figure is the point
    return seconds, said


def run(*arguments):
    said = StringIO()
    call_command("typeset", "--user", "direction", *arguments, stdout=said)
    return said.getvalue()


def test_the_engine_sets_a_thousand_articles_right_in_time(capsys):
    texts = [article(seed) for seed in range(ARTICLES)]

    seconds, edits = timed(
        lambda: sum(len(set_right(text, html=True).edits) for text in texts), "set right", capsys
    )

    assert edits > ARTICLES
    assert seconds < SECONDS


@pytest.mark.django_db
def test_the_command_goes_through_a_thousand_pages_in_time(newsroom, capsys):
    """What publishing them takes beside is told, and is the price of a version and of a document each, not of typography."""
    get_user_model().objects.create_superuser("direction", password="x")
    section = newsroom.section()
    for number in range(ARTICLES):
        newsroom.article(
            f"L'accord {number} tient !", section=section, body=[paragraph(article(number))]
        )
    where = f"on {connection.vendor}"

    dry, foreseen = timed(lambda: run("--dry-run"), f"gone through {where}", capsys)
    _publishing, said = timed(run, f"set right and published {where}", capsys)

    assert f"{ARTICLES} set right and published" in foreseen
    assert f"{ARTICLES} set right and published" in said
    assert not ArticlePage.objects.filter(title__contains="'").exists()
    assert dry < SECONDS
