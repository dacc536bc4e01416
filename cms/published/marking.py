"""Marking: what an edit makes dirty, and what it must hide before its own transaction ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import COMMENTS_RELATION_NAME, Collection, Page, Site, TranslatableMixin

from cms.core.models import NewsDocument, NewsImage
from cms.published import dirty, keys, locks, resources
from cms.published.addresses import Roots
from cms.published.models import PublishedDocument
from cms.published.projector import load
from cms.published.visibility import Restrictions, is_hidden
from cms.published.withdrawal import withdraw, withdraw_files

#: What Wagtail writes of a page when a version of it is kept: a draft hides nothing.
_OF_A_DRAFT: Final = frozenset(
    {COMMENTS_RELATION_NAME, "latest_revision_created_at", "draft_title", "latest_revision", "has_unpublished_changes"}
)  # fmt: skip


def page_created(page: Page, *, now: datetime) -> None:
    """Mark a new page. Nothing of it is shown yet; its translations are as private as the place it is put in."""
    if Restrictions.load().hide(page) and page.get_translations().exists():
        hide_private(now=now)
    dirty.mark([keys.node("page", page.pk)], now=now)


def page_saved(page: Page, *, now: datetime, fields: frozenset[str] | None = None) -> None:
    """Mark a page and what moved with it; hide at once what must not be seen.

    Of a page saved in part, only the row tells: what saves a few `fields` may hold an embargo and an expiry that are not yet the
    page's.
    """
    row = page if fields is None else load(page.pk) or page
    is_draft = fields is not None and _OF_A_DRAFT.issuperset(fields)
    # What a draft takes is no lock, unless a row written behind our back says that the page has to go.
    if is_hidden(row, now=now) and (not is_draft or _is_shown(page.pk)):
        withdraw([page.pk], now=now, reason="unpublish")
    if not is_draft and Restrictions.load().hide(page):
        hide_private(now=now)
    moved = set() if page.is_leaf() else _moved_below(page)
    dirty.mark([keys.node("page", page.pk)], now=now)
    # A renamed section may hold thousands; what others publish meanwhile goes first.
    dirty.mark(moved, now=now, priority=dirty.DEPENDENT)


def _is_shown(page_id: int) -> bool:
    return PublishedDocument.objects.filter(page_id=page_id).exists()


def page_moved(page: Page, *, now: datetime) -> None:
    """Ask again for what a private section kept from readers: the page, all below it, their translations and aliases."""
    shown = PublishedDocument.objects.values("page_id")
    hidden = _affected([page.path]).filter(live=True).exclude(pk__in=shown)
    ids = hidden.values_list("pk", flat=True)
    dirty.mark((keys.node("page", pk) for pk in ids), now=now, reason="move")


def page_deleted(page_id: int, *, now: datetime) -> None:
    """Hide a deleted page in the same transaction."""
    withdraw([page_id], now=now, reason="delete")


def restriction_changed(page_id: int, *, now: datetime) -> None:
    """Hide what became private, in every language; ask again for what may be public now."""
    hide_private(now=now)
    key = Page.objects.filter(pk=page_id).values_list("translation_key", flat=True).first()
    paths = Page.objects.filter(translation_key=key).values_list("path", flat=True)
    ids = _affected(paths).filter(live=True).values_list("pk", flat=True) if paths else ()
    dirty.mark((keys.node("page", pk) for pk in ids), now=now, reason="restrict")


def hide_private(*, now: datetime) -> int:
    """Withdraw every document that a restriction covers, its translations and aliases too; return how many."""
    if not Restrictions.load().tree_paths:
        return 0
    with transaction.atomic():
        # Builds that began before are about to store what the look below would not see, and places may move while we wait.
        locks.hold_alone()
        affected = _affected(Restrictions.load().tree_paths)
        ids = PublishedDocument.objects.filter(page_id__in=affected.values("pk"))
        return withdraw(list(ids.values_list("page_id", flat=True)), now=now, reason="restrict")


def _affected(tree_paths: Iterable[str]) -> QuerySet[Page]:
    """The pages at and below these places, their translations, and the aliases of either."""
    reach = Q()
    for path in tree_paths:
        reach |= Q(path__startswith=path)
    covered = Page.objects.filter(reach)
    sets = covered.values("translation_key")
    found: QuerySet[Page] = Page.objects.filter(
        Q(pk__in=covered.values("pk"))
        | Q(translation_key__in=sets)
        | Q(alias_of__translation_key__in=sets)
    )
    return found


def collection_changed(collection_id: int, *, now: datetime) -> None:
    """Ask for every shown file of a collection and of those below it; hide those that became private."""
    # What is being built with one of these is not seen to depend on it before it is stored.
    locks.hold_alone()
    path = Collection.objects.filter(pk=collection_id).values_list("path", flat=True).first()
    below = Collection.objects.filter(path__startswith=path or "-").values("pk")
    node_keys: set[str] = set()
    for kind, model in (("image", NewsImage), ("document", NewsDocument)):
        ids = model.objects.filter(collection_id__in=below).values_list("pk", flat=True)
        node_keys |= {keys.node(kind, pk) for pk in ids}
    files_moved(node_keys, now=now)


def files_moved(node_keys: set[str], *, now: datetime) -> None:
    """These files stand elsewhere, or where they stand is closed or open now."""
    locks.hold_alone()
    shown = resources.used_among(node_keys)
    dirty.mark(shown, now=now)
    withdraw_files(shown, now=now)


def node_changed(kind: str, instance: Any, *, now: datetime) -> None:
    """Mark an entity or a file, and its translations: a document shows the one in its own language."""
    ids = {instance.pk}
    if isinstance(instance, TranslatableMixin):
        siblings = type(instance)._default_manager.filter(translation_key=instance.translation_key)
        ids |= set(siblings.values_list("pk", flat=True))
    dirty.mark((keys.node(kind, pk) for pk in ids), now=now)
    if kind in resources.FILES:
        withdraw_files([keys.node(kind, instance.pk)], now=now)


def translations_changed(translation_key: UUID, *, now: datetime) -> None:
    """A translation became stale or fresh: every language says so."""
    # Of the pages, and not of their documents: one may be under way.
    live = Page.objects.filter(translation_key=translation_key, live=True)
    dirty.mark((keys.node("page", pk) for pk in live.values_list("pk", flat=True)), now=now)


def sites_changed(*, now: datetime) -> None:
    """Mark the frame of every site."""
    dirty.mark((keys.node("site", pk) for pk in Site.objects.values_list("pk", flat=True)), now=now)


def addresses_changed(*, now: datetime) -> None:
    """A site's host or root changed: every address under it did."""
    sites_changed(now=now)
    ids = PublishedDocument.objects.values_list("page_id", flat=True)
    live = Page.objects.filter(live=True, depth__gt=1).values_list("pk", flat=True)
    dirty.mark((keys.node("page", pk) for pk in {*ids, *live}), now=now, priority=dirty.DEPENDENT)


def _moved_below(page: Page) -> set[str]:
    """Descendants whose documents stand where the page no longer is."""
    below = Page.objects.filter(path__startswith=page.path, depth__gt=page.depth).values("pk")
    here = page.get_url_parts(request=Roots.load())
    stale = ~Q(tree_path__startswith=page.path)
    if here is not None and here[2]:
        stale |= ~Q(path__startswith=here[2])
    moved = PublishedDocument.objects.filter(stale, page_id__in=below)
    return {keys.node("page", pk) for pk in moved.values_list("page_id", flat=True)}
