"""Checking: compares what public translations were made from with what the French says now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.models import Page

from cms.locales.freshness.differences import pair
from cms.locales.freshness.texts import Text, texts_of
from cms.locales.models import PublishedText
from cms.locales.signals import freshness_changed, went_stale


def source_published(page: Page, *, at: datetime, by: Any) -> None:
    """A French page is public with these texts: say of each public translation which of its texts are stale.

    Five queries and the page's own texts, whatever the number of texts or languages; one when there is no translation.
    """
    found = PublishedText.objects.filter(
        page__translation_key=page.translation_key, page__live=True
    ).exclude(page=page.pk)
    rows = list(found.order_by("page_id", "order"))
    if rows:
        _compare(
            rows, texts_of(page), at=at, by=by, translation_key=page.translation_key, tell=True
        )


def translation_published(page: Page, *, at: datetime) -> None:
    """A translation is public on its new ground: compare it with the French that is public."""
    source = source_of(page)
    rows = list(PublishedText.objects.filter(page=page.pk).order_by("order"))
    if source is not None and rows:
        by = source.live_revision.user if source.live_revision else None
        since = max(filter(None, [source.last_published_at]), default=at)
        _compare(
            rows,
            texts_of(source),
            at=since,
            by=by,
            translation_key=page.translation_key,
            tell=False,
        )


def source_of(page: Page) -> Page | None:
    """The public French page this is a translation of."""
    found: Page | None = (
        Page.objects.filter(
            translation_key=page.translation_key,
            locale__language_code=settings.LANGUAGE_CODE,
            live=True,
        )
        .exclude(pk=page.pk)
        .select_related("live_revision__user")
        .first()
    )
    return found


@dataclass(kw_only=True)
class _News:
    """What a comparison found to write."""

    changed: list[PublishedText] = field(default_factory=list)
    gained: list[PublishedText] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    #: The pages none of whose texts was stale before.
    stale: list[int] = field(default_factory=list)
    at: datetime


def _compare(
    rows: Sequence[PublishedText],
    now: Sequence[Text],
    *,
    at: datetime,
    by: Any,
    translation_key: Any,
    tell: bool,
) -> None:
    news = _News(at=at)
    for page_id in {row.page_id for row in rows}:
        texts = [row for row in rows if row.page_id == page_id]
        was_stale = any(row.stale_since for row in texts)
        gained = len(news.gained)
        _compare_page(texts, now, news, at=at, by=by)
        if not was_stale and (len(news.gained) > gained or any(row.stale_since for row in texts)):
            news.stale.append(page_id)
    _write(news, translation_key=translation_key, tell=tell)


def _compare_page(
    texts: Sequence[PublishedText], now: Sequence[Text], news: _News, *, at: datetime, by: Any
) -> None:
    """`texts` are of one page; those without a source are what the French had gained when it was last looked at."""
    made_from = [row for row in texts if row.source]
    gained_before = {
        Text(row.path, row.source_now or ""): row.pk for row in texts if not row.source
    }
    pairs = pair([Text(row.path, row.source) for row in made_from], now)
    news.changed += [
        made_from[old]
        for old, new in pairs
        if old is not None
        and _note(made_from[old], now[new].text if new is not None else "", at=at, by=by)
    ]
    gained = dict.fromkeys(now[new] for old, new in pairs if old is None and new is not None)
    news.lost += [pk for text, pk in gained_before.items() if text not in gained]
    order = max(row.order for row in texts) + 1
    news.gained += [
        PublishedText(
            page_id=texts[0].page_id,
            path=text.path,
            order=order + step,
            source_now=text.text,
            stale_since=at,
            stale_by=by,
        )
        for step, text in enumerate(gained)
        if text not in gained_before
    ]


def _note(row: PublishedText, said: str, *, at: datetime, by: Any) -> bool:
    """Say what the French says now where this text stands; return whether that is news."""
    now = None if said == row.source else said
    if row.source_now == now:
        return False
    row.source_now = now
    row.stale_since = (row.stale_since or at) if now is not None else None
    row.stale_by = by if now is not None else None
    return True


def _write(news: _News, *, translation_key: Any, tell: bool) -> None:
    if not (news.changed or news.gained or news.lost):
        return
    with transaction.atomic():
        PublishedText.objects.bulk_update(
            news.changed, ["source_now", "stale_since", "stale_by"], batch_size=200
        )
        PublishedText.objects.filter(pk__in=news.lost).delete()
        PublishedText.objects.bulk_create(news.gained, batch_size=200)
        if news.stale and tell:
            went_stale.send(PublishedText, page_ids=news.stale, at=news.at)
        freshness_changed.send(PublishedText, translation_key=translation_key)
