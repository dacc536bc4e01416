"""Texts: what readers can look for in a document, read off its stored JSON and nothing else."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from cms.published.models import PublishedResource
from cms.search.index import Texts

#: Names of block values that hold words of the page itself; addresses, codes and identifiers are none.
_SAID: Final = frozenset(
    {
        "answer", "attribution", "body", "caption", "entries", "images", "items", "label", "question", "rows", "text", "title",
        "transcript", "value",
    }
)  # fmt: skip
_TAG: Final = re.compile(r"<[^>]*>")
_BETWEEN_BLOCKS: Final = re.compile(r"</(?:p|li|h\d|blockquote)>|<br\s*/?>")


def texts_of(document: Mapping[str, Any]) -> Texts:
    """The searchable texts of a document; topics answer to all their public names."""
    topics = document.get("topics") or ()
    section = document.get("section")
    names = [
        document.get("kicker") or "",
        *(topic["name"] for topic in topics),
        *_other_names({topic["id"] for topic in topics}),
        *(author["name"] for author in document.get("authors") or ()),
        section["title"] if section else "",
        document.get("place") or "",
    ]
    return Texts(
        title=document["title"],
        names=tuple(name for name in names if name),
        standfirst=document.get("standfirst") or "",
        body="\n".join(_said(document.get("body") or [])),
    )


def plain(text: str) -> str:
    """Rich text as readers see it."""
    return html.unescape(_TAG.sub("", _BETWEEN_BLOCKS.sub("\n", text))).strip()


def names_in(resource: Mapping[str, Any]) -> list[str]:
    """The names an entity answers to, the one it is shown by first."""
    return [resource["name"], *resource.get("aliases", ())] if resource.get("name") else []


def _other_names(topic_ids: set[int]) -> list[str]:
    if not topic_ids:
        return []
    rows = PublishedResource.objects.filter(kind="topic", object_id__in=topic_ids)
    return [name for row in rows for name in json.loads(row.body).get("aliases", ())]


def _said(value: Any) -> Iterator[str]:
    """Every string a reader sees in blocks, in order; what is shown of other pages and files is theirs."""
    if isinstance(value, str):
        if text := plain(value):
            yield text
    elif isinstance(value, list):
        for item in value:
            yield from _said(item)
    elif isinstance(value, dict) and not _is_elsewhere(value):
        for name, held in value.items():
            if name in _SAID:
                yield from _said(held)


def _is_elsewhere(value: Mapping[str, Any]) -> bool:
    """Cards and files say what others are; a picture says its caption here."""
    return "id" in value and ("path" in value or "filename" in value)
