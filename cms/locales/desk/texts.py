"""The texts of a translation beside what helps to write them: glossary, memory, and what a machine wrote."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail_localize.models import StringTranslation, Translation

from cms.locales.desk import jobs
from cms.locales.exchange.cleaning import clean
from cms.locales.exchange.segments import segments_of
from cms.locales.freshness.texts import NOT_TEXT
from cms.locales.terms import memory
from cms.locales.terms.glossary import found_in, terms_of, unrespected


def texts(translation: Translation, *, user: Any) -> list[dict[str, Any]]:
    """Each text that has something beside it; five or six queries, whatever their number."""
    segments = [it for it in segments_of(translation) if it.path not in NOT_TEXT]
    terms = terms_of(translation.target_locale)
    known = memory.suggestions([it for it in segments if not it.target], translation, user=user)
    found = ((it, found_in(it.source, terms), known.get(it.key, [])) for it in segments)
    return [
        {
            "segment": segment,
            "terms": there,
            "unrespected": unrespected(segment.source, segment.target, there),
            "suggestions": said,
        }
        for segment, there, said in found
        if there or said or segment.by_machine
    ]


@require_POST
def take_suggestion(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Write what was written elsewhere; the guard has asked who may write here, and memory who may read there."""
    translation = jobs.found(translation_id)
    segment = next(
        (it for it in segments_of(translation) if it.key == request.POST.get("segment")), None
    )
    asked = request.POST.get("suggestion", "")
    if segment is None or not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
        raise Http404
    said = get_object_or_404(memory.readable(request.user, translation), pk=asked)
    StringTranslation.objects.update_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=translation.target_locale,
        defaults={
            "data": clean(said.data, source=segment.source),
            # What nobody revised there is not revised by being taken over.
            "translation_type": said.translation_type,
            "tool_name": _("Mémoire de traduction"),
            "last_translated_by": request.user,
            "has_error": False,
            "field_error": "",
        },
    )
    messages.success(request, _("Le texte est repris."))
    return redirect(reverse("translation_tools", args=[translation_id]))
