"""The button « Traduire automatiquement »: the worker does it, and the translator is told how it goes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cms.locales.desk.jobs import found
from cms.locales.machine import runs
from cms.locales.machine.revising import approve


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Ask the worker, and say where to see how far it is."""
    translation = found(translation_id)
    if not runs.is_available():
        raise Http404
    run = runs.ask(translation, user=request.user)
    if run is None:
        messages.warning(request, _("Il ne reste rien à traduire."))
    else:
        messages.success(
            request, _("La traduction automatique est demandée ; rien n’est publié sans vous.")
        )
    return redirect(reverse("translation_tools", args=[translation_id]))


@require_POST
def mark_revised(request: HttpRequest, translation_id: int) -> HttpResponse:
    """A reviser has read what the machine wrote; the guard has asked who publishes it."""
    count = approve(found(translation_id), by=request.user)
    said = ngettext(
        "Un texte de la machine est marqué relu.",
        "%(count)s textes de la machine sont marqués relus.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect(reverse("translation_tools", args=[translation_id]))
