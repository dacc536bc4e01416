"""A story's blocks as they are stored: what the rules look at, at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from news.models import ArticlePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One block, and the way to it in the form."""

    kind: str
    value: Any
    path: str


def parts(article: ArticlePage) -> list[Part]:
    """Every block, those inside others included, in the order of the text."""
    return list(_parts(article.body.stream_block.get_prep_value(article.body), ""))


def _parts(value: Any, path: str) -> Iterator[Part]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _parts(inner, f"{path}/{name}")
        return
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict) and "value" in item:
            here = f"{path}/{item.get('id', '')}".strip("/")
            yield Part(kind=item.get("type", ""), value=item["value"], path=here)
            yield from _parts(item["value"], here)


def html_of(part: Part) -> Iterator[str]:
    """The rich texts a block itself holds."""
    values = part.value.values() if isinstance(part.value, dict) else [part.value]
    yield from (value for value in values if isinstance(value, str) and "<" in value)
