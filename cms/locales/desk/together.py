"""« Publier ensemble »: the French desk says which translations go out with an article; revisers say which are ready."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from cms.locales import rights
from cms.locales.completeness import UntranslatedText
from cms.locales.desk.jobs import found_of_page
from cms.locales.exchange.segments import segments_of
from cms.locales.freshness.texts import NOT_TEXT
from cms.locales.together import companions

#: As the two buttons of the tools page name what they do.
READY, NOT_READY = "ready", "not_ready"


def together(request: HttpRequest, page_id: int) -> HttpResponse:
    """What is ready of each language, and what goes out with the French; the guard has asked who publishes it."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id).specific
    if request.method == "POST" and _join(request, page):
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {"page": page, "languages": states(page, user=request.user)}
    return render(request, "locales/together.html", context)


def _join(request: HttpRequest, page: Page) -> bool:
    ticked = {int(pk) for pk in request.POST.getlist("translation") if pk.isdecimal()}
    now = timezone.now()  # noqa: TID251 a view is a door
    try:
        companions.join(page, ticked, by=request.user, at=now)
    except (UntranslatedText, companions.NotReady) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("C’est noté : rien n’est publié avant le français."))
        return True
    return False


def states(page: Page, *, user: Any) -> list[dict[str, Any]]:
    """Each language of a French page: what is left to translate, what is ready, and whether it goes out with the French."""
    return [_state(translation, user=user) for translation in companions.of_page(page)]


def _state(translation: Translation, *, user: Any) -> dict[str, Any]:
    companion = getattr(translation, "companion", None)
    target = translation.get_target_instance()
    left = sum(not it.target for it in segments_of(translation) if it.path not in NOT_TEXT)
    return {
        "translation": translation,
        "name": translation.target_locale.get_display_name(),
        "left": left,
        "companion": companion,
        "changed": companion is not None and changed_since(translation, companion.ready_at),
        "may_join": companion is not None or (not left and rights.may_publish(user, target)),
    }


def changed_since(translation: Translation, moment: Any) -> bool:
    """Whether somebody wrote at a translation after a moment; one query."""
    written = StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        context__object_id=translation.source.object_id,
    ).aggregate(last=Max("updated_at"))["last"]
    return written is not None and written > moment


@require_POST
def mark_ready(request: HttpRequest, translation_id: int) -> HttpResponse:
    """A reviser finds a translation ready, or not after all; the guard has asked who publishes it."""
    translation = found_of_page(translation_id)
    if request.POST.get("state") == NOT_READY:
        companions.withdraw(translation)
        messages.success(request, _("Cette traduction n’est plus marquée prête."))
    else:
        _finish(request, translation)
    return redirect(reverse("translation_tools", args=[translation_id]))


def _finish(request: HttpRequest, translation: Translation) -> None:
    now = timezone.now()  # noqa: TID251 a view is a door
    try:
        companions.finish(translation, by=request.user, at=now)
    except companions.NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, _("Cette traduction est prête : elle peut partir avec le français.")
        )
