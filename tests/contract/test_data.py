"""Proof on data: 2,000 made-up documents are what the exported schema says, and nothing undeclared passes anywhere."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import StringIO

import jsonschema_rs
import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, seed, settings

from cms.contract.files import exported
from cms.core.blocks import StoryBlock
from cms.published.expansion import Expander
from cms.published.models import PublishedDocument
from news.documents import articles
from tests.contract import showcase
from tests.core.streams import stored

pytestmark = pytest.mark.django_db
STORY = StoryBlock()
ARTICLE = json.loads(exported()["schemas/pages/ArticleDocument.json"])
MADE_UP = 2_000


def test_the_command_names_what_does_not_fit(showcased):
    row = PublishedDocument.objects.get(page_id=showcase.MINIMAL)
    body = {**json.loads(row.body), "internal_note": "À ne pas publier"}
    PublishedDocument.objects.filter(pk=row.pk).update(body=json.dumps(body))
    err = StringIO()

    with pytest.raises(CommandError, match="1 stored texts do not fit"):
        call_command("validate_published", stderr=err)

    assert (
        f"page:{showcase.MINIMAL} internal_note: Extra inputs are not permitted" in err.getvalue()
    )


def body_of(raw):
    """A stored stream as readers get it."""
    expander = Expander(locale="fr", source_locale="fr", now=datetime(2026, 3, 1, tzinfo=UTC))
    return expander.expand(STORY.get_api_representation(STORY.to_python(raw)))


def test_two_thousand_made_up_documents_are_of_their_schema(showcased):
    whole = json.loads(PublishedDocument.objects.get(page_id=showcase.FULL).body)
    checked = jsonschema_rs.Draft202012Validator(ARTICLE, validate_formats=True)
    seen = []

    @seed(20260301)
    @settings(
        max_examples=MADE_UP, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(raw=stored(STORY))
    def made_up(raw):
        document = {**whole, "body": body_of(raw)}
        seen.append(1)
        assert [error.message for error in checked.iter_errors(document)] == []

    made_up()

    assert len(seen) >= MADE_UP


def plant(value):
    """The same JSON with a key nobody declared in one object after another."""
    if isinstance(value, dict):
        yield {**value, "undeclared": 1}
        for name, inner in value.items():
            yield from ({**value, name: planted} for planted in plant(inner))
    if isinstance(value, list):
        for place, inner in enumerate(value):
            yield from ([*value[:place], planted, *value[place + 1 :]] for planted in plant(inner))


def test_a_key_nobody_declared_fits_nowhere_in_a_document(showcased):
    whole = json.loads(PublishedDocument.objects.get(page_id=showcase.FULL).body)
    checked = jsonschema_rs.Draft202012Validator(ARTICLE)

    planted = list(plant(whole))

    assert len(planted) > 100
    assert [document for document in planted if checked.is_valid(document)] == []


def test_a_builder_that_says_more_than_it_declares_publishes_nothing(newsroom, monkeypatch):
    build = articles._sharing
    monkeypatch.setattr(articles, "_sharing", lambda page: {**build(page), "note": "interne"})
    page = newsroom.article()

    with pytest.raises(AssertionError):
        newsroom.settle()

    assert not PublishedDocument.objects.filter(page_id=page.pk).exists()


def test_every_exported_schema_is_a_schema():
    texts = {name: text for name, text in exported().items() if name.startswith("schemas/")}

    ids = {json.loads(text)["$id"] for text in texts.values()}

    assert len(ids) == len(texts)
    assert [
        name for name, text in texts.items() if not jsonschema_rs.meta.is_valid(json.loads(text))
    ] == []
