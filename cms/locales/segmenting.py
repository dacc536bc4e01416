"""Taking a page's texts over in bulk: wagtail-localize asks and writes one by one, some twenty statements a paragraph."""

from __future__ import annotations

import json
from collections.abc import Iterable
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


def install() -> None:
    """Replace the method that takes a page's texts over; `cms.locales.completeness` does so once."""
    TranslationSource.refresh_segments = take_over


def take_over(source: TranslationSource) -> None:
    """Keep the segments of what a source says, and drop the others; the number of texts does not matter to the database.

    What is chosen or overridden, of which a page has few, goes wagtail-localize's own way.
    """
    instance = source.as_instance()
    values = list(extract_segments(instance))
    texts = [value for value in values if isinstance(value, StringSegmentValue)]
    frames = [value for value in values if isinstance(value, TemplateSegmentValue)]
    contexts = _contexts(source, instance, dict.fromkeys(it.path for it in [*texts, *frames]))
    _text_segments(source, texts, contexts)
    _template_segments(source, frames, contexts)
    _one_by_one(source, instance, values, RelatedObjectSegmentValue, RelatedObjectSegment)
    _one_by_one(source, instance, values, OverridableSegmentValue, OverridableSegment)


def _one_by_one(
    source: TranslationSource, instance: Any, values: list[Any], kind: Any, model: Any
) -> None:
    kept = []
    for value in values:
        if isinstance(value, kind):
            segment = model.from_value(source, value)
            segment.context.get_field_path(instance)
            kept.append(segment.pk)
    model.objects.filter(source=source).exclude(pk__in=kept).delete()


def _contexts(source: TranslationSource, instance: Any, paths: Iterable[str]) -> dict[str, int]:
    mine = TranslationContext.objects.filter(object=source.object_id)
    known = set(mine.values_list("path", flat=True))
    missing = []
    for path in paths:
        if path not in known:
            context = TranslationContext(
                object_id=source.object_id,
                path=path,
                path_id=TranslationContext._get_path_id(path),  # noqa: SLF001 as its save() does
            )
            # The method that says where the place is saves it too, which is done in bulk below.
            context.save = lambda **_kwargs: None
            context.get_field_path(instance)
            missing.append(context)
    TranslationContext.objects.bulk_create(missing, batch_size=_BATCH, ignore_conflicts=True)
    return dict(mine.values_list("path", "pk"))


def _strings(source: TranslationSource, texts: list[StringSegmentValue]) -> dict[str, int]:
    said = dict.fromkeys(text.string.data for text in texts)
    hashes = {data: String._get_data_hash(data) for data in said}  # noqa: SLF001 as its save() does
    String.objects.bulk_create(
        [
            String(locale_id=source.locale_id, data=data, data_hash=mark)
            for data, mark in hashes.items()
        ],
        batch_size=_BATCH,
        ignore_conflicts=True,
    )
    found = dict(
        String.objects.filter(
            locale=source.locale_id, data_hash__in=list(hashes.values())
        ).values_list("data_hash", "pk")
    )
    return {data: found[mark] for data, mark in hashes.items()}


def _text_segments(
    source: TranslationSource, texts: list[StringSegmentValue], contexts: dict[str, int]
) -> None:
    strings = _strings(source, texts)
    mine = StringSegment.objects.filter(source=source)
    known = {
        key: pk
        for pk, *rest in mine.values_list("pk", "context", "order", "string", "attrs")
        if (key := tuple(rest))
    }
    wanted = dict.fromkeys(
        (
            contexts[text.path],
            text.order,
            strings[text.string.data],
            json.dumps(text.attrs, cls=DjangoJSONEncoder),
        )
        for text in texts
    )
    mine.filter(pk__in=[pk for key, pk in known.items() if key not in wanted]).delete()
    StringSegment.objects.bulk_create(
        [
            StringSegment(
                source=source, context_id=context, order=order, string_id=string, attrs=attrs
            )
            for context, order, string, attrs in wanted
            if (context, order, string, attrs) not in known
        ],
        batch_size=_BATCH,
    )


def _template_segments(
    source: TranslationSource, frames: list[TemplateSegmentValue], contexts: dict[str, int]
) -> None:
    templates = {
        (frame.format, frame.template): Template.from_value(frame)
        for frame in {(it.format, it.template): it for it in frames}.values()
    }
    mine = TemplateSegment.objects.filter(source=source)
    known = {
        key: pk
        for pk, *rest in mine.values_list("pk", "context", "order", "template")
        if (key := tuple(rest))
    }
    wanted = dict.fromkeys(
        (contexts[it.path], it.order, templates[it.format, it.template].pk) for it in frames
    )
    mine.filter(pk__in=[pk for key, pk in known.items() if key not in wanted]).delete()
    TemplateSegment.objects.bulk_create(
        [
            TemplateSegment(source=source, context_id=context, order=order, template_id=template)
            for context, order, template in wanted
            if (context, order, template) not in known
        ],
        batch_size=_BATCH,
    )
