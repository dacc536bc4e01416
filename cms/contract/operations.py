"""Operations: every question the read API answers, with the very parameters its endpoint parses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from cms.api import errors
from cms.api.endpoints import catalogues, changes, frame, languages, pages, resolve, search
from cms.api.errors import ProblemType
from cms.api.parameters import Parameter
from cms.contract.headers import CACHED, STORED
from cms.preview import endpoint
from cms.published.registry import entity_builders
from cms.published.resources import FILES

PREFIX = "/api/v2"
_MISTAKES = (
    errors.INVALID_PARAMETER, errors.UNKNOWN_PARAMETER, errors.REPEATED_PARAMETER, errors.CONFLICTING_PARAMETERS,
    errors.TOO_MANY_PARAMETERS, errors.BAD_REQUEST,
)  # fmt: skip
_TROUBLES = (
    errors.METHOD_NOT_ALLOWED, errors.CONTENT_TOO_LARGE, errors.TOO_MANY_REQUESTS, errors.INTERNAL_ERROR,
    errors.UNAVAILABLE, errors.QUERY_TIMEOUT,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One address of the API and what it answers."""

    path: str
    name: str
    summary: str
    description: str
    tag: str
    parameters: tuple[Parameter[Any], ...]
    #: Component of the 200; none for a plain redirect.
    answers: str = ""
    #: Component of a 200 when `fields=` begins with `*`, and when it names some fields.
    whole: str = ""
    part: str = ""
    headers: tuple[str, ...] = CACHED
    problems: tuple[ProblemType, ...] = ()
    #: Whether it answers holders of a token only, and is served beside the public reads.
    is_private: bool = False

    @property
    def every_problem(self) -> tuple[ProblemType, ...]:
        """Its own problems and those anything may meet, by status."""
        fields = (errors.UNKNOWN_FIELD,) if self.part else ()
        found = {*_MISTAKES, *fields, *self.problems, *_TROUBLES}
        return tuple(kind for kind in errors.PROBLEM_TYPES if kind in found)

    def component(self, fields: str | None) -> str:
        """The component of its 200 for this value of `fields=`."""
        if not fields or not self.part:
            return self.answers
        return (self.whole or self.answers) if fields == "*" else self.part


def _pages() -> tuple[Operation, ...]:
    return (
        Operation(
            path="/pages/",
            name="listPages",
            summary="List pages",
            description="Cards of public pages. Follow `meta.next_cursor` to go through a list that changes meanwhile.",
            tag="Pages",
            parameters=pages.list_parameters(),
            answers="CardList",
            whole="PageList",
            part="PartList",
        ),
        Operation(
            path="/pages/{id}/",
            name="getPage",
            summary="Read one page",
            description="The document of a public page, as it was published.",
            tag="Pages",
            parameters=pages.DETAIL,
            answers="Page",
            part="Part",
            headers=STORED,
            problems=(errors.NOT_FOUND,),
        ),
    )


def _paths() -> tuple[Operation, ...]:
    return (
        Operation(
            path="/pages/find/",
            name="findPage",
            summary="Find a page by its path",
            description="API v2's way from a path to a document, for clients that know it; new ones ask `resolve/`.",
            tag="Pages",
            parameters=pages.FIND,
            headers=("Location", "Cache-Tag"),
            problems=(errors.NOT_FOUND,),
        ),
        Operation(
            path="/resolve/",
            name="resolvePath",
            summary="Resolve a path",
            description="One call per screen: the page of a path, where it has moved, or the word that it has gone.",
            tag="Pages",
            parameters=resolve.ALLOWED,
            answers="Resolution",
            headers=(*CACHED, "Last-Modified.of-page", "Content-Language"),
            problems=(errors.NO_PAGE, errors.PAGE_GONE),
        ),
        Operation(
            path="/translations/",
            name="getTranslation",
            summary="Read a page in a language",
            description="The page of a `translation_key` in the language asked for, else in the first of `fallback` in which "
            "it is public. The answer says which one is served.",
            tag="Pages",
            parameters=languages.ALLOWED,
            answers="PageResolution",
            headers=STORED,
            problems=(errors.NOT_FOUND,),
        ),
    )


def _search() -> tuple[Operation, ...]:
    return (
        Operation(
            path="/search/",
            name="search",
            summary="Search",
            description='Public pages by words, with or without accents, best first. `"…"` is a phrase, `-word` leaves '
            "out, `word*` goes on. A query of such words as « à la une » alone is looked for in titles.",
            tag="Search",
            parameters=search.search_parameters(),
            answers="SearchResults",
        ),
        Operation(
            path="/suggest/",
            name="suggest",
            summary="Complete what is typed",
            description="Sections, topics, authors and titles with a word that begins so.",
            tag="Search",
            parameters=search.SUGGEST,
            answers="SuggestionList",
        ),
    )


def _frame() -> tuple[Operation, ...]:
    return (
        Operation(
            path="/site/",
            name="getSite",
            summary="Read the site's frame",
            description="Publisher, menus and languages: everything around a page, in one language.",
            tag="Frame",
            parameters=frame.SITE,
            answers="SiteResource",
            headers=STORED,
            problems=(errors.NOT_FOUND,),
        ),
        Operation(
            path="/sections/",
            name="listSections",
            summary="List sections",
            description="The documents of sections in the order of the tree, each after the one it stands under.",
            tag="Frame",
            parameters=frame.SECTIONS,
            answers="SectionList",
        ),
        Operation(
            path="/locales/",
            name="listLocales",
            summary="List languages",
            description="The languages of the site, the source first.",
            tag="Frame",
            parameters=frame.ONLY_FORMAT,
            answers="LocaleList",
        ),
    )


def _redirects() -> tuple[Operation, ...]:
    return (
        Operation(
            path="/redirects/",
            name="listRedirects",
            summary="List redirects",
            description="Every public redirect in the order of addresses, for static builds.",
            tag="Frame",
            parameters=frame.REDIRECTS,
            answers="RedirectList",
        ),
        Operation(
            path="/redirects/{id}/",
            name="getRedirect",
            summary="Read one redirect",
            description="One public redirect.",
            tag="Frame",
            parameters=frame.ONLY_FORMAT,
            answers="RedirectResource",
            problems=(errors.NOT_FOUND,),
        ),
    )


def _catalogue(kind: str) -> tuple[Operation, ...]:
    noun = kind.capitalize()
    return (
        Operation(
            path=f"/{kind}s/",
            name=f"list{noun}s",
            summary=f"List {kind}s",
            description=f"The {kind}s that public documents use, by name.",
            tag="Catalogues",
            parameters=catalogues.list_parameters(kind),
            answers=f"{noun}List",
            part="PartList",
        ),
        Operation(
            path=f"/{kind}s/{{id}}/",
            name=f"get{noun}",
            summary=f"Read one {kind}",
            description=f"One {kind}, while a public document uses it.",
            tag="Catalogues",
            parameters=catalogues.DETAIL,
            answers=f"{noun}Resource",
            part="Part",
            headers=STORED,
            problems=(errors.NOT_FOUND,),
        ),
    )


def preview() -> Operation:
    """The one operation that is not public: a draft, by token."""
    return Operation(
        path="/preview/",
        name="getPreview",
        summary="Read a draft",
        description="A page, an author or a topic as it would be public now, for whoever holds a token the admin made: an editor's for a quarter "
        "of an hour, a link that was sent for up to a week. Whatever is wrong with a token, the answer is the same 404. Never "
        "cached. Served by the admin's host; a server of public reads alone does not know it.",
        tag="Preview",
        parameters=endpoint.PARAMETERS,
        answers="Preview",
        headers=("Cache-Control",),
        problems=(errors.NOT_FOUND,),
        is_private=True,
    )


def documented() -> tuple[Operation, ...]:
    """Every operation of the contract: the public ones, then the preview."""
    return (*operations(), preview())


@cache
def operations() -> tuple[Operation, ...]:
    """Every public operation, in the order of the docs."""
    feed = Operation(
        path="/changes/",
        name="listChanges",
        summary="Follow changes",
        description="The public changes after a cursor, oldest first. 410 means: copy everything again.",
        tag="Changes",
        parameters=changes.ALLOWED,
        answers="ChangeList",
        problems=(errors.CURSOR_EXPIRED,),
    )
    kinds = [*(builder.kind for builder in entity_builders()), *FILES]
    listed = [operation for kind in kinds for operation in _catalogue(kind)]
    return (*_pages(), *_paths(), *_search(), feed, *_frame(), *_redirects(), *listed)
