"""Stamps: what a page's own row said when its document was built, cheap to compare for every page at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from wagtail.models import Page

from cms.published.keys import short_hash
from cms.published.times import utc

#: The columns of `wagtailcore_page` that show in a document or decide whether there is one.
COLUMNS = (
    "live_revision_id", "title", "slug", "url_path", "path", "locale_id", "translation_key", "show_in_menus",
    "seo_title", "search_description", "first_published_at", "last_published_at", "expire_at", "alias_of_id",
)  # fmt: skip


def stamp_of(page: Page) -> str:
    """The stamp of one page."""
    return stamp(tuple(getattr(page, name) for name in COLUMNS))


def stamp(values: tuple[Any, ...]) -> str:
    """The stamp of the values of `COLUMNS`, in that order."""
    return short_hash("\x1f".join(_text(value) for value in values))


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{utc(value)}{value.microsecond}"
    return value.hex if isinstance(value, UUID) else str(value)
