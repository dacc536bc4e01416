"""Files: translations leave as PO or XLIFF, by page or by section, and come back as a whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.locales import rights
from cms.locales.desk.jobs import found
from cms.locales.desk.texts import texts
from cms.locales.exchange import po, xliff
from cms.locales.exchange.applying import Outcome, apply
from cms.locales.exchange.refusals import FileRefused
from cms.locales.exchange.segments import segments_of
from cms.locales.machine.runs import latest_run

#: A season of articles; what is larger is no translator's file.
MOST_BYTES = 20 * 1024 * 1024


def tools(request: HttpRequest, translation_id: int) -> HttpResponse:
    """What can be done with a translation besides writing it: files, and how far the machine has come."""
    translation = found(translation_id)
    target = translation.get_target_instance()
    is_page = isinstance(target, Page)
    segments = [each for each in segments_of(translation) if each.path != "slug"]
    return render(
        request,
        "locales/tools.html",
        {
            "translation": translation,
            "title": target.get_admin_display_title() if is_page else str(target),
            "page": target.specific if is_page else None,
            "all": len(segments),
            "left": sum(not each.target for each in segments),
            "count": len(_of_section(request, translation)),
            "run": latest_run(translation),
            "texts": texts(translation, user=request.user),
            "companion": getattr(translation, "companion", None),
            "may_publish": rights.may_publish(request.user, target),
            "edit_url": AdminURLFinder(request.user).get_edit_url(target),
        },
    )


def download_po(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The PO file of one translation."""
    translation = found(translation_id)
    return _file(
        po.write(translation), name=f"{_slug(translation)}.po", kind="text/x-gettext-translation"
    )


def download_xliff(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The XLIFF file of one translation, or with `?section=1` of all those of its section."""
    translation = found(translation_id)
    wanted = _of_section(request, translation) if "section" in request.GET else [translation]
    name = f"{_slug(translation)}{'-rubrique' if len(wanted) > 1 else ''}.xlf"
    return _file(xliff.write(wanted), name=name, kind="application/xliff+xml")


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take a file back: everything it may change is changed, or nothing and the reason is said."""
    translation = found(translation_id)
    try:
        outcome = _apply(request, translation)
    except FileRefused as refused:
        for message in refused.messages:
            messages.error(request, message)
    else:
        messages.success(request, _summary(outcome))
    back = get_valid_next_url_from_request(request)
    return redirect(back or reverse("translation_tools", args=[translation_id]))


def _apply(request: HttpRequest, translation: Translation) -> Outcome:
    given = request.FILES.get("file")
    if given is None:
        raise FileRefused(_("Choisissez un fichier PO ou XLIFF."))
    if (given.size or 0) > MOST_BYTES:
        raise FileRefused(_("Ce fichier est trop gros : 20 Mo au plus."))
    data = given.read()
    if (given.name or "").lower().endswith(".po"):
        return apply([po.read(data)], [translation], user=request.user, tool="PO")
    translations = _of_section(request, translation)
    return apply(xliff.read(data), translations, user=request.user, tool="XLIFF")


def _summary(outcome: Outcome) -> str:
    said = ngettext(
        "Un texte a été importé.", "%(count)s textes ont été importés.", outcome.changed
    ) % {"count": outcome.changed}
    if outcome.outdated:
        said += " " + ngettext(
            "Un autre a été laissé : son français n’est plus sur la page.",
            "%(count)s autres ont été laissés : leur français n’est plus sur la page.",
            outcome.outdated,
        ) % {"count": outcome.outdated}
    return said


def _of_section(request: HttpRequest, translation: Translation) -> Sequence[Translation]:
    """The translations of the same section and language, this one first; only those one works on."""
    page: Any = translation.get_target_instance()
    if not isinstance(page, Page):
        return [translation]
    siblings = Page.objects.sibling_of(page, inclusive=False).values("translation_key")
    others = (
        rights.visible_translations(request.user)
        .filter(
            target_locale=translation.target_locale,
            source__object__translation_key__in=siblings,
            enabled=True,
        )
        .select_related("source__object", "source__locale", "target_locale")
        .order_by("pk")
    )
    return [translation, *others]


def _slug(translation: Translation) -> str:
    page = translation.get_target_instance()
    return f"{getattr(page, 'slug', page.pk)}-{translation.target_locale.language_code}"


def _file(data: bytes, *, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
