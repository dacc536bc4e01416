"""Visibility: which pages and files the public may see, and until when.

A page is public when it is live, not expired, not under embargo, and neither it nor an ancestor is restricted in any
language: what is private in French is private everywhere. An alias is as private as the page it repeats.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.core.models import NewsDocument, NewsImage
from cms.published.registry import page_builder


@dataclass(frozen=True, slots=True, kw_only=True)
class Restrictions:
    """The tree paths under which nothing is public."""

    tree_paths: tuple[str, ...]

    @classmethod
    def load(cls) -> Restrictions:
        """Read the restrictions that hold now, with their reach into other languages and aliases (≤ 3 queries)."""
        rows = list(PageViewRestriction.objects.values_list("page__path", "page__translation_key"))
        if not rows:
            return cls(tree_paths=())
        keys = {key for _path, key in rows}
        siblings = Page.objects.filter(translation_key__in=keys).values_list("path", flat=True)
        return cls(tree_paths=tuple({path for path, _key in rows} | set(siblings)))

    def cover(self, tree_path: str) -> bool:
        """Whether a page at `tree_path` is restricted, itself or through an ancestor."""
        return any(tree_path.startswith(restricted) for restricted in self.tree_paths)

    def hide(self, page: Page) -> bool:
        """Whether a page, the page it repeats or any translation of either is restricted."""
        if not self.tree_paths:
            return False
        repeated = Page.objects.filter(pk=page.alias_of_id).values("translation_key")
        related = Page.objects.filter(
            Q(translation_key=page.translation_key) | Q(translation_key__in=repeated)
        ).values_list("path", flat=True)
        return any(self.cover(path) for path in {page.path, *related})


def is_hidden(page: Page, *, now: datetime) -> bool:
    """Whether the page's own state keeps it from the public, whatever its place; costs no query."""
    if not page.live or (page.expire_at is not None and page.expire_at <= now):
        return True
    until = hidden_until(page)
    return until is not None and until > now


def hidden_until(page: Page) -> datetime | None:
    """The embargo of a live page, when its type knows one."""
    builder = page_builder(type(page))
    return builder.hidden_until(page) if builder else None


def is_public(page: Page, *, restrictions: Restrictions, now: datetime) -> bool:
    """Whether a specific page may have a document now."""
    return (
        page_builder(type(page)) is not None
        and not is_hidden(page, now=now)
        and not restrictions.hide(page)
    )


def public_images(ids: Iterable[int], *, now: datetime) -> QuerySet[NewsImage]:
    """Those of these pictures that the public may see: in no private collection, their rights not ended."""
    rights_run = Q(rights_expire_at=None) | Q(rights_expire_at__gt=now)
    known: QuerySet[NewsImage] = NewsImage.objects.filter(rights_run, pk__in=list(ids))
    return known.exclude(collection_id__in=private_collection_ids())


def public_documents(ids: Iterable[int]) -> QuerySet[NewsDocument]:
    """Those of these files that the public may see."""
    known: QuerySet[NewsDocument] = NewsDocument.objects.filter(pk__in=list(ids))
    return known.exclude(collection_id__in=private_collection_ids())


def private_collection_ids() -> set[int]:
    """Collections whose files the public may not see, descendants included."""
    paths = list(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    return set(_under(paths)) if paths else set()


def _under(paths: Iterable[str]) -> Any:
    reach = Q()
    for path in paths:
        reach |= Q(path__startswith=path)
    return Collection.objects.filter(reach).values_list("pk", flat=True)
