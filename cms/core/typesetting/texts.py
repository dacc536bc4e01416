"""The editorial texts of a page, read off its fields and its blocks: what typography may set right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.core.blocks.text import Line, Lines, Rich

#: What Wagtail's own page says to readers; the rest of its fields is machinery.
OF_WAGTAIL = frozenset({"title", "seo_title", "search_description"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of a page. `path` names it for good: `standfirst`, or `body/<block id>/caption`."""

    path: str
    label: str
    text: str
    html: bool = False
    limit: int | None = None
    #: What a block says of the language of its words; "" is the page's.
    language: str = ""


#: Returns what a text becomes.
Change = Callable[[Text], str]


def rewrite(page: Page, change: Change) -> None:
    """Put in the place of each text what `change` makes of it; a text that stays costs no new value."""
    for field in _fields(page):
        typed = getattr(page, field.name)
        label = str(field.verbose_name)
        text = Text(path=field.name, label=label, text=typed or "", limit=field.max_length)
        if text.text and (changed := change(text)) != typed:
            setattr(page, field.name, changed)
    for story in _stories(page):
        value = getattr(page, story.name)
        raw = story.stream_block.get_prep_value(value)
        items = _stream(story.stream_block, raw, story.name, change)
        if items != raw:
            setattr(page, story.name, story.stream_block.to_python(items))


def _fields(page: Page) -> Iterator[models.Field[Any, Any]]:
    """Words for readers: no choice, no address, nothing whose form is prescribed."""
    own = {field.name for field in Page._meta.get_fields()}
    left_alone: frozenset[str] = getattr(page, "not_typeset", frozenset())
    for field in page._meta.concrete_fields:
        is_words = type(field) in {models.CharField, models.TextField} and not field.choices
        is_free = not any(isinstance(one, RegexValidator) for one in field.validators)
        is_ours = field.name in OF_WAGTAIL or (field.name not in own and field.editable)
        if is_words and is_free and is_ours and field.name not in left_alone:
            yield field


def _stories(page: Page) -> Iterator[StreamField]:
    yield from (field for field in page._meta.concrete_fields if isinstance(field, StreamField))


def _stream(block: Any, raw: Any, path: str, change: Change) -> list[Any]:
    """A stream's items have an id of their own, and so has each text in them."""
    return [
        {
            **item,
            "value": _value(
                block.child_blocks.get(item["type"]),
                item["value"],
                Text(path=f"{path}/{item.get('id', place)}", label="", text=""),
                change,
            ),
        }
        for place, item in enumerate(raw or [])
    ]


def _value(block: Any, raw: Any, at: Text, change: Change) -> Any:
    if isinstance(block, Line | Lines | Rich) and isinstance(raw, str) and raw:
        limit = getattr(block.field, "max_length", None)
        html, label = isinstance(block, Rich), str(block.label)
        return change(
            Text(path=at.path, label=label, text=raw, html=html, limit=limit, language=at.language)
        )
    if isinstance(block, blocks.BaseStreamBlock) and isinstance(raw, list):
        return _stream(block, raw, at.path, change)
    if isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        return [
            _item(block.child_block, item, f"{at.path}/{n}", change) for n, item in enumerate(raw)
        ]
    if isinstance(block, blocks.BaseStructBlock) and isinstance(raw, dict):
        return {name: _part(block, raw, name, at, change) for name in raw}
    return raw


def _item(block: Any, item: Any, path: str, change: Change) -> Any:
    here = Text(path=f"{path.rpartition('/')[0]}/{item.get('id', path)}", label="", text="")
    return {**item, "value": _value(block, item["value"], here, change)}


def _part(block: Any, raw: dict[str, Any], name: str, at: Text, change: Change) -> Any:
    if name == "language":
        return raw[name]
    spoken = raw.get("language") or at.language
    here = Text(path=f"{at.path}/{name}", label="", text="", language=spoken)
    return _value(block.child_blocks.get(name), raw[name], here, change)
