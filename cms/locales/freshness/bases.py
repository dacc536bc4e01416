"""Bases: what a version of a translation is made from, from the moment it is written until it is public."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from django.db.models import OuterRef, Subquery
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from cms.locales.freshness.differences import pair
from cms.locales.freshness.texts import NOT_TEXT, Text, texts_of
from cms.locales.models import Basis, Ground, PublishedText

#: How a text that travels names a link or a span of its paragraph.
_MARKS: Final = re.compile(r'\bid="([^"]+)"')


def grounds(source: TranslationSource, locale: Locale, *, page_id: int | None) -> dict[int, Ground]:
    """Each text of a source as it was last taken over, by its order, with what readers of a locale are to get for it.

    Where nobody translated a changed text yet, what is public of the text it replaces is kept, with the French it was made
    from: readers of English never get French because Paris corrected a line. Two or three queries.
    """
    rows = [
        row
        for row in StringSegment.objects.filter(source=source)
        .annotate_translation(locale)
        .annotate(made_by=made_by(locale))
        .select_related("context", "string")
        .order_by("order", "pk")
        if row.context.path not in NOT_TEXT
    ]
    found: list[Ground] = [
        {
            "path": row.context.path,
            "source": row.string.data,
            "target": row.translation,
            "machine": row.made_by == StringTranslation.TRANSLATION_TYPE_MACHINE,
        }
        for row in rows
    ]
    if page_id is not None and any(text["target"] is None for text in found):
        marks = [set(json.loads(row.attrs) or ()) for row in rows]
        _keep(found, marks, page_id=page_id)
    return {row.order: text for row, text in zip(rows, found, strict=True)}


def _keep(found: list[Ground], marks: Sequence[set[str]], *, page_id: int) -> None:
    """`marks` are the links and spans each text now has: what is kept may have no other."""
    public = list(
        PublishedText.objects.filter(page=page_id)
        .exclude(source="")
        .exclude(target="")
        .order_by("order")
    )
    pairs = pair(
        [Text(row.path, row.source) for row in public],
        [Text(text["path"], text["source"]) for text in found],
    )
    for old, new in pairs:
        if old is None or new is None or found[new]["target"] is not None:
            continue
        kept = public[old]
        if set(_MARKS.findall(kept.target)) <= marks[new]:
            found[new] = {
                "path": kept.path,
                "source": kept.source,
                "target": kept.target,
                "machine": kept.by_machine,
            }


def made_by(locale: Locale) -> Subquery:
    """Whether a person or a machine wrote a text's translation."""
    written = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), locale=locale, context=OuterRef("context")
    )
    return Subquery(written.values("translation_type"))


def note(revision: Revision, texts: Iterable[Ground]) -> None:
    """Remember what a version was made from; in the transaction that writes the version."""
    Basis.objects.update_or_create(revision=revision, defaults={"texts": list(texts)})


def of(revision: Revision) -> Basis | None:
    """What a version was made from, where it was made by translating."""
    return Basis.objects.filter(revision=revision).first()


def adopt(page: Page, *, basis: Basis | None, source: Page | None) -> bool:
    """A version is public: its ground is the page's ground now; say whether that was news.

    A page written without a translation job stands, when it is first published, on the French that is public then.
    """
    if basis is not None:
        texts: Iterator[tuple[str, str, str, bool]] = (
            (
                text["path"],
                text["source"],
                text["target"] or text["source"],
                text.get("machine", False),
            )
            for text in basis.texts
        )
    elif source is not None and not PublishedText.objects.filter(page=page.pk).exists():
        texts = ((text.path, text.text, "", False) for text in texts_of(source))
    else:
        return False
    PublishedText.objects.filter(page=page.pk).delete()
    PublishedText.objects.bulk_create(
        [
            PublishedText(
                page_id=page.pk,
                path=path,
                order=order,
                source=said,
                target=target,
                by_machine=by_machine,
            )
            for order, (path, said, target, by_machine) in enumerate(texts)
        ],
        batch_size=200,
    )
    return True
