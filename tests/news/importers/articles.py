"""What importers made: the one article of a test, its draft, and how often it was written."""

from __future__ import annotations

from news.models import ArticlePage


def article() -> ArticlePage:
    return ArticlePage.objects.get()


def draft() -> ArticlePage:
    return article().get_latest_revision_as_object()


def count_of_writes() -> tuple[int, object]:
    return article().revisions.count(), article().latest_revision_created_at
