"""What uses what: the worker notes it, of rows that are still there."""

from __future__ import annotations

import pytest
from wagtail.models import ReferenceIndex

from cms.core.usages import index_usages
from news.models import ArticleTopic

pytestmark = pytest.mark.django_db


def test_a_row_that_is_gone_before_its_turn_is_no_failure(newsroom):
    article = newsroom.article("Le port s’ouvre", topics=[newsroom.topic()])
    row = article.article_topics.get()
    gone = row.pk
    ArticleTopic.objects.filter(pk=gone).delete()

    index_usages.call("news", "articletopic", str(gone))


def test_a_row_that_is_there_is_noted_with_its_page(newsroom):
    article = newsroom.article("Le port s’ouvre", topics=[newsroom.topic()])
    topic = article.article_topics.get().topic
    ReferenceIndex.objects.all().delete()

    index_usages.call("news", "articletopic", str(article.article_topics.get().pk))

    assert ReferenceIndex.get_references_to(topic).count() == 1


def test_saving_asks_for_it(newsroom, monkeypatch):
    asked = []
    monkeypatch.setattr(
        type(index_usages), "enqueue", lambda task, *given: asked.append((task, given))
    )

    article = newsroom.article("Le port s’ouvre")
    article.save()

    assert (index_usages, ("news", "articlepage", str(article.pk))) in asked
