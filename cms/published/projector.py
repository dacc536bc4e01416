"""The projector: the only writer of documents. It projects one page, and asks for what depends on it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page

from cms.published import breaking, dirty, entries, keys, locks, log, paths, resources
from cms.published.addresses import NoAddress
from cms.published.building import Built, build, type_name
from cms.published.models import Dependency, DocumentFacet, PublishedDocument
from cms.published.stamps import stamp_of
from cms.published.visibility import Restrictions, hidden_until, is_public
from cms.published.withdrawal import withdraw


class Projection(enum.Enum):
    """What became of one page."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"
    ABSENT = "absent"


class _StillShown(Exception):
    """A page that must not be seen has a document: it is withdrawn by whoever holds the general lock alone."""


def project(
    page_id: int,
    *,
    now: datetime,
    reason: str = "edit",
    priority: int = dirty.DIRECT,
    draws: bool = True,
) -> Projection:
    """Make the stored document of a page equal what the page says now.

    One transaction: document, facets, dependencies, change, and the marks on what depends on it, or none of them. What it
    leaves to do has its `priority`: thousands of pages that moved with their section hold nobody up. Unless it `draws`, it
    raises `renditions.NotDrawn` rather than have locks wait for files of images.
    """
    task = _Task(page_id=page_id, now=now, reason=reason, priority=priority, draws=draws)
    try:
        with transaction.atomic():
            locks.hold_for_build(page_id)
            return _project(task, alone=False)
    except _StillShown:
        # Rolled back: the locks above are free again, and asking for this one deadlocks with nobody.
        with transaction.atomic():
            locks.hold_alone()
            return _project(task, alone=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """One page to project."""

    page_id: int
    now: datetime
    reason: str
    priority: int
    draws: bool


def _project(task: _Task, *, alone: bool) -> Projection:
    page, now = load(task.page_id), task.now
    if page is None or not is_public(page, restrictions=Restrictions.load(), now=now):
        return _hide(task, page=page, alone=alone)
    try:
        built = build(page, now=now, draws=task.draws)
    except NoAddress:
        return _hide(task, page=page, alone=alone)
    return _write(built, now=now, reason=task.reason, priority=task.priority)


def load(page_id: int) -> Page | None:
    """The page as its own type with its locale, or nothing; two queries."""
    kinds = Page.objects.filter(pk=page_id).values_list("content_type_id", flat=True)
    kind = kinds.order_by().first()
    if kind is None:
        return None
    model: Any = ContentType.objects.get_for_id(kind).model_class() or Page
    found: Page | None = model.objects.select_related("locale").filter(pk=page_id).first()
    return found


def _hide(task: _Task, *, page: Page | None, alone: bool) -> Projection:
    """The page must not be seen: withdraw it, from what shows it too, and come back when an embargo ends."""
    until = hidden_until(page) if page is not None and page.live else None
    if until is not None and until > task.now:
        node = keys.node("page", task.page_id)
        dirty.mark([node], now=task.now, due_at=until, reason="embargo")
    if not PublishedDocument.objects.filter(page_id=task.page_id).exists():
        return Projection.ABSENT
    if not alone:
        raise _StillShown
    withdraw([task.page_id], now=task.now, reason=task.reason)
    return Projection.WITHDRAWN


def _write(built: Built, *, now: datetime, reason: str, priority: int) -> Projection:
    node = keys.node("page", built.page.pk)
    before = PublishedDocument.objects.filter(page_id=built.page.pk).first()
    facets_before = set(before.facets.values_list("key", flat=True)) if before else set()
    resources.keep(built.keys, now=now)
    unused = _store_dependencies(node, built.keys)
    hashed = keys.path_hash(built.address.path, site=built.address.site)
    document = _row(built, hashed=hashed, changed_at=now)
    same_lists = (
        before is not None
        and facets_before == built.facets
        and before.published_at == built.published_at
    )
    # Topics may answer to other names although the document shows the same.
    entries.put_document(document)
    if before is not None and same_lists and _same(before, document):
        dirty.mark_unused(unused, now=now)
        return Projection.UNCHANGED
    document.save(force_insert=before is None)
    if not same_lists:
        _store_facets(document, built.facets)
    dirty.mark_unused(unused, now=now)
    redirected = _settle_addresses(before, document, now=now, priority=priority)
    tags = _tags(node, facets_before | built.facets, before, document)
    log.append(
        node,
        operation=log.PUT,
        tags=[*tags, paths.REDIRECTS] if redirected else tags,
        reason=reason,
        now=now,
        said={name: getattr(document, name) for name in ("type", "locale", "path", "etag")},
    )
    _wake_at_expiry(built, now=now)
    breaking.follow(before.card if before else "", document.card, now=now)
    alike = before is not None and _shown(before) == _shown(document)
    _tell_others(built, alike=alike, same_lists=same_lists, now=now, priority=priority)
    return Projection.WRITTEN


def _tell_others(
    built: Built, *, alike: bool, same_lists: bool, now: datetime, priority: int
) -> None:
    """Note who has to be built again: those who show this page, and those who show the top of its lists."""
    node = keys.node("page", built.page.pk)
    translation_set = keys.translation_set(built.page.translation_key)
    if not same_lists:
        dirty.mark_listed(node, translation_set=translation_set, now=now, priority=priority)
    elif not alike:
        dirty.mark_shown(node, translation_set=translation_set, now=now, priority=priority)
    if built.shows_itself and not alike:
        dirty.mark([node], now=now, reason="dependency", priority=dirty.DEPENDENT)


#: Columns that change what readers, lists or look-ups get; the rest is bookkeeping.
_SEEN = (
    "type", "page_type", "locale", "translation_key", "site_id", "site", "path", "tree_path", "parent_id", "slug", "title",
    "first_published_at", "last_published_at", "expires_at", "fresh_until", "etag", "card",
)  # fmt: skip


def _same(before: PublishedDocument, after: PublishedDocument) -> bool:
    """Whether nobody would see a difference; the stamp of what was read is noted all the same."""
    if any(getattr(before, name) != getattr(after, name) for name in _SEEN):
        return False
    if before.source_stamp != after.source_stamp:
        PublishedDocument.objects.filter(page_id=after.page_id).update(
            source_stamp=after.source_stamp
        )
    return True


def _row(built: Built, *, hashed: str, changed_at: datetime) -> PublishedDocument:
    page = built.page
    return PublishedDocument(
        page_id=page.pk,
        type=built.type,
        page_type=type_name(page),
        locale=page.locale.language_code,
        translation_key=page.translation_key,
        site_id=built.address.site_id,
        site=built.address.site,
        path=built.address.path,
        path_hash=hashed,
        tree_path=page.path,
        depth=page.depth,
        parent_id=built.parent_id,
        slug=page.slug,
        title=page.title,
        published_at=built.published_at,
        first_published_at=page.first_published_at or built.published_at,
        last_published_at=page.last_published_at or built.published_at,
        expires_at=page.expire_at,
        fresh_until=built.fresh_until,
        etag=built.etag,
        changed_at=changed_at,
        card=built.card,
        body=built.body,
        source_stamp=stamp_of(page),
    )


def _shown(row: PublishedDocument) -> tuple[str, str, datetime | None]:
    """What others show of a page, and until when they may."""
    return row.card, row.path, row.expires_at


def _store_dependencies(node: str, wanted: frozenset[str]) -> set[str]:
    """Make the stored dependencies equal `wanted`; return the keys no longer shown."""
    known = set(Dependency.objects.filter(dependent=node).values_list("key", flat=True))
    Dependency.objects.filter(dependent=node, key__in=known - wanted).delete()
    Dependency.objects.bulk_create(
        [Dependency(dependent=node, key=key) for key in sorted(wanted - known)],
        ignore_conflicts=True,
    )
    return known - wanted


def _store_facets(document: PublishedDocument, facets: frozenset[str]) -> None:
    DocumentFacet.objects.filter(document=document).delete()
    DocumentFacet.objects.bulk_create(
        [
            DocumentFacet(document=document, key=key, published_at=document.published_at)
            for key in sorted(facets)
        ]
    )


def _settle_addresses(
    before: PublishedDocument | None, after: PublishedDocument, *, now: datetime, priority: int
) -> bool:
    """The new address answers with the page, the old one leads there, and so do older redirects; say if any changed."""
    redirected = paths.forget(after.path_hash)
    if before is not None and before.path_hash != after.path_hash:
        paths.leave_redirect(before, to=after)
        redirected = True
    if before is None or before.path != after.path:
        moved_from = before.path if before is not None else ""
        paths.mark_redirects_to(
            after.page_id, path=after.path, before=moved_from, now=now, priority=priority
        )
    return redirected


def _tags(
    node: str,
    facets: set[str] | frozenset[str],
    before: PublishedDocument | None,
    after: PublishedDocument,
) -> list[str]:
    hashes = {after.path_hash, *([before.path_hash] if before else [])}
    return [
        *keys.tags({node, *facets}),
        *(keys.path_tag(hashed) for hashed in hashes),
        keys.ALL_PAGES,
    ]


def _wake_at_expiry(built: Built, *, now: datetime) -> None:
    """Come back the second this page, or something it shows, leaves."""
    if built.fresh_until is not None and built.fresh_until > now:
        dirty.mark(
            [keys.node("page", built.page.pk)], now=now, due_at=built.fresh_until, reason="expiry"
        )
