"""Corrections are append-only: what readers were told stays said, as it was said (CDJM on rectifying errors).

Those of a text that was public once can be neither changed nor dropped, by whatever path it is saved: form, import, code,
or an older version that is put back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.conf import settings

from news.models.links import Correction
from news.models.vocabulary import CorrectionKind

#: What makes the text another one, and so moves the date readers are shown; a typo or a precision does not.
_MOVES_THE_DATE: Final = CorrectionKind.UPDATE


def told(article: Any) -> dict[UUID, Correction]:
    """What readers of a French article were told, by the key that every version keeps; one query, none in other languages.

    A translation's corrections are those of its French: only their wording is its own.
    """
    return _public(article) if _is_french(article) else {}


def keep(article: Any) -> None:
    """Put back what a version changed or left out, and let a new « mise à jour » move the date that is shown."""
    known = _public(article)
    given = list(article.corrections.all())
    stands = _says_the_same if _is_french(article) else _says_as_many
    if known and not stands(given, known):
        kept = known if _is_french(article) else known | {it.translation_key: it for it in given}
        rest = [one for one in given if one.translation_key not in kept]
        article.corrections = [*kept.values(), *rest]
    if article.first_published_at is not None:
        _move_the_date(article, (one for one in given if one.translation_key not in known))


def _is_french(article: Any) -> bool:
    return article.locale_id is None or article.locale.language_code == settings.LANGUAGE_CODE


def _public(article: Any) -> dict[UUID, Correction]:
    if article.pk is None or article.locale_id is None:
        return {}
    rows = Correction.objects.filter(article=article.pk, article__first_published_at__isnull=False)
    return {row.translation_key: row for row in rows.order_by("sort_order", "pk")}


def _says_as_many(given: Iterable[Correction], known: dict[UUID, Correction]) -> bool:
    """A translation may be said better; it may not be silent on what its French says."""
    return known.keys() <= {one.translation_key for one in given}


def _says_the_same(given: Iterable[Correction], known: dict[UUID, Correction]) -> bool:
    here = {one.translation_key: one for one in given}
    return all(key in here and not changed(here[key], row) for key, row in known.items())


def changed(one: Correction, row: Correction) -> bool:
    """Whether a correction no longer says what readers were told; a form knows no seconds."""
    return _said(one) != _said(row)


def _said(one: Correction) -> tuple[Any, ...]:
    return one.kind, one.text, one.date and one.date.replace(second=0, microsecond=0)


def _move_the_date(article: Any, new: Iterable[Correction]) -> None:
    dates = [one.date for one in new if one.kind == _MOVES_THE_DATE]
    shown = article.updated_at_editorial
    if dates and (shown is None or shown < max(dates)):
        article.updated_at_editorial = max(dates)
