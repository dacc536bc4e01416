"""Catalogues: authors, topics, images and files, each only while a public document uses it."""

from __future__ import annotations

import json
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from cms.api import caching, cursors, parameters
from cms.api.endpoints.pages import list_text, missing
from cms.api.endpoints.reads import ReadEndpoint, answer, clock, held_by, spoken_in, stored_answer
from cms.api.endpoints.selection import known_of_resource
from cms.api.fields import DEFAULT, project, require_known
from cms.published import catalogues, keys, queries
from cms.published.building import dump
from cms.published.catalogues import Sought
from cms.published.registry import entity_builder

#: Catalogues have one order: by name.
ORDER = "name"
DETAIL = (parameters.FIELDS, parameters.FORMAT)
LIST = (
    parameters.LOCALE, parameters.SLUG, parameters.IDS, parameters.FIELDS, parameters.FORMAT, parameters.LIMIT,
    parameters.OFFSET, parameters.CURSOR,
)  # fmt: skip
#: What has words of its own in each language may be taken in another one.
TRANSLATED_LIST = (parameters.FALLBACK, *LIST)


def list_parameters(kind: str) -> tuple[parameters.Parameter[Any], ...]:
    """What a list of one kind may be asked; pictures and files are in no language."""
    return LIST if entity_builder(kind) is None else TRANSLATED_LIST


class CatalogueEndpoint(ReadEndpoint):
    """A list of one kind of resource, and each of them."""

    kind = ""

    def listing_view(self, request: HttpRequest) -> HttpResponse:
        """The resources in the order of their names."""
        asked = parameters.parse(request.GET, allowed=list_parameters(self.kind))
        fields = self._fields(asked)
        now = clock()
        sought = Sought(
            kind=self.kind,
            locale=asked.get(parameters.LOCALE),
            fallback=asked.values.get(parameters.FALLBACK.name) or (),
            slug=asked.get(parameters.SLUG),
            ids=asked.get(parameters.IDS),
            offset=asked[parameters.OFFSET],
            limit=asked[parameters.LIMIT],
            after=_after(asked),
        )
        found = catalogues.catalogue(sought, now=now)
        items = [_selected(item.texts[0], fields) for item in found.items]
        text = list_text(found, items, order=ORDER, locale=sought.locale)
        etag = caching.combined([text])
        response = answer(text, request=request, now=now, etag=etag, tags=[f"{self.kind}s"])
        return spoken_in(response, (item.locale for item in found.items))

    def detail_view(self, request: HttpRequest, pk: str) -> HttpResponseBase:
        """One resource: one statement."""
        asked = parameters.parse(request.GET, allowed=DETAIL)
        fields = self._fields(asked)
        whole = fields.is_default or fields.is_all
        now = clock()
        held = held_by(request).opaque if whole else ()
        stored = queries.resource(self.kind, int(pk), held=held)
        tag = keys.tag(keys.node(self.kind, int(pk)))
        if stored is None:
            return missing(tag)
        if whole or stored.body is None:
            return stored_answer(stored, request=request, now=now, tags=[tag])
        text = _selected(stored.body, fields)
        return stored_answer(
            stored, request=request, now=now, tags=[tag], body=text, etag=caching.combined([text])
        )

    def _fields(self, asked: Any) -> Any:
        fields = asked.get(parameters.FIELDS) or DEFAULT
        if not fields.is_default:
            require_known(fields, known=known_of_resource(self.kind))
        return fields


def _selected(body: str, fields: Any) -> str:
    return body if fields.is_default or fields.is_all else dump(project(json.loads(body), fields))


def _after(asked: Any) -> tuple[str, int] | None:
    text = asked.get(parameters.CURSOR)
    if text is None:
        return None
    cursor = cursors.read_list_cursor(text, order=ORDER, sorts=str)
    return str(cursor.value), cursor.id


def catalogue_endpoint(kind: str, *, model: type[Model]) -> type[CatalogueEndpoint]:
    """The endpoint of one kind; `model` lets Wagtail's router link to it."""
    said = {"kind": kind, "model": model, "__doc__": f"`/api/v2/{kind}s/`."}
    return type(f"{kind.capitalize()}sEndpoint", (CatalogueEndpoint,), said)
