"""The entrance: what Wagtail's preview panel loads. A page of ours that asks for a token by POST and leads to the front end.

A GET makes nothing: the token is made by the form's POST, with its CSRF token, for whoever may edit the page.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import ResolverMatch, reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from cms.core.previews import MODES, PAGE
from cms.preview import fronts, minting, sources
from cms.preview.minting import Subject
from cms.preview.models import Source
from cms.published.building import NoAddress, address_of
from cms.published.times import utc


@xframe_options_sameorigin
def entrance(request: HttpRequest, page: Page, mode: str) -> HttpResponseBase:
    """The page in the panel's frame; it says what is to be shown, and where."""
    context = {"asked": {**_asked(request, page), "mode": mode}, "mint": reverse("preview_mint")}
    response = TemplateResponse(request, "preview/entrance.html", context)
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def open_preview(page: Any, request: HttpRequest, mode: str) -> HttpResponseBase:
    """What `cms.core.previews` calls."""
    return entrance(request, page, mode if mode in dict(MODES) else PAGE)


def _asked(request: HttpRequest, page: Page) -> dict[str, Any]:
    """What Wagtail's view was about to show, told by its name: a form, a version, a translation."""
    match: ResolverMatch | None = request.resolver_match
    parts = match.kwargs if match else {}
    where = {"page": page.pk or "", "path": _path(page), "locale": page.locale.language_code}
    match match.url_name if match else "":
        case "preview_on_edit":
            return {**where, "source": Source.FORM}
        case "preview_on_add":
            kind = f"{parts['content_type_app_name']}.{parts['content_type_model_name']}"
            parent = parts["parent_page_id"]
            return {**where, "source": Source.FORM, "page_type": kind, "parent": parent}
        case "preview_translation":
            translation = parts["translation_id"]
            return {**where, "source": Source.TRANSLATION, "translation": translation}
    revision = parts.get("revision_id") or _latest(page)
    return {**where, "source": Source.REVISION, "revision": revision or ""}


def _latest(page: Page) -> int | None:
    latest: int | None = (
        Page.objects.filter(pk=page.pk).values_list("latest_revision_id", flat=True).first()
    )
    return latest


def _path(page: Page) -> str:
    try:
        return address_of(page).path
    except NoAddress:
        return "/"


@require_POST
def mint(request: HttpRequest) -> JsonResponse:
    """Make a token for the panel: `{token, url, expires_at, mode}`; 403 or 404 where one may not edit."""
    subject = _subject(request)
    now = timezone.now()  # noqa: TID251 a view is a door
    text, token = minting.mint_for_panel(subject, request=request, now=now)
    try:
        page = sources.page_of(token)
    except sources.NothingToShow as exc:
        token.delete()
        raise PermissionDenied from exc
    origin = fronts.front_of(page)
    response = JsonResponse(
        {
            "token": text,
            "origin": origin,
            "url": front_url(page, origin=origin, token=text),
            "mode": token.mode,
            "expires_at": utc(token.expires_at),
        }
    )
    response.headers["Cache-Control"] = "no-store, private"
    return response


def front_url(page: Page, *, origin: str, token: str) -> str:
    """Where a front end shows the page; the token is in the fragment, which is sent to nobody."""
    return f"{origin}{quote(_path(page))}#preview={quote(token, safe=':')}"


def _subject(request: HttpRequest) -> Subject:
    said = request.POST
    mode = said.get("mode") or PAGE
    if mode not in dict(MODES) or said.get("source") not in Source.values:
        raise Http404
    translation_id = _number(said.get("translation"))
    if translation_id:
        target = get_object_or_404(Translation, pk=translation_id).get_target_instance()
        if not isinstance(target, Page):
            raise Http404
        page: Page | None = target
    else:
        page = _found(Page, said.get("page"))
    revision = _found(Revision, said.get("revision"))
    if revision is not None and (page is None or revision.object_id != str(page.pk)):
        raise Http404
    parent = None if page else get_object_or_404(Page, pk=_number(said.get("parent")))
    place = page or parent
    if place is None:
        raise Http404
    return Subject(
        source=Source(said["source"]),
        mode=mode,
        locale=place.locale.language_code,
        page=page,
        parent=parent,
        page_type="" if page else _page_type(said.get("page_type") or ""),
        revision=revision,
        translation_id=translation_id,
    )


def _page_type(said: str) -> str:
    app_label, _, model = said.lower().partition(".")
    get_object_or_404(ContentType, app_label=app_label, model=model)
    return f"{app_label}.{model}"


def _number(text: str | None) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise Http404
    return int(text)


def _found(model: Any, text: str | None) -> Any:
    pk = _number(text)
    return get_object_or_404(model, pk=pk) if pk else None
