"""The field policy: what becomes of each field of a page in another language. A text field nobody decided about is an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core import checks
from django.db.models import CharField, TextField
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import get_translatable_models
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, TranslatableField

#: What Wagtail keeps for itself on every page.
_WAGTAIL_S = frozenset({"path", "url_path", "draft_title"})
#: Blocks that hold words for readers, which wagtail-localize gives to translators.
_WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, blocks.BlockQuoteBlock)
#: Blocks that are the same in every language.
_SAME = (
    blocks.URLBlock, blocks.EmailBlock, blocks.ChooserBlock, blocks.ChoiceBlock, blocks.MultipleChoiceBlock, blocks.BooleanBlock,
    blocks.IntegerBlock, blocks.DecimalBlock, blocks.FloatBlock, blocks.DateBlock, blocks.DateTimeBlock, blocks.TimeBlock,
    blocks.StaticBlock,
)  # fmt: skip


class OwnField(BaseTranslatableField):
    """Begins as a copy and is then each language's own: neither translated nor kept the same."""


def decide(*, translated: str, same: str = "", own: str = "") -> list[BaseTranslatableField]:
    """The policy of a model, as names between spaces."""
    return [
        *(TranslatableField(name) for name in translated.split()),
        *(SynchronizedField(name, overridable=False) for name in same.split()),
        *(OwnField(name) for name in own.split()),
    ]


@checks.register()
def every_text_is_decided(app_configs: Any, **_kwargs: Any) -> list[checks.CheckMessage]:
    """Name each text field of a translatable model, and each kind of block, that nobody decided about."""
    found: list[checks.CheckMessage] = []
    models = (
        model for model in get_translatable_models(include_subclasses=True) if _is_ours(model)
    )
    for model in models:
        decided = {field.field_name for field in getattr(model, "translatable_fields", ())}
        found += [_undecided(model, name) for name in sorted(_texts(model) - decided)]
        found += [_unknown(model, name) for name in sorted(decided - _names(model))]
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                found += [_odd(model, path) for path in undecided_blocks(field.stream_block)]
    return found


def undecided_blocks(block: Any, path: str = "") -> Iterator[str]:
    """The places of blocks of which nobody said whether their words are translated."""
    if isinstance(block, blocks.BaseStructBlock | blocks.BaseStreamBlock):
        for name, child in block.child_blocks.items():
            yield from undecided_blocks(child, f"{path}.{name}" if path else name)
    elif isinstance(block, blocks.ListBlock):
        yield from undecided_blocks(block.child_block, path)
    elif not isinstance(block, (*_WORDS, *_SAME)) and not hasattr(
        block, "get_translatable_segments"
    ):
        yield path


def _is_ours(model: Any) -> bool:
    return not model._meta.abstract and not model.__module__.startswith("wagtail.")


def _texts(model: Any) -> set[str]:
    return {
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, CharField | TextField | StreamField)
        and field.editable
        and field.name not in _WAGTAIL_S
    }


def _names(model: Any) -> set[str]:
    return {field.name for field in model._meta.get_fields()}


def _undecided(model: Any, name: str) -> checks.Error:
    return checks.Error(
        f"{model._meta.label}.{name} is text, and nobody decided what becomes of it in other languages.",
        hint="Name it in translatable_fields, as translated, the same or its own.",
        obj=model,
        id="locales.E001",
    )


def _unknown(model: Any, name: str) -> checks.Error:
    return checks.Error(f"{model._meta.label} has no field {name}.", obj=model, id="locales.E002")


def _odd(model: Any, path: str) -> checks.Error:
    return checks.Error(
        f"Block {path} of {model._meta.label} is of a kind nobody decided about.",
        hint="Give it get_translatable_segments() and restore_translated_segments(), or add its kind to cms.locales.policy.",
        obj=model,
        id="locales.E003",
    )


def named(fields: Iterable[Any], kind: type[Any]) -> set[str]:
    """The names that were decided in one way."""
    return {str(field.field_name) for field in fields if isinstance(field, kind)}
