"""Translations: what a document says of its page in other languages, and how fresh each of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from cms.locales.freshness import reading
from cms.published.models import PublishedDocument
from cms.published.times import utc

SOURCE, UP_TO_DATE, STALE, FALLBACK = "source", "up_to_date", "stale", "fallback"


@dataclass(frozen=True, kw_only=True)
class Languages:
    """One page among its public translations."""

    page: Page
    html_url: str
    root_url: str
    rows: Sequence[PublishedDocument]
    aliases: frozenset[int]
    stale: Mapping[int, datetime]

    @classmethod
    def of(cls, page: Page, *, html_url: str, root_url: str, now: datetime) -> Languages:
        """Read the other languages of a page; at most three queries, one where there are none."""
        found = PublishedDocument.objects.filter(
            Q(expires_at__isnull=True) | Q(expires_at__gt=now),
            translation_key=page.translation_key,
        ).exclude(page_id=page.pk)
        shown = found.only("locale", "path", "title", "expires_at")
        rows = list(shown.order_by("locale", "page_id"))
        others = [row.page_id for row in rows]
        aliases = Page.objects.filter(pk__in=others, alias_of__isnull=False)
        translated = bool(rows) or page.locale.language_code != settings.LANGUAGE_CODE
        return cls(
            page=page,
            html_url=html_url,
            root_url=root_url,
            rows=rows,
            aliases=frozenset(aliases.values_list("pk", flat=True) if rows else ()),
            stale=reading.stale_since([page.pk, *others]) if translated else {},
        )

    @property
    def fresh_until(self) -> list[datetime]:
        """When each of the other languages leaves, where that is known."""
        return [row.expires_at for row in self.rows if row.expires_at is not None]

    def translations(self) -> list[dict[str, Any]]:
        """The page in other languages, each with how fresh it is."""
        return [
            {
                "id": row.page_id,
                "locale": row.locale,
                "path": row.path,
                "title": row.title,
                **self._state(row.page_id, is_alias=row.page_id in self.aliases),
            }
            for row in self.rows
        ]

    def freshness(self) -> dict[str, Any]:
        """How fresh this page is; an alias shows another page's words, and is canonical there."""
        page = self.page
        if page.locale.language_code == settings.LANGUAGE_CODE and page.alias_of_id is None:
            return {
                "status": SOURCE,
                "stale_since": None,
                "machine_translated": 0,
                "canonical_url": self.html_url,
            }
        repeated = next(
            (self._url(row) for row in self.rows if row.page_id == page.alias_of_id), None
        )
        state = self._state(page.pk, is_alias=page.alias_of_id is not None)
        return {
            **state,
            "machine_translated": reading.machine_made(page.pk),
            "canonical_url": repeated or self.html_url,
        }

    def alternates(self) -> list[dict[str, str]]:
        """`hreflang` and address of each language that has words of its own, this one included, and of `x-default`."""
        there = {row.locale: self._url(row) for row in self.rows if row.page_id not in self.aliases}
        if self.page.alias_of_id is None:
            there[self.page.locale.language_code] = self.html_url
        default = there.get(settings.LANGUAGE_CODE, self.html_url)
        return [
            {"hreflang": code, "href": href}
            for code, href in [*sorted(there.items()), ("x-default", default)]
        ]

    def _state(self, page_id: int, *, is_alias: bool) -> dict[str, Any]:
        if is_alias:
            return {"status": FALLBACK, "stale_since": None}
        since = self.stale.get(page_id)
        return {"status": STALE if since else UP_TO_DATE, "stale_since": utc(since)}

    def _url(self, row: PublishedDocument) -> str:
        return f"{self.root_url}{row.path}"
