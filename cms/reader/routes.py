"""Routes: which addresses are the reader's, what stands at them that is no page, and in which language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.conf import settings
from django.urls.converters import StringConverter

from cms.published.keys import home_of
from cms.reader.built import built, speaks

#: First parts of addresses that others answer.
TAKEN = frozenset({"admin", "api", "documents", "media", "static", "_reader", "_util"})
_SLUG = re.compile(r"[A-Za-z0-9_-]{1,255}")
_PAGE = re.compile(r"[1-9][0-9]{0,2}")


class PublicPath(StringConverter):
    """A reader's path. It matches nothing while the newsroom has a front end of its own."""

    regex = r"[\s\S]*"

    def to_python(self, value: str) -> str:
        """The path, unless it is somebody else's."""
        if not settings.CHAPO_READER or value.partition("/")[0] in TAKEN:
            raise ValueError(value)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What stands at an address besides pages: `search`, `author` or `topic`."""

    kind: str
    language: str
    path: str
    slug: str = ""


def place_at(path: str) -> Place | None:
    """What stands at a path that is no page."""
    language = language_of(path)
    names = built().places[language]
    name, *rest = [part for part in path[len(home_of(language)) :].split("/") if part] or [""]
    if name == names["search"] and not rest:
        return Place(kind="search", language=language, path=search_path(language))
    for kind in ("author", "topic"):
        if name == names[kind] and len(rest) == 1 and _SLUG.fullmatch(rest[0]):
            path = named_path(kind, rest[0], language=language)
            return Place(kind=kind, language=language, path=path, slug=rest[0])
    return None


def language_of(path: str) -> str:
    """The language a path says: French at the root, the others under their prefix."""
    first = path.split("/")[1] if "/" in path else ""
    return first if speaks(first) else settings.LANGUAGE_CODE


def search_path(language: str) -> str:
    """Where readers search."""
    return f"{home_of(language)}{built().places[language]['search']}/"


def named_path(kind: str, slug: str, *, language: str) -> str:
    """Where an author or a topic is."""
    return f"{home_of(language)}{built().places[language][kind]}/{slug}/"


def page_number(said: str) -> int:
    """The page of a list, from 1."""
    return int(said) if _PAGE.fullmatch(said) else 1
