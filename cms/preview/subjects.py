"""Subjects: what the entrance asks a token for, as the fields of its form, and the way back from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from django.apps import apps
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import ResolverMatch
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from cms.core.languages import locale_named
from cms.core.previews import MODES, PAGE
from cms.preview.minting import Subject
from cms.preview.models import Source
from cms.published import keys
from cms.published.registry import entity_builder, entity_builder_of

_ENTITY: Final = re.compile(r"([a-z]{1,30}):([0-9]{1,18})", re.ASCII)


def fields_of(request: HttpRequest, shown: Any) -> dict[str, Any]:
    """What Wagtail's view was about to show, told by its name: a form, a version, a translation."""
    if not isinstance(shown, Page):
        return _fields_of_entity(shown)
    match: ResolverMatch | None = request.resolver_match
    parts = match.kwargs if match else {}
    page = {"page": shown.pk or ""}
    match match.url_name if match else "":
        case "preview_on_edit":
            return {**page, "source": Source.FORM}
        case "preview_on_add":
            kind = f"{parts['content_type_app_name']}.{parts['content_type_model_name']}"
            parent = parts["parent_page_id"]
            return {**page, "source": Source.FORM, "page_type": kind, "parent": parent}
        case "preview_translation":
            translation = parts["translation_id"]
            return {**page, "source": Source.TRANSLATION, "translation": translation}
    revision = parts.get("revision_id") or _latest(shown)
    return {**page, "source": Source.REVISION, "revision": revision or ""}


def subject_of(said: Mapping[str, str]) -> Subject:
    """What the fields name; 404 where that is nothing."""
    mode = said.get("mode") or PAGE
    if mode not in dict(MODES) or said.get("source") not in Source.values:
        raise Http404
    if said.get("entity"):
        return _entity_subject(said, mode)
    translation_id = _number(said.get("translation"))
    page = _translated(translation_id) if translation_id else _found(Page, said.get("page"))
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


def _fields_of_entity(shown: Any) -> dict[str, Any]:
    builder = entity_builder_of(type(shown))
    if builder is None:
        raise Http404
    entity = keys.node(builder.kind, shown.pk or 0)
    return {"source": Source.FORM, "entity": entity, "locale": shown.locale.language_code}


def _entity_subject(said: Mapping[str, str], mode: str) -> Subject:
    """One that was never saved is in the language its form was opened for."""
    named = _ENTITY.fullmatch(said["entity"])
    builder = entity_builder(named[1]) if named else None
    if named is None or builder is None or said["source"] != Source.FORM or mode != PAGE:
        raise Http404
    pk = int(named[2])
    if pk:
        row: Any = get_object_or_404(builder.model, pk=pk)
        locale = row.locale
    else:
        locale = locale_named(said.get("locale", ""))
    entity = keys.node(builder.kind, pk)
    return Subject(source=Source.FORM, mode=mode, locale=locale.language_code, entity=entity)


def _translated(translation_id: int) -> Page:
    target = get_object_or_404(Translation, pk=translation_id).get_target_instance()
    if not isinstance(target, Page):
        raise Http404
    return target


def _latest(page: Page) -> int | None:
    latest: int | None = (
        Page.objects.filter(pk=page.pk).values_list("latest_revision_id", flat=True).first()
    )
    return latest


def _page_type(said: str) -> str:
    app_label, _, name = said.lower().partition(".")
    try:
        model = apps.get_model(app_label, name)
    except LookupError as exc:
        raise Http404 from exc
    return str(model._meta.label_lower)


def _number(text: str | None) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise Http404
    return int(text)


def _found(model: Any, text: str | None) -> Any:
    pk = _number(text)
    return get_object_or_404(model, pk=pk) if pk else None
