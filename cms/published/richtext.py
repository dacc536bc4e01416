"""Rich text on its way out: links resolved, markup sanitised, nothing that is not public."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import nh3

_ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"', re.IGNORECASE)

ALLOWED_TAGS = {"p", "b", "strong", "i", "em", "a", "sup", "sub", "ul", "ol", "li", "br", "span"}
ALLOWED_ATTRIBUTES = {
    "a": {"href", "data-page-id", "data-document-id", "hreflang"},
    "span": {"lang"},
}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where an internal link leads; `hreflang` is said when it leaves the reader's language."""

    href: str
    hreflang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """The pages and documents a piece of rich text links to."""

    pages: frozenset[int]
    documents: frozenset[int]


def targets(source: str) -> Targets:
    """The internal links of stored rich text."""
    found: dict[str, set[int]] = {"page": set(), "document": set()}
    for match in _ANCHOR.finditer(source):
        kind, pk = _internal(match.group(1))
        if kind in found:
            found[kind].add(pk)
    return Targets(pages=frozenset(found["page"]), documents=frozenset(found["document"]))


def render(
    source: str, *, page: Callable[[int], Link | None], document: Callable[[int], Link | None]
) -> str:
    """Stored rich text as public HTML; a link whose target is not public leaves its words behind."""
    resolve = {"page": page, "document": document}

    def rewritten(match: re.Match[str]) -> str:
        kind, pk = _internal(match.group(1))
        words = match.group(2)
        if kind == "":
            return match.group(0)
        link = resolve[kind](pk) if kind in resolve else None
        if link is None:
            return words
        language = f' hreflang="{escape(link.hreflang)}"' if link.hreflang else ""
        return f'<a href="{escape(link.href)}" data-{kind}-id="{pk}"{language}>{words}</a>'

    return clean(_ANCHOR.sub(rewritten, source))


def clean(html: str) -> str:
    """Keep the marks a story may carry and nothing else; no-break spaces stay characters."""
    cleaned = nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel=None,
        generic_attribute_prefixes=None,
    )
    return cleaned.replace("&nbsp;", "\u00a0")


def _internal(attributes: str) -> tuple[str, int]:
    """("page", 12) for an internal link, ("", 0) for an address; anything unknown resolves to nothing."""
    said = {name.lower(): value for name, value in _ATTRIBUTE.findall(attributes)}
    if "linktype" not in said:
        return "", 0
    pk = said.get("id", "")
    return (said["linktype"], int(pk)) if re.fullmatch(r"[0-9]{1,18}", pk) else ("unknown", 0)
