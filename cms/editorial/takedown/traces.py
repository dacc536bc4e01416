"""Traces: every place that keeps words of a page, and their cleaning. What readers see is rebuilt in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet
from modelcluster.models import get_all_child_relations
from wagtail.contrib.redirects.models import Redirect
from wagtail.coreutils import find_available_slug
from wagtail.fields import StreamField
from wagtail.models import (
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Revision,
    Site,
    TaskState,
)
from wagtail_localize.models import (
    SegmentOverride,
    String,
    StringSegment,
    StringTranslation,
    TranslationSource,
)

from cms.editorial.takedown.names import Anonymiser
from cms.locales.models import Basis, PublishedText
from cms.published import oblivion, projector
from cms.search import index

#: Set by saving the page, which knows its neighbours.
_PLACE = frozenset({"slug", "url_path"})
_TEXTS = (models.CharField, models.TextField, models.JSONField, StreamField)


def erase(pages: Collection[Page], anonymiser: Anonymiser, *, now: datetime) -> None:
    """Clean these pages and all that repeats them; raise `NameStays` where formatting cuts the name."""
    ids = [page.pk for page in pages]
    keys = {page.translation_key for page in pages}
    addresses = _addresses(pages)
    for page in pages:
        _clean_page(page, anonymiser)
    for rows in _about(ids, keys):
        for row in rows:
            _clean_row(row, anonymiser)
    _clean_strings(keys, anonymiser)
    _drop_redirects(ids, addresses, anonymiser)
    for page_id in ids:
        projector.project(page_id, now=now)
    oblivion.forget(ids, is_named=lambda text: anonymiser.clean(text) != text)
    index.compact()


def _clean_page(page: Page, anonymiser: Anonymiser) -> None:
    """The row and its children first: what a page puts back when it is saved is clean by then."""
    _clean_row(page, anonymiser, leave=_PLACE)
    for relation in get_all_child_relations(type(page)):
        for row in relation.related_model._default_manager.filter(**{relation.field.name: page.pk}):
            _clean_row(row, anonymiser)
    fresh = Page.objects.get(pk=page.pk).specific
    slug = anonymiser.clean(fresh.slug)
    if slug != fresh.slug:
        fresh.slug = find_available_slug(fresh.get_parent(), slug, ignore_page_id=fresh.pk)
    fresh.save(clean=False)
    for revision in page.revisions.all():
        _clean_row(revision, anonymiser)
        if revision.content.get("slug") == slug != fresh.slug:
            revision.content["slug"] = fresh.slug
            revision.save(update_fields=["content"])


def _about(page_ids: Collection[int], keys: Collection[UUID]) -> Iterator[QuerySet[Any]]:
    """Rows that hold words of these pages beside the pages themselves."""
    as_text = [str(pk) for pk in page_ids]
    revisions = Revision.page_revisions.filter(object_id__in=as_text)
    types = ContentType.objects.filter(
        pk__in=Page.objects.filter(pk__in=page_ids).values("content_type")
    )
    yield Basis.objects.filter(revision__in=revisions.values("pk"))
    yield PublishedText.objects.filter(page_id__in=page_ids)
    yield CommentReply.objects.filter(comment__page_id__in=page_ids)
    yield TaskState.objects.filter(revision__in=revisions.values("pk"))
    yield PageLogEntry.objects.filter(page_id__in=page_ids)
    yield ModelLogEntry.objects.filter(content_type__in=types, object_id__in=as_text)
    yield TranslationSource.objects.filter(object_id__in=keys)
    yield StringTranslation.objects.filter(context__object_id__in=keys)
    yield SegmentOverride.objects.filter(context__object_id__in=keys)
    yield StringSegment.objects.filter(source__object_id__in=keys)


def _clean_row(row: models.Model, anonymiser: Anonymiser, *, leave: Collection[str] = ()) -> None:
    """By `update`: no receiver nor rule of a model may keep what has to go."""
    changed: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.name in leave or not isinstance(field, _TEXTS):
            continue
        value = getattr(row, field.attname)
        stream = field.stream_block if isinstance(field, StreamField) else None
        stored = stream.get_prep_value(value) if stream else value
        cleaned = anonymiser.clean_json(stored)
        anonymiser.must_be_gone(cleaned, where=str(field.verbose_name))
        if cleaned != stored:
            changed[field.name] = stream.to_python(cleaned) if stream else cleaned
    if changed:
        type(row)._default_manager.filter(pk=row.pk).update(**changed)
        for name, value in changed.items():
            setattr(row, name, value)


def _clean_strings(keys: Collection[UUID], anonymiser: Anonymiser) -> None:
    """Texts that translators see. Two pages may share one: the other page keeps what it says."""
    segments = StringSegment.objects.filter(source__object_id__in=keys).select_related("string")
    for segment in segments:
        old = segment.string
        cleaned = anonymiser.clean(old.data)
        if cleaned == old.data:
            continue
        new, _created = String.objects.get_or_create(
            locale_id=old.locale_id,
            data_hash=String._get_data_hash(cleaned),  # noqa: SLF001 upstream has no public name for it
            defaults={"data": cleaned},
        )
        StringSegment.objects.filter(pk=segment.pk).update(string=new)
        StringTranslation.objects.filter(translation_of=old, context__object_id__in=keys).update(
            translation_of=new
        )
        if not StringSegment.objects.filter(string=old).exists():
            old.delete()


def _addresses(pages: Collection[Page]) -> set[str]:
    """Where these pages stand and stood, as redirects write it: to be asked before their own addresses change."""
    ids = [page.pk for page in pages]
    former = Redirect.objects.filter(redirect_page_id__in=ids).values_list("old_path", flat=True)
    found = (page.get_url_parts() for page in pages)
    return {*former, *(Redirect.normalise_path(parts[2]) for parts in found if parts)}


def _drop_redirects(
    page_ids: Collection[int], addresses: Collection[str], anonymiser: Anonymiser
) -> None:
    """Old addresses that say the name lead nowhere any more."""
    to_pages = Redirect.objects.filter(redirect_page_id__in=page_ids)
    for redirect in [*to_pages, *_led_by_hand(addresses)]:
        said = (redirect.old_path, redirect.redirect_link)
        if any(anonymiser.clean(text) != text for text in said):
            redirect.delete()


def _led_by_hand(addresses: Collection[str]) -> list[Redirect]:
    """Redirects that lead to one of these addresses, be it through others; what leads elsewhere is not the pages'."""
    hosts = set(Site.objects.values_list("hostname", flat=True))
    targets = {
        redirect: _own_path(redirect.redirect_link, hosts=hosts)
        for redirect in Redirect.objects.filter(redirect_page=None)
    }
    reached, known = [], set(addresses)
    while step := [one for one, target in targets.items() if target in known]:
        reached += step
        known |= {one.old_path for one in step}
        for one in step:
            del targets[one]
    return reached


def _own_path(link: str, *, hosts: Collection[str]) -> str | None:
    """The path of a link within our sites; none where it leads elsewhere."""
    parts = urlsplit(link)
    is_ours = parts.hostname is None or parts.hostname in hosts
    return str(Redirect.normalise_path(parts.path)) if is_ours else None
