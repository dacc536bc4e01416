"""What becomes of each field in another language."""

from __future__ import annotations

import pytest
from wagtail import blocks
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.locales import policy
from news.models import ArticlePage, Byline
from news.models.links import Correction

pytestmark = pytest.mark.django_db
TABLE = {
    "data": [["Quartier", "Voix"], ["Port", "1 204"], ["Port", "—"]],
    "first_row_is_table_header": True,
    "first_col_is_header": False,
    "table_caption": "Résultats",
}


def test_every_text_of_every_model_is_decided():
    assert policy.every_text_is_decided(None) == []


def test_a_text_nobody_decided_about_is_named(monkeypatch):
    decided = [it for it in ArticlePage.translatable_fields if it.field_name != "kicker"]
    monkeypatch.setattr(ArticlePage, "translatable_fields", decided)

    (error,) = policy.every_text_is_decided(None)

    assert (error.id, "news.ArticlePage.kicker" in error.msg) == ("locales.E001", True)


def test_a_decision_about_no_field_is_named(monkeypatch):
    extra = [*ArticlePage.translatable_fields, TranslatableField("kiker")]
    monkeypatch.setattr(ArticlePage, "translatable_fields", extra)

    assert [error.id for error in policy.every_text_is_decided(None)] == ["locales.E002"]


def test_a_block_of_an_unknown_kind_is_named():
    class Odd(blocks.FieldBlock):
        pass

    stream = blocks.StreamBlock([("odd", blocks.ListBlock(blocks.StructBlock([("x", Odd())])))])

    assert list(policy.undecided_blocks(stream)) == ["odd.x"]


def test_what_is_not_for_readers_is_not_translated():
    same = policy.named(ArticlePage.translatable_fields, SynchronizedField)
    own = policy.named(ArticlePage.translatable_fields, policy.OwnField)

    assert {"slugline", "internal_note", "slug"} <= own
    assert {"hero", "genre", "embargo_until"} <= same


def test_a_table_is_translated_cell_by_cell(newsroom, desk):
    block = {"type": "table", "value": TABLE, "id": "a1111111-1111-4111-8111-111111111111"}
    article = newsroom.article("Le port", body=[block])
    translation = desk.submit(article)
    desk.translate(translation)
    english = desk.publish(translation)
    newsroom.settle()

    value = newsroom.body_of(english)[0]["value"]

    assert value["caption"] == "[en] Résultats"
    assert value["rows"] == [
        ["[en] Quartier", "[en] Voix"],
        ["[en] Port", "1 204"],
        ["[en] Port", "—"],
    ]


def test_mentions_and_corrections_are_translated_with_the_article(newsroom, desk, now):
    article = newsroom.article("Le port", authors=[newsroom.author()])
    article.bylines = [Byline(author=article.bylines.first().author, mention="à Brest")]
    article.corrections = [Correction(date=now, text="Une date était fausse.")]
    newsroom.publish(article)

    english = desk.published(article)

    assert [it.mention for it in english.bylines.all()] == ["[en] à Brest"]
    assert [it.text for it in english.corrections.all()] == ["[en] Une date était fausse."]


def test_an_author_is_not_translated_behind_ones_back(newsroom, desk):
    author = newsroom.author(bio="Une biographie.")
    article = newsroom.article("Le port", authors=[author])

    english = desk.published(article)

    assert [it.author for it in english.bylines.all()] == [author]
    assert type(author).objects.count() == 1
