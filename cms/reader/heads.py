"""Heads: what a page says of itself to browsers, search engines and other sites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cms.reader.screens import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The title and the links of one page."""

    title: str
    description: str = ""
    canonical: str = ""
    alternates: Sequence[Mapping[str, str]] = ()
    noindex: bool = False
    #: What a link to it shows elsewhere: title, description, picture.
    sharing: Mapping[str, str] | None = None


def head_of(screen: Screen, *, publisher: str) -> Head:
    """The head of a screen."""
    title = publisher if screen.title == publisher else f"{screen.title} – {publisher}"
    document = screen.document
    if not document:
        return Head(title=title, noindex=screen.noindex)
    meta, sharing = document["meta"], document.get("sharing", {})
    description = (
        sharing.get("description") or meta["search_description"] or document.get("standfirst", "")
    )
    return Head(
        title=title,
        description=meta["search_description"] or document.get("standfirst", ""),
        canonical=sharing.get("canonical_url") or meta["freshness"]["canonical_url"],
        alternates=meta["alternates"],
        noindex=screen.noindex,
        sharing={
            "title": sharing.get("title") or screen.title,
            "description": description,
            "image": _picture(sharing.get("image") or document.get("hero")),
            "kind": "article" if document["type"] == "article" else "website",
        },
    )


def _picture(image: Mapping[str, Any] | None) -> str:
    """The crop other sites show, or the whole picture."""
    if not image:
        return ""
    crops = {source["name"]: source["src"] for source in image["srcset"]}
    return str(crops.get("social", image["src"]))
