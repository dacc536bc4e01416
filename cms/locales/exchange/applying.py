"""A file that comes back: judged as a whole, then applied as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from cms.locales.exchange.cleaning import clean
from cms.locales.exchange.refusals import FileRefused
from cms.locales.exchange.segments import Delivery, Segment, rows_of, segments_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How many segments changed, and how many the file held whose French is no longer on the page."""

    changed: int
    outdated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    translation: Translation
    segment: Segment
    text: str


def apply(
    deliveries: Sequence[Delivery], translations: Sequence[Translation], *, user: Any, tool: str
) -> Outcome:
    """Write what differs, in one transaction; `FileRefused` before anything is written.

    `translations` are the ones the file may speak of, which `user` may edit.
    """
    allowed = {str(translation.uuid): translation for translation in translations}
    with transaction.atomic():
        edits: list[_Edit] = []
        outdated = 0
        if not deliveries:
            raise FileRefused(_("Ce fichier ne contient aucune page."))
        if len({delivery.translation for delivery in deliveries}) != len(deliveries):
            raise FileRefused(_("Ce fichier contient deux fois la même page."))
        for delivery in deliveries:
            translation = _owner(delivery, allowed)
            found, gone = _edits(delivery, translation)
            edits += found
            outdated += gone
        rows = rows_of(edit.segment for edit in edits)
        for edit in edits:
            _write(edit, rows[edit.segment], user=user, tool=tool)
    return Outcome(changed=len(edits), outdated=outdated)


def _owner(delivery: Delivery, allowed: dict[str, Translation]) -> Translation:
    translation = allowed.get(delivery.translation)
    if translation is None:
        raise FileRefused(_("Ce fichier a été exporté pour une autre page : rien n’a été importé."))
    expected = (
        translation.source.locale.language_code.lower(),
        translation.target_locale.language_code.lower(),
    )
    found = (delivery.source_language.lower(), delivery.target_language.lower())
    if found != expected:
        raise FileRefused(
            _(
                "Ce fichier va de « %(found_from)s » vers « %(found_to)s », la page de « %(from)s » vers « %(to)s » : "
                "rien n’a été importé."
            )
            % {
                "found_from": found[0] or "?",
                "found_to": found[1] or "?",
                "from": expected[0],
                "to": expected[1],
            }
        )
    if len(delivery.entries) != delivery.announced:
        raise FileRefused(
            _(
                "Le fichier est incomplet : %(found)d segments sur %(announced)d. Rien n’a été importé."
            )
            % {"found": len(delivery.entries), "announced": delivery.announced}
        )
    return translation


def _edits(delivery: Delivery, translation: Translation) -> tuple[list[_Edit], int]:
    current = {(one.path, _flat(one.source)): one for one in segments_of(translation)}
    edits, outdated = [], 0
    for entry in delivery.entries:
        segment = current.get((entry.path, _flat(entry.source)))
        if segment is None:
            outdated += 1
            continue
        if not entry.target.strip() or entry.target == segment.target:
            continue
        text = clean(entry.target, source=segment.source)
        if text.strip() and text != segment.target:
            edits.append(_Edit(translation=translation, segment=segment, text=text))
    if outdated == len(delivery.entries) and outdated:
        raise FileRefused(
            _("Aucun segment de ce fichier n’est encore sur la page : exportez-la à nouveau.")
        )
    return edits, outdated


def _flat(text: str) -> str:
    """XML and PO fold line ends; the French is recognised without them."""
    return " ".join(text.split())


def _write(edit: _Edit, row: dict[str, Any], *, user: Any, tool: str) -> None:
    StringTranslation.objects.update_or_create(
        **row,
        locale_id=edit.translation.target_locale_id,
        defaults={
            "data": edit.text,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": tool,
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )
