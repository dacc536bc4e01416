"""Sharing: links to a draft for somebody without an account, made, listed and ended in the admin."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.models import Page

from cms.core.previews import PAGE
from cms.preview import fronts, minting, sources
from cms.preview.minting import Subject
from cms.preview.models import SHARE_LIVES, PreviewToken, Source

#: Rows on one screen; older ones have ended anyway.
_SHOWN = 100
_LABELS = (_("une heure"), _("un jour"), _("trois jours"), _("sept jours"))


class ShareForm(forms.Form):
    """For whom, and until when."""

    note = forms.CharField(
        label=_("Pour qui"),
        max_length=120,
        help_text=_(
            "Par exemple : Me Le Gall, relecture juridique. Ce texte reste dans la rédaction."
        ),
    )
    life = forms.TypedChoiceField(
        label=_("Valable"),
        choices=[
            (int(life.total_seconds()), label)
            for life, label in zip(SHARE_LIVES, _LABELS, strict=True)
        ],
        coerce=int,
        initial=int(SHARE_LIVES[1].total_seconds()),
    )


@require_http_methods(["GET", "POST"])
def links(request: HttpRequest, page_id: int) -> HttpResponse:
    """The links of one page; a POST makes one, and shows it this once."""
    page = _editable(request, page_id)
    form = ShareForm(request.POST if request.method == "POST" else None)
    now = timezone.now()  # noqa: TID251 a view is a door
    made = None
    if form.is_valid():
        made = _made(page, user=request.user, now=now, **form.cleaned_data)
    rows = PreviewToken.objects.shared().filter(page=page).order_by("-created_at")
    context = {
        "page": page,
        "form": ShareForm() if made else form,
        "made": made,
        "rows": _rows(rows, now=now),
    }
    response = render(request, "preview/links.html", context)
    response.headers["Cache-Control"] = "no-store, private"
    return response


@require_GET
def all_links(request: HttpRequest) -> HttpResponse:
    """The living links to every page one may edit."""
    now = timezone.now()  # noqa: TID251 a view is a door
    alive = PreviewToken.objects.shared().alive(now=now).order_by("expires_at")
    rows = [row for row in _rows(alive, now=now) if sources.may_see(row["page"], request.user)]
    return render(request, "preview/all_links.html", {"rows": rows})


@require_POST
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """End a link at once."""
    token = get_object_or_404(PreviewToken.objects.shared(), pk=token_id)
    page = _editable(request, token.page_id)
    now = timezone.now()  # noqa: TID251 a view is a door
    minting.revoke(token, now=now)
    messages.success(
        request, _now("Le lien « %(note)s » n’ouvre plus rien.") % {"note": token.note}
    )
    return redirect("preview_links", page.pk)


def _editable(request: HttpRequest, page_id: int | None) -> Page:
    page = get_object_or_404(Page.objects.select_related("locale", "latest_revision"), pk=page_id)
    if not sources.may_see(page, request.user):
        raise PermissionDenied
    return page.specific


def _made(page: Page, *, user: Any, note: str, life: int, now: Any) -> dict[str, Any]:
    """The link, bound to the version saved last."""
    subject = Subject(
        source=Source.REVISION,
        mode=PAGE,
        locale=page.locale.language_code,
        page=page,
        revision=page.latest_revision,
    )
    text, token = minting.mint_to_share(
        subject, user=user, note=note, life=timedelta(seconds=life), now=now
    )
    version = page.get_latest_revision_as_object()
    origin = fronts.front_of(version) or settings.CHAPO_BASE_URL
    url = fronts.front_url(version, origin=origin, token=text)
    return {"url": url, "token": token}


def _rows(tokens: Any, *, now: Any) -> list[dict[str, Any]]:
    found = tokens.select_related("page", "page__locale", "minted_by")[:_SHOWN]
    return [
        {"token": token, "page": token.page, "is_alive": token.is_alive(now=now)} for token in found
    ]
