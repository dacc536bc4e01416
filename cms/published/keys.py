"""Keys: what a document is made of (node keys), which lists hold it (facets), what caches call it (tags)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

#: Long facet prefixes become one or two letters in a Cache-Tag header: tags must stay few and short.
_SHORT = {
    "page": "p",
    "image": "i",
    "document": "d",
    "author": "a",
    "topic": "t",
    "section": "s",
    "site": "w",
    "redirect": "r",
    "parent": "c",
    "under": "u",
    "type": "y",
    "locale": "l",
    "genre": "g",
    "set": "k",
    "access": "x",
    "year": "n",
}
#: Every list of pages that names no facet.
ALL_PAGES = "pages"


def node(kind: str, pk: int) -> str:
    """The key of one thing: `page:12`."""
    return f"{kind}:{pk}"


def parse_node(key: str) -> tuple[str, str]:
    """`page:12` → ("page", "12")."""
    kind, _, rest = key.partition(":")
    return kind, rest


def translation_set(translation_key: UUID) -> str:
    """The key of a page in all its languages; whoever links to the page depends on it."""
    return f"set:{translation_key.hex}"


def listed(facet: str) -> str:
    """The key of a list as something a document shows the top of: `list:section:5`."""
    return f"list:{facet}"


def short_hash(text: str) -> str:
    """32 hexadecimal characters that stand for a text."""
    return hashlib.blake2s(text.encode(), digest_size=16).hexdigest()


def home_of(locale: str) -> str:
    """Where the front page of a language is: French at the root, the others under their prefix."""
    return "/" if locale == settings.LANGUAGE_CODE else f"/{locale}/"


def normalised(path: str) -> str:
    """An address as the tables keep it: a final slash, or a query whose parts are in order."""
    bare, _, query = path.partition("?")
    inner = bare.strip("/")
    if query:
        return f"/{inner}?{'&'.join(sorted(query.split('&')))}"
    return f"/{inner}/" if inner else "/"


def path_hash(path: str, *, site: str = "") -> str:
    """What the tables index instead of a path of any length; the default site has no name."""
    return short_hash(f"{site}:{normalised(path)}")


def tag(key: str) -> str:
    """The cache tag of a node or facet key: `section:5` → `s5`."""
    kind, rest = parse_node(key)
    if kind == "set":
        rest = rest[:12]
    return f"{_SHORT.get(kind, kind)}{rest}"


def path_tag(hashed: str) -> str:
    """The cache tag of an address, page or no page: a 404 must be purgeable when a page appears there."""
    return f"h{hashed[:12]}"


def tags(keys: Iterable[str]) -> list[str]:
    """The cache tags of keys, each once, in order."""
    return sorted({tag(key) for key in keys})
