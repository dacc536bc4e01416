"""Memory: what was written elsewhere for the same French, or for nearly the same on PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from cms.locales import rights
from cms.locales.exchange.segments import Segment

#: How like another French text must be, of 1, and how many are looked at and shown.
NEAR: Final = 0.6
_LOOKED_AT, MOST = 10, 3

_LIKE = """
SELECT asked.id, near.id, near.likeness
FROM wagtail_localize_string asked
JOIN LATERAL (
  SELECT said.id, similarity(other.data, asked.data) AS likeness
  FROM wagtail_localize_string other
  JOIN wagtail_localize_stringtranslation said ON said.translation_of_id = other.id AND said.locale_id = %s
  WHERE other.data %% asked.data AND other.locale_id = asked.locale_id AND other.id <> asked.id
  ORDER BY likeness DESC, said.id DESC
  LIMIT %s
) near ON near.likeness >= %s
WHERE asked.id = ANY(%s)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What was written for another text: its id, its words, the French it was written for, and how alike the two are, of 100."""

    id: int
    text: str
    french: str
    likeness: int


def suggestions(
    segments: Collection[Segment], translation: Translation, *, user: Any
) -> Mapping[str, list[Suggestion]]:
    """Segment key → what somebody may read that was written for the like of it; two or three queries, whatever their number."""
    asked = {segment.string_id for segment in segments}
    if not asked:
        return {}
    near = _near(asked, translation.target_locale)
    known = readable(user, translation)
    rows = known.filter(translation_of__in=asked) | known.filter(
        pk__in=[said for _string, said, _likeness in near]
    )
    said = list(rows.select_related("translation_of").order_by("-updated_at", "-pk"))
    found: dict[int, list[Suggestion]] = {string_id: [] for string_id in asked}
    for row in said:
        if row.translation_of_id in asked:
            found[row.translation_of_id].append(_suggestion(row, 1))
    by_id = {row.pk: row for row in said}
    for string_id, said_id, likeness in sorted(near, key=lambda each: -each[2]):
        if said_id in by_id:
            found[string_id].append(_suggestion(by_id[said_id], likeness))
    return {it.key: _distinct(found[it.string_id]) for it in segments if found[it.string_id]}


def readable(user: Any, translation: Translation) -> QuerySet[StringTranslation]:
    """What was written into the same language for other pages, in translations somebody may open."""
    mine = rights.visible_translations(user).filter(target_locale=translation.target_locale_id)
    found: QuerySet[StringTranslation] = StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        has_error=False,
        context__object__in=mine.values("source__object"),
    ).exclude(context__object=translation.source.object_id)
    return found


def _near(asked: Collection[int], locale: Locale) -> list[tuple[int, int, float]]:
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(_LIKE, [locale.pk, _LOOKED_AT, NEAR, sorted(asked)])
        return [tuple(row) for row in cursor.fetchall()]


def _suggestion(row: StringTranslation, likeness: float) -> Suggestion:
    return Suggestion(
        id=row.pk,
        text=row.data,
        french=row.translation_of.data,
        likeness=int(100 * likeness),
    )


def _distinct(found: list[Suggestion]) -> list[Suggestion]:
    """The same words once, from the likest text."""
    return list({it.text: it for it in reversed(found)}.values())[::-1][:MOST]
