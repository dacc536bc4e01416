"""StoryField: a StreamField whose labels never reach a migration."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField


class StoryField(StreamField):
    """A StreamField that keeps block definitions, labels and help out of migrations.

    Historical models therefore know no block. Stock StreamField would read such a column as empty and write that
    emptiness back; this one hands the stored list through untouched.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        for schema_free in ("block_lookup", "verbose_name", "help_text"):
            kwargs.pop(schema_free, None)
        return name, path, [[]], kwargs

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list) and not self.stream_block.child_blocks:
            return RawStory(self.stream_block, value)
        return super().to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, RawStory):
            return list(value.raw_items)
        return super().get_prep_value(value)


class RawStory(StreamValue):
    """What a historical model sees of a story: the stored items, as they are."""

    def __init__(self, stream_block: Any, raw_items: list[Any]) -> None:
        super().__init__(stream_block, [], is_lazy=False)
        self.raw_items = raw_items


class FrontField(StoryField):
    """The zones of a front, which keep out of migrations like a story."""
