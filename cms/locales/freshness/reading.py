"""Reading: what was found stale, for documents, panels and reports."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db.models import Min
from wagtail.models import Page

from cms.locales.freshness.differences import Pair, pair
from cms.locales.freshness.texts import Text, texts_of
from cms.locales.models import PublishedText


def stale_since(page_ids: Collection[int]) -> Mapping[int, datetime]:
    """Page id → when the French first went ahead, for those of these pages that are stale; one query."""
    rows = PublishedText.objects.filter(page__in=page_ids, stale_since__isnull=False)
    return dict(rows.values("page").annotate(since=Min("stale_since")).values_list("page", "since"))


def machine_made(page_id: int) -> int:
    """How many texts of a public translation a machine wrote and nobody has revised; one query."""
    return PublishedText.objects.filter(page=page_id, by_machine=True).count()


def stale_texts(page_id: int) -> list[PublishedText]:
    """The texts of a translation that no longer say what the French says, in the order of the page; one query."""
    rows = PublishedText.objects.filter(page=page_id, stale_since__isnull=False)
    return list(rows.select_related("stale_by").order_by("order"))


def would_go_stale(page: Page) -> Mapping[str, list[str]]:
    """Language → the public texts that differ from this version of a French page; one query and the page's own texts."""
    rows = list(
        PublishedText.objects.filter(page__translation_key=page.translation_key, page__live=True)
        .exclude(page=page.pk)
        .select_related("page__locale")
        .order_by("page__locale__language_code", "order")
    )
    if not rows:
        return {}
    now = texts_of(page)
    found: dict[str, list[str]] = {}
    for code in dict.fromkeys(row.page.locale.language_code for row in rows):
        made_from = [
            Text(row.path, row.source)
            for row in rows
            if row.source and row.page.locale.language_code == code
        ]
        pairs = pair(made_from, now)
        found[code] = [
            _said(made_from, now, each) for each in pairs if _differs(made_from, now, each)
        ]
    return found


def _differs(old: Sequence[Text], new: Sequence[Text], each: Pair) -> bool:
    if each.old is None or each.new is None:
        return True
    return old[each.old].text != new[each.new].text


def _said(old: Sequence[Text], new: Sequence[Text], each: Pair) -> str:
    return new[each.new].text if each.new is not None else old[each.old or 0].text
