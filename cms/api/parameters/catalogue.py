"""The catalogue: every query parameter the API knows. An endpoint declares which of these it reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from cms.api import cursors
from cms.api.fields import FieldSelection
from cms.api.parameters.kinds import (
    Boolean,
    Choice,
    Fields,
    IdOrRoot,
    Integer,
    ListOf,
    Moment,
    Path,
    Text,
    Word,
)
from cms.api.parameters.query import Parameter

DEFAULT_LIMIT = 20
MAX_LIMIT = 100
#: Further down, an offset costs the database what a cursor does not.
MAX_OFFSET = 100_000
MAX_IDS = 100

_ID = Integer(minimum=1)
_LOCALE = Word(pattern=r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}", means="a language code such as fr")
_KEY = Word(
    pattern=r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", means="a translation_key, a UUID"
)
_NAME = Word(pattern=r"[a-z][a-z0-9_]{0,39}", means="a name in lower case")
_SLUG = Word(pattern=r"[A-Za-z0-9_-]{1,255}", means="a slug: ASCII letters, digits, - and _")
_HOST = Word(
    pattern=r"[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?", means="a host name, with a port or without"
)
_CURSOR = Word(pattern=cursors.PATTERN, means="a cursor this API gave")


def limit(*, default: int = DEFAULT_LIMIT, maximum: int = MAX_LIMIT) -> Parameter[int]:
    """How many at most; 0 asks for the count alone, as in API v2."""
    return Parameter(
        name="limit",
        kind=Integer(maximum=maximum),
        description="How many items to answer with at most; 0 answers with the count alone.",
        default=default,
    )


def order(choices: Iterable[str], *, default: str | None = None) -> Parameter[str]:
    """A closed list of orders; the endpoint adds the tie-break."""
    return Parameter(
        name="order",
        kind=Choice(tuple(choices)),
        description="What the list is sorted on; - turns it round. Equal values are told apart by id.",
        default=default,
    )


def page_types(known: Iterable[str]) -> Parameter[tuple[str, ...]]:
    """Page types by any of their known names (`news.ArticlePage`, `article`)."""
    return Parameter(
        name="type",
        kind=ListOf(item=Choice(tuple(known)), most=20),
        description="Only pages of these types.",
    )


def genre(known: Iterable[str]) -> Parameter[tuple[str, ...]]:
    """The genres of a closed list."""
    return Parameter(
        name="genre",
        kind=ListOf(item=Choice(tuple(known)), most=20),
        description="Only articles of these genres.",
    )


LIMIT: Parameter[int] = limit()
OFFSET: Parameter[int] = Parameter(
    name="offset",
    kind=Integer(maximum=MAX_OFFSET),
    description="How many items to leave out at the start; use `cursor` to go further.",
    default=0,
)
CURSOR: Parameter[str] = Parameter(
    name="cursor",
    kind=_CURSOR,
    description="Where the previous answer ended, as it said; every item then comes once while others are published.",
    excludes=frozenset({"offset"}),
)
FIELDS: Parameter[FieldSelection] = Parameter(
    name="fields",
    kind=Fields(),
    description="Fields to add (`title,hero(src)`), to take away (`-body`), or to start from: `*` is all, `_` none.",
)
FORMAT: Parameter[str] = Parameter(
    name="format", kind=Choice(("json",)), description="The API speaks JSON only."
)
SLUG: Parameter[str] = Parameter(name="slug", kind=_SLUG, description="Only what has this slug.")
IDS: Parameter[tuple[int, ...]] = Parameter(
    name="ids", kind=ListOf(item=_ID, most=MAX_IDS), description="Only what has these ids."
)
OBJECT_ID: Parameter[int] = Parameter(name="id", kind=_ID, description="The id to find.")

LOCALE: Parameter[str] = Parameter(
    name="locale", kind=_LOCALE, description="Only what is in this language."
)
FALLBACK: Parameter[tuple[str, ...]] = Parameter(
    name="fallback",
    kind=ListOf(item=_LOCALE, most=5),
    description="Languages to accept for what is not in `locale`, best first; each item says its own. Without it, what is "
    "not translated is absent.",
    needs=frozenset({"locale"}),
)
TRANSLATION_KEY: Parameter[str] = Parameter(
    name="translation_key",
    kind=_KEY,
    description="What a page and its translations share.",
    required=True,
)
SITE: Parameter[str] = Parameter(
    name="site",
    kind=_HOST,
    description="The host name of the site to read, with its port if it has one.",
)
CHILD_OF: Parameter[int | Literal["root"]] = Parameter(
    name="child_of",
    kind=IdOrRoot(),
    description="Only pages directly below this one; `root` is the front page.",
)
DESCENDANT_OF: Parameter[int | Literal["root"]] = Parameter(
    name="descendant_of",
    kind=IdOrRoot(),
    description="Only pages below this one, however deep; `root` is the front page.",
    excludes=frozenset({"child_of"}),
)
ANCESTOR_OF: Parameter[int] = Parameter(
    name="ancestor_of", kind=_ID, description="Only the pages above this one."
)
TRANSLATION_OF: Parameter[int | Literal["root"]] = Parameter(
    name="translation_of",
    kind=IdOrRoot(),
    description="Only translations of this page; `root` is the front page.",
)
SHOW_IN_MENUS: Parameter[bool] = Parameter(
    name="show_in_menus", kind=Boolean(), description="Only pages that menus show, or do not show."
)

SECTION: Parameter[int] = Parameter(
    name="section", kind=_ID, description="Only articles of the section of this id."
)
TOPIC: Parameter[int] = Parameter(
    name="topic", kind=_ID, description="Only articles about the topic of this id."
)
AUTHOR: Parameter[int] = Parameter(
    name="author", kind=_ID, description="Only articles signed by the author of this id."
)
KIND: Parameter[str] = Parameter(name="kind", kind=_NAME, description="Only what is of this kind.")
PUBLISHED_AFTER: Parameter[datetime] = Parameter(
    name="published_after",
    kind=Moment(),
    description="Only pages published at this moment or later; a date is the start of that day in the newsroom.",
)
PUBLISHED_BEFORE: Parameter[datetime] = Parameter(
    name="published_before",
    kind=Moment(),
    description="Only pages published before this moment; a date is the start of that day in the newsroom.",
)

PATH: Parameter[str] = Parameter(
    name="path",
    kind=Path(),
    description="The path to resolve, as a reader's browser asks for it.",
    required=True,
)
HTML_PATH: Parameter[str] = Parameter(
    name="html_path", kind=Path(), description="The path of the page to find."
)
AFTER: Parameter[str] = Parameter(
    name="after",
    kind=_CURSOR,
    description="The cursor of the last change known; without it, from the first change kept.",
)
Q: Parameter[str] = Parameter(
    name="q",
    kind=Text(),
    description='Words that must all be there, in any order and with or without accents. `"…"` is a phrase, `-word` leaves '
    "out, `word*` goes on.",
    required=True,
)
FACETS: Parameter[bool] = Parameter(
    name="facets", kind=Boolean(), description="Whether to count results by section, topic, author…"
)
ACCESS: Parameter[str] = Parameter(
    name="access", kind=_NAME, description="Only articles of this access: `free`, `subscriber`…"
)
YEAR: Parameter[int] = Parameter(
    name="year",
    kind=Integer(minimum=1000, maximum=9999),
    description="Only pages published in this year, in the newsroom’s time zone.",
)
SEARCH: Parameter[str] = Parameter(name="search", kind=Text(), description="Words to look for.")
SEARCH_OPERATOR: Parameter[str] = Parameter(
    name="search_operator",
    kind=Choice(("and", "or")),
    description="Whether all the words must be there, or any.",
)
