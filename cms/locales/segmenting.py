"""Taking texts over in bulk: wagtail-localize asks and writes one by one, some twenty statements a paragraph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

_BATCH = 200
#: Where a text stands: the key a page shares with its translations, and a path in it.
_Place = tuple[Any, str]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a source says, as its instance does."""

    source: TranslationSource
    instance: Any
    values: list[Any]

    def of(self, kind: Any) -> list[Any]:
        """Its segments of one kind."""
        return [value for value in self.values if isinstance(value, kind)]

    def paths(self) -> list[str]:
        """Where its texts and their frames stand, each once."""
        return list(
            dict.fromkeys(it.path for it in self.of((StringSegmentValue, TemplateSegmentValue)))
        )


def install() -> None:
    """Replace the method that takes a page's texts over; `cms.locales.completeness` does so once."""
    TranslationSource.refresh_segments = take_over


def take_over(source: TranslationSource) -> None:
    """Keep the segments of what a source says, and drop the others; the number of texts does not matter to the database."""
    take_all_over([(source, source.as_instance())])


def take_all_over(sources: Iterable[tuple[TranslationSource, Any]]) -> None:
    """The same for many sources of one language, each with the instance that says it; nor does their number matter.

    What is chosen or overridden, of which a page has few, goes wagtail-localize's own way.
    """
    said = [_Said(source, page, list(extract_segments(page))) for source, page in sources]
    if not said:
        return
    contexts = _contexts(said)
    _text_segments(said, contexts)
    _template_segments(said, contexts)
    _one_by_one(said, RelatedObjectSegmentValue, RelatedObjectSegment)
    _one_by_one(said, OverridableSegmentValue, OverridableSegment)


def _sources(said: Sequence[_Said]) -> list[int]:
    return [one.source.pk for one in said]


def _one_by_one(said: Sequence[_Said], kind: Any, model: Any) -> None:
    kept = []
    for one in said:
        for value in one.of(kind):
            segment = model.from_value(one.source, value)
            segment.context.get_field_path(one.instance)
            kept.append(segment.pk)
    model.objects.filter(source__in=_sources(said)).exclude(pk__in=kept).delete()


def _contexts(said: Sequence[_Said]) -> dict[_Place, int]:
    mine = TranslationContext.objects.filter(object__in=[one.source.object_id for one in said])
    known = set(mine.values_list("object", "path"))
    missing = [
        _context(one, path)
        for one in said
        for path in one.paths()
        if (one.source.object_id, path) not in known
    ]
    TranslationContext.objects.bulk_create(missing, batch_size=_BATCH, ignore_conflicts=True)
    return {(key, path): pk for key, path, pk in mine.values_list("object", "path", "pk")}


def _context(one: _Said, path: str) -> TranslationContext:
    context = TranslationContext(
        object_id=one.source.object_id,
        path=path,
        path_id=TranslationContext._get_path_id(path),  # noqa: SLF001 as its save() does
    )
    # The method that says where the place is saves it too, which is done in bulk afterwards.
    context.save = lambda **_kwargs: None
    context.get_field_path(one.instance)
    return context


def _strings(said: Sequence[_Said]) -> dict[str, int]:
    texts = dict.fromkeys(value.string.data for one in said for value in one.of(StringSegmentValue))
    hashes = {data: String._get_data_hash(data) for data in texts}  # noqa: SLF001 as its save() does
    locale_id = said[0].source.locale_id
    String.objects.bulk_create(
        [String(locale_id=locale_id, data=data, data_hash=mark) for data, mark in hashes.items()],
        batch_size=_BATCH,
        ignore_conflicts=True,
    )
    found = dict(
        String.objects.filter(locale=locale_id, data_hash__in=list(hashes.values())).values_list(
            "data_hash", "pk"
        )
    )
    return {data: found[mark] for data, mark in hashes.items()}


def _text_segments(said: Sequence[_Said], contexts: dict[_Place, int]) -> None:
    strings = _strings(said)
    wanted = dict.fromkeys(
        (
            one.source.pk,
            contexts[one.source.object_id, text.path],
            text.order,
            strings[text.string.data],
            json.dumps(text.attrs, cls=DjangoJSONEncoder),
        )
        for one in said
        for text in one.of(StringSegmentValue)
    )
    columns = ("source_id", "context_id", "order", "string_id", "attrs")
    _keep(said, StringSegment, columns, wanted)


def _template_segments(said: Sequence[_Said], contexts: dict[_Place, int]) -> None:
    frames = {(it.format, it.template): it for one in said for it in one.of(TemplateSegmentValue)}
    templates = {key: Template.from_value(frame).pk for key, frame in frames.items()}
    wanted = dict.fromkeys(
        (
            one.source.pk,
            contexts[one.source.object_id, it.path],
            it.order,
            templates[it.format, it.template],
        )
        for one in said
        for it in one.of(TemplateSegmentValue)
    )
    _keep(said, TemplateSegment, ("source_id", "context_id", "order", "template_id"), wanted)


def _keep(
    said: Sequence[_Said], model: Any, columns: tuple[str, ...], wanted: dict[tuple[Any, ...], None]
) -> None:
    """Make the rows of a kind those wanted, touching no other."""
    mine = model.objects.filter(source__in=_sources(said))
    known = {tuple(row): pk for pk, *row in mine.values_list("pk", *columns)}
    if gone := [pk for row, pk in known.items() if row not in wanted]:
        mine.filter(pk__in=gone).delete()
    model.objects.bulk_create(
        [model(**dict(zip(columns, row, strict=True))) for row in wanted if row not in known],
        batch_size=_BATCH,
    )
