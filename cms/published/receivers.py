"""Receivers: every save that may change what readers see writes its marks in the same transaction. One call each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from cms.published import keys, marking
from cms.published.drain import nudge

#: A receiver is where the clock enters.
_now = timezone.now  # noqa: TID251 receivers are doors
#: Front pages stand right below the root of the tree.
_FRONT = 2


def _nudge() -> None:
    """Project after the commit, in the editor's request; losing this loses nothing, the rows stay."""
    transaction.on_commit(partial(nudge, clock=_now), robust=True)


def _forget_roots() -> None:
    """Wagtail forgets its front pages before the commit; who asks between the two would remember the old ones an hour."""
    transaction.on_commit(Site.clear_site_root_paths_cache, robust=True)


def _look_again() -> None:
    """Who closes a place and who moves a page there at the same time do not see each other: the last one to commit does."""
    transaction.on_commit(lambda: marking.hide_private(now=_now()), robust=True)


def page_saved(
    sender: type,
    instance: Any,
    created: bool = False,
    raw: bool = False,
    update_fields: Any = None,
    **_kwargs: Any,
) -> None:
    """A page row was written, or a few columns of it."""
    if isinstance(instance, Page) and not raw:
        if instance.depth == _FRONT:
            _forget_roots()
        if created:
            marking.page_created(instance, now=_now())
        else:
            marking.page_saved(instance, now=_now(), fields=update_fields)
        _nudge()


def page_moved(sender: type, instance: Page, **_kwargs: Any) -> None:
    """A page stands elsewhere, with all below it."""
    marking.page_moved(instance, now=_now())
    _look_again()
    _nudge()


def page_deleted(sender: type, instance: Any, **_kwargs: Any) -> None:
    """A page row was deleted."""
    if isinstance(instance, Page):
        marking.page_deleted(instance.pk, now=_now())
        _nudge()


def restriction_changed(sender: type, instance: Any, **_kwargs: Any) -> None:
    """A page became private or public again."""
    marking.restriction_changed(instance.page_id, now=_now())
    _look_again()
    _nudge()


def collection_changed(sender: type, instance: Any, **_kwargs: Any) -> None:
    """A collection moved, or became private or public again."""
    marking.collection_changed(getattr(instance, "collection_id", instance.pk), now=_now())
    _nudge()


def files_moved(kind: str, ids: Iterable[int]) -> None:
    """Files were put into another collection, many at once."""
    marking.files_moved({keys.node(kind, pk) for pk in ids}, now=_now())
    _nudge()


def entity_changed(sender: type, instance: Any, kind: str, **_kwargs: Any) -> None:
    """An author, a topic, an image, a file or a redirect was written or deleted."""
    marking.node_changed(kind, instance, now=_now())
    _nudge()


def freshness_changed(sender: type, translation_key: UUID, **_kwargs: Any) -> None:
    """A translation became stale or fresh."""
    marking.translations_changed(translation_key, now=_now())
    _nudge()


def frame_changed(sender: type, instance: Any, **_kwargs: Any) -> None:
    """Something every site shows around its pages (menu, publisher, language) was written or deleted."""
    marking.sites_changed(now=_now())
    _nudge()


def site_changed(sender: type, instance: Any, **_kwargs: Any) -> None:
    """A site's host or root page changed."""
    # Without a transaction the nudge projects at once: before Wagtail, whose receivers come later, forgets the old roots.
    Site.clear_site_root_paths_cache()
    _forget_roots()
    marking.addresses_changed(now=_now())
    _nudge()
