"""Pages: the list, one document, and API v2's `find/`."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from wagtail.models import Page

from cms.api import caching, cursors, errors, parameters
from cms.api.endpoints import selection
from cms.api.endpoints.reads import (
    ReadEndpoint,
    answer,
    clock,
    held_by,
    spoken_in,
    stored_answer,
    tagged,
)
from cms.api.fields import DEFAULT
from cms.api.parameters import Parameter, Parameters
from cms.published import hosts, keys, listings, queries, searching
from cms.published.building import detail_url
from cms.published.listings import Listing, Wanted
from cms.published.registry import page_builders
from cms.search.syntax import Asked, read

ORDERS = ("published_at", "first_published_at", "last_published_at", "title", "slug", "id")
ORDER = parameters.order(
    [*ORDERS, *(f"-{name}" for name in ORDERS)], default=listings.DEFAULT_ORDER
)
#: Stock clients ask for the base type when they mean every page.
ANY_PAGE = "wagtailcore.Page"
GENRE: Parameter[str] = Parameter(
    name="genre", kind=parameters.KIND.kind, description="Only articles of this genre."
)
DETAIL = (parameters.FIELDS, parameters.FORMAT)
FIND = (
    parameters.HTML_PATH,
    parameters.OBJECT_ID,
    parameters.SITE,
    parameters.LOCALE,
    parameters.FORMAT,
)
#: Parameter → the facet it narrows a list to.
FACETS: tuple[tuple[Parameter[Any], str], ...] = (
    (parameters.SECTION, "section"),
    (parameters.TOPIC, "topic"),
    (parameters.AUTHOR, "author"),
    (GENRE, "genre"),
    (parameters.CHILD_OF, "parent"),
    (parameters.DESCENDANT_OF, "under"),
)


@cache
def type_names() -> dict[str, str]:
    """Every name a page type goes by → Wagtail's: `article` and `news.ArticlePage` alike."""
    labels = {builder.type: builder.model._meta.label for builder in page_builders()}
    return {**labels, **{label: label for label in labels.values()}, ANY_PAGE: ANY_PAGE}


@cache
def list_parameters() -> tuple[Parameter[Any], ...]:
    """What a list of pages may be asked."""
    return (
        parameters.page_types(type_names()),
        *(parameter for parameter, _facet in FACETS),
        parameters.LOCALE, parameters.FALLBACK, parameters.SITE, parameters.SLUG, parameters.IDS, parameters.ANCESTOR_OF,
        parameters.TRANSLATION_OF, parameters.PUBLISHED_AFTER, parameters.PUBLISHED_BEFORE,
        parameters.FIELDS, parameters.FORMAT, ORDER, parameters.LIMIT, parameters.OFFSET, parameters.CURSOR,
        parameters.SEARCH, parameters.SEARCH_OPERATOR,
    )  # fmt: skip


class PagesEndpoint(ReadEndpoint):
    """`/api/v2/pages/`."""

    model = Page

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("find/", cls.as_view({"get": "find_view"}), name="find"),
        ]

    def listing_view(self, request: HttpRequest) -> HttpResponse:
        """A list of cards, or of what `fields=` asks."""
        asked = parameters.parse(request.GET, allowed=list_parameters())
        wanted = wanted_of(asked)
        fields = asked.get(parameters.FIELDS) or DEFAULT
        selection.check(fields, page_types=wanted.types)
        now = clock()
        by_relevance = wanted.order == listings.RELEVANCE
        found = (searching if by_relevance else listings).listing(wanted, now=now)
        if fields.is_default or fields.is_all:
            items = [item.texts[0] for item in found.items]
        else:
            items = [selection.selected_item(item.texts, fields) for item in found.items]
        asked_locale = asked.get(parameters.LOCALE)
        text = list_text(found, items, order=wanted.order, locale=asked_locale).encode()
        etag = caching.combined([text])
        # What stands in from another language is below another section, by another author: no one facet names it all.
        named = wanted.facets[:1] if not wanted.fallback else ()
        tags = keys.tags(named) or [keys.ALL_PAGES]
        response = answer(
            text, request=request, now=now, etag=etag, tags=tags, fresh_until=found.fresh_until
        )
        return spoken_in(response, (item.locale for item in found.items))

    def detail_view(self, request: HttpRequest, pk: str) -> HttpResponseBase:
        """The document as it was published: one statement, which leaves the body unread for a 304."""
        asked = parameters.parse(request.GET, allowed=DETAIL)
        fields = asked.get(parameters.FIELDS) or DEFAULT
        selection.check(fields)
        whole = fields.is_default or fields.is_all
        now = clock()
        held = held_by(request).opaque if whole else ()
        stored = queries.page(int(pk), now=now, held=held)
        if stored is None:
            return missing(keys.tag(keys.node("page", int(pk))))
        tags = [keys.tag(keys.node("page", stored.id))]
        if whole or stored.body is None:
            return stored_answer(stored, request=request, now=now, tags=tags)
        text = selection.selected(stored.body, fields)
        return stored_answer(
            stored, request=request, now=now, tags=tags, body=text, etag=caching.combined([text])
        )

    def find_view(self, request: HttpRequest) -> HttpResponseBase:
        """API v2's way from a path to a document: a redirect to its detail."""
        asked = parameters.parse(request.GET, allowed=FIND)
        now = clock()
        page_id = asked.get(parameters.OBJECT_ID)
        html_path, site = asked.get(parameters.HTML_PATH), asked.get(parameters.SITE) or ""
        if html_path is not None:
            found = queries.page_at(html_path.partition("?")[0], now=now, site=site)
        else:
            found = queries.page(page_id, now=now) if page_id is not None else None
        if found is None:
            return missing(*hosts.path_tags(html_path or "/", host=site))
        response = HttpResponseRedirect(detail_url(found.id))
        return tagged(response, keys.tag(keys.node("page", found.id)))


def missing(*tags: str) -> HttpResponseBase:
    """404 that a cache can be told to forget."""
    return tagged(errors.problem_response(errors.Problem(errors.NOT_FOUND)), *tags)


def wanted_of(asked: Parameters) -> Wanted:
    """What the parameters of a list mean to the read model."""
    facets, locale = _facets(asked), asked.get(parameters.LOCALE)
    if locale is None and any(key.endswith(":root") for key in facets):
        locale = settings.LANGUAGE_CODE
    types = tuple(type_names()[name] for name in asked.values["type"] or ())
    if ANY_PAGE in types:
        types = ()
    # One facet drives the index, so a lone type or language becomes one; columns narrow the rest.
    if not facets and len(types) == 1:
        facets, types = (f"type:{types[0]}",), ()
    elif not facets and not types and locale and parameters.FALLBACK not in asked:
        facets, locale = (f"locale:{locale}",), None
    fields = asked.get(parameters.FIELDS) or DEFAULT
    translation_of = asked.get(parameters.TRANSLATION_OF)
    order = asked[ORDER]
    if parameters.SEARCH in asked and ORDER not in asked and parameters.CURSOR not in asked:
        order = listings.RELEVANCE
    return Wanted(
        facets=facets,
        types=types,
        locales=(locale,) if locale else (),
        fallback=asked.get(parameters.FALLBACK) or (),
        ids=asked.get(parameters.IDS),
        slug=asked.get(parameters.SLUG),
        site=asked.get(parameters.SITE),
        published_after=asked.get(parameters.PUBLISHED_AFTER),
        published_before=asked.get(parameters.PUBLISHED_BEFORE),
        ancestor_of=asked.get(parameters.ANCESTOR_OF),
        translation_of=translation_of,
        asked=words_of(asked),
        order=order,
        offset=asked[parameters.OFFSET],
        limit=asked[parameters.LIMIT],
        after=_after(asked, order=order),
        content=_content(fields),
    )


def words_of(asked: Parameters) -> Asked | None:
    """The words of `search=`, as API v2 reads them: all of them, or any with `search_operator=or`."""
    text = asked.get(parameters.SEARCH)
    if text is None:
        return None
    return read(text, any_term=asked.get(parameters.SEARCH_OPERATOR) == "or")


def _facets(asked: Parameters) -> tuple[str, ...]:
    return tuple(
        f"{facet}:{asked.get(parameter)}"
        for parameter, facet in FACETS
        if asked.get(parameter) is not None
    )


def _content(fields: Any) -> tuple[str, ...]:
    if fields.is_default:
        return ("card",)
    return ("body",) if fields.is_all else ("card", "body")


def _after(asked: Parameters, *, order: str) -> tuple[Any, int] | None:
    text = asked.get(parameters.CURSOR)
    if text is None:
        return None
    cursor = cursors.read_list_cursor(text, order=order, sorts=listings.sorts(order))
    return cursor.value, cursor.id


def list_text(found: Listing, items: list[str], *, order: str, locale: str | None = None) -> str:
    """API v2's list shape, with the language asked for and the cursor of what follows; the items are JSON already."""
    following = "null"
    if found.more and found.items and order != listings.RELEVANCE:
        last = found.items[-1]
        cursor = cursors.ListCursor(order=order, value=last.sort, id=last.id)
        following = f'"{cursors.write_list_cursor(cursor)}"'
    said = f'"{locale}"' if locale else "null"
    meta = f'{{"total_count":{found.total},"next_cursor":{following},"requested_locale":{said}}}'
    return f'{{"meta":{meta},"items":[{",".join(items)}]}}'
