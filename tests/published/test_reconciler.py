"""What signals never heard of is found, repaired and counted."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from cms.ops.worker import Worker
from cms.published import reconciler
from cms.published.models import (
    Dependency,
    Dirty,
    DocumentFacet,
    PublishedDocument,
    PublishedResource,
)
from news.models import ArticlePage, Author


@pytest.fixture
def worker(db):
    return Worker(clock=timezone.now, keep_going=lambda: False)


@pytest.fixture(scope="module")
def five(shared):
    newsroom = shared
    author = newsroom.author("Anne")
    articles = [newsroom.article(f"Titre {number}", authors=[author]) for number in range(5)]
    newsroom.publish(newsroom.home)
    newsroom.settle()
    return articles


@pytest.fixture
def published(db, five):
    """The same rows for each test, in objects of its own."""
    return deepcopy(five)


def titles():
    return set(PublishedDocument.objects.filter(type="article").values_list("title", flat=True))


def reconciled(worker):
    found = worker.reconcile()
    worker.until_idle()
    return found


def test_nothing_is_found_where_nothing_drifted(worker, published):
    assert worker.reconcile().page_ids == []


def test_a_bulk_update_of_pages_is_found(worker, published):
    Page.objects.filter(pk__in=[page.pk for page in published]).update(title="En bloc")

    found = reconciled(worker)

    assert len(found.stale) == 5
    assert titles() == {"En bloc"}


def test_a_bulk_update_of_article_columns_is_found(worker, published):
    ArticlePage.objects.update(kicker="Surtitre")

    found = reconciled(worker)

    assert len(found.stale) == 5
    bodies = PublishedDocument.objects.filter(type="article").values_list("body", flat=True)
    assert {json.loads(body)["kicker"] for body in bodies} == {"Surtitre"}


def test_raw_sql_is_found(worker, published):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE wagtailcore_page SET live = %s WHERE id = %s", [False, published[0].pk]
        )

    found = reconciled(worker)

    assert found.leftover == [published[0].pk]
    assert "Titre 0" not in titles()


def test_an_author_renamed_in_bulk_is_found(worker, published):
    Author.objects.update(name="Anna")

    found = reconciled(worker)

    assert len(found.stale) == 5
    assert json.loads(PublishedResource.objects.get(kind="author").body)["name"] == "Anna"


def test_a_lost_read_model_is_built_again(worker, published):
    before = dict(PublishedDocument.objects.values_list("page_id", "etag"))
    for model in (DocumentFacet, PublishedDocument, PublishedResource, Dependency, Dirty):
        model.objects.all().delete()

    found = reconciled(worker)

    assert sorted(found.missing) == sorted(before)
    assert dict(PublishedDocument.objects.values_list("page_id", "etag")) == before


def test_a_corrupted_document_is_found(worker, published):
    PublishedDocument.objects.filter(page_id=published[1].pk).update(etag="0" * 24, body="{}")

    assert reconciled(worker).stale == [published[1].pk]


def test_an_invented_document_is_removed(worker, published):
    row = PublishedDocument.objects.get(page_id=published[0].pk)
    row.page_id, row.path_hash = 99_999, "0" * 32
    row.save(force_insert=True)

    assert reconciled(worker).leftover == [99_999]
    assert not PublishedDocument.objects.filter(page_id=99_999).exists()


def test_drift_costs_the_same_number_of_queries_for_any_number(
    worker, published, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        reconciler.compare_rows(now=timezone.now())
