"""Fronts for tests: zones and slots as the database holds them, and what readers then get."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

from wagtail.models import Page

from cms.published.models import PublishedDocument

#: A rule that takes whatever there is.
EVERYTHING = {"max_age_days": 3650}
_numbers = count(1)


def zone(*slots: dict[str, Any], title: str = "À la une", **fields: Any) -> dict[str, Any]:
    """A stored zone; its rule's conditions are given as `backfill`."""
    rule = {"section": None, "genre": "", "topic": None, "max_age_days": None, "size": "medium"}
    value = {"title": title, "layout": "grid", "maximum": 6, **fields}
    value["slots"] = [{"type": "item", "value": slot, "id": _key()} for slot in slots]
    value["backfill"] = {**rule, **fields.get("backfill", {})}
    return {"type": "zone", "value": value, "id": _key()}


def slot(page: Page | None = None, **fields: Any) -> dict[str, Any]:
    """A stored slot that leads to a page unless it says otherwise."""
    words = {"kicker": "", "title": "", "standfirst": "", "image": None}
    where = {"page": page.pk if page else None, "topic": None, "url": ""}
    until: datetime | None = fields.pop("pinned_until", None)
    when = {"pinned_until": until and until.isoformat()}
    return {**where, "size": "medium", **when, **words, **fields}


def compose(front: Page, *zones: dict[str, Any]) -> None:
    """Publish a front made of these zones, as an editor does."""
    front.refresh_from_db()
    front.zones = front.zones.stream_block.to_python(list(zones))
    front.save_revision().publish()


def zones_of(front: Page) -> list[dict[str, Any]]:
    """The zones readers get."""
    return json.loads(PublishedDocument.objects.get(page_id=front.pk).body)["zones"]


def titles(front: Page) -> list[list[str]]:
    """The titles they read, zone by zone."""
    return [[item["title"] for item in zone["items"]] for zone in zones_of(front)]


def _key() -> str:
    return str(UUID(int=next(_numbers)))
