"""The segments of one translation, as files carry them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)

from cms.locales.freshness.bases import made_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One French string at one place of a page, and what is written for it (empty: nothing yet)."""

    string_id: int
    context_id: int
    path: str
    source: str
    target: str
    #: Whether a machine wrote it and nobody has revised it.
    by_machine: bool = False

    @property
    def key(self) -> str:
        """Its name in a file: stays while the French of that place stays."""
        return f"s{self.string_id}c{self.context_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One unit of a file that was read: the French it was made for, and the text that came back."""

    path: str
    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The part of a file that belongs to one translation: its uuid, its languages, its units."""

    translation: str
    source_language: str
    target_language: str
    announced: int
    entries: tuple[Entry, ...]


def segments_of(translation: Translation) -> list[Segment]:
    """What is to be translated, in the order of the page; two queries at most."""
    rows = (
        StringSegment.objects.filter(source_id=translation.source_id)
        .order_by("order", "pk")
        .select_related("context", "string")
        .annotate_translation(translation.target_locale, include_errors=True)
        .annotate(made_by=made_by(translation.target_locale))
    )
    found: dict[tuple[int, int], Segment] = {}
    for row in rows:
        found.setdefault(
            (row.string_id, row.context_id),
            Segment(
                string_id=row.string_id,
                context_id=row.context_id,
                path=row.context.path,
                source=row.string.data,
                target=row.translation or "",
                by_machine=row.made_by == StringTranslation.TRANSLATION_TYPE_MACHINE,
            ),
        )
    return list(found.values())


def rows_of(segments: Iterable[Segment]) -> dict[Segment, dict[str, Any]]:
    """What each segment's translation is of, and where, in objects: saved by number, each would be asked for; two queries."""
    found = list(segments)
    strings = String.objects.in_bulk({one.string_id for one in found})
    contexts = TranslationContext.objects.in_bulk({one.context_id for one in found})
    return {
        one: {"translation_of": strings[one.string_id], "context": contexts[one.context_id]}
        for one in found
    }
