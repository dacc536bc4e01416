"""Expansion: references become cards and labels, in the page's locale, public or not at all.

One `Expander` serves one document. It collects every reference first, loads each kind in bulk, then replaces; whatever it
was asked for, found or not, is a dependency key.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q
from wagtail.models import Page, TranslatableMixin

from cms.core.fronts import Front
from cms.core.models import NewsDocument, NewsImage
from cms.core.references import (
    DocumentRef,
    EntityRef,
    IfPublic,
    ImageUse,
    PageRef,
    Reference,
    RichHTML,
)
from cms.core.values import Document
from cms.published import fronts, keys, richtext
from cms.published.models import PublishedDocument
from cms.published.registry import entity_builder
from cms.published.renditions import absolute, image_value, require_drawn
from cms.published.visibility import public_documents, public_images

#: Ids of pages that are not public → cards of those that may be shown all the same.
Cards = Callable[[set[int]], Mapping[int, Mapping[str, Any]]]


def _no_cards(ids: set[int]) -> Mapping[int, Mapping[str, Any]]:
    return {}


@dataclass(kw_only=True)
class Asked:
    """What a document mentions, by kind."""

    pages: set[int] = field(default_factory=set)
    images: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    entities: dict[str, set[int]] = field(default_factory=dict)

    def note(self, value: Any) -> None:
        """Walk a draft and remember every reference in it."""
        if isinstance(value, Mapping):
            self.note(list(value.values()))
        elif isinstance(value, list | tuple):
            for inner in value:
                self.note(inner)
        elif isinstance(value, IfPublic):
            self.note([value.page, value.value])
        elif isinstance(value, Front):
            for zone in value.zones:
                self.note([[slot.target, slot.image] for slot in zone.slots])
                # The topic of a rule is not shown: it must not become public by being looked for.
                self.note(zone.backfill.section if zone.backfill else None)
        else:
            self._reference(value)

    def _reference(self, value: Any) -> None:
        match value:
            case PageRef():
                self.pages.add(value.id)
            case ImageUse():
                self.images.add(value.id)
            case DocumentRef():
                self.documents.add(value.id)
            case EntityRef():
                self.entities.setdefault(value.kind, set()).add(value.id)
            case RichHTML():
                found = richtext.targets(value.source)
                self.pages |= found.pages
                self.documents |= found.documents


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """A public page as another page may show it."""

    card: dict[str, Any]
    path: str
    locale: str

    @property
    def label(self) -> dict[str, Any]:
        """Just enough to link to it."""
        return {name: self.card[name] for name in ("id", "title", "path")}


class Expander:
    """Expands the references of one document."""

    def __init__(
        self,
        *,
        locale: str,
        source_locale: str,
        now: datetime,
        otherwise: Cards = _no_cards,
        draws: bool = True,
    ) -> None:
        """`otherwise` gives cards of pages that are not public: to a preview, whose reader may see them.

        Unless it `draws`, an image whose files are not all made is `renditions.NotDrawn`.
        """
        self._otherwise = otherwise
        self._draws = draws
        self.locale = locale
        self.now = now
        self.keys: set[str] = set()
        self.fresh_until: list[datetime] = []
        self._locales = [locale, source_locale] if source_locale != locale else [locale]
        self._pages: dict[int, _Target] = {}
        self._images: dict[int, NewsImage] = {}
        self._documents: dict[int, Document] = {}
        self._entities: dict[tuple[str, int], Mapping[str, Any]] = {}

    def expand(self, value: Any) -> Any:
        """A draft with every reference replaced; items of lists that lead nowhere are left out."""
        asked = Asked()
        asked.note(value)
        self._load_pages(asked.pages)
        self._load_files(asked)
        for kind, ids in asked.entities.items():
            self._load_entities(kind, ids)
        return self._replaced(value)

    def versions(self) -> dict[str, str]:
        """The key of what was asked for → that of the version shown: `author:1` → `author:2`; pages as sections."""
        found = {
            keys.node(kind, pk): keys.node(kind, label["id"])
            for (kind, pk), label in self._entities.items()
        }
        return found | {
            keys.node("section", pk): keys.node("section", target.card["id"])
            for pk, target in self._pages.items()
        }

    # Loading -------------------------------------------------------------------------------------------------------

    def _load_pages(self, ids: set[int]) -> None:
        sets = (
            dict(Page.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
            if ids
            else {}
        )
        self.keys |= {keys.node("page", pk) for pk in ids}
        self.keys |= {keys.translation_set(key) for key in sets.values()}
        found: dict[Any, PublishedDocument] = {}
        rows = PublishedDocument.objects.filter(
            Q(expires_at__isnull=True) | Q(expires_at__gt=self.now),
            translation_key__in=set(sets.values()),
            locale__in=self._locales,
        ).only("translation_key", "locale", "path", "card", "expires_at")
        for row in rows:
            known = found.get(row.translation_key)
            if known is None or self._rank(row) < self._rank(known):
                found[row.translation_key] = row
        for pk, key in sets.items():
            if key in found:
                self._pages[pk] = self._target(found[key])
        for pk, card in self._otherwise(ids - self._pages.keys()).items():
            self._pages[pk] = _Target(
                card=dict(card), path=card["path"], locale=card["meta"]["locale"]
            )

    def _rank(self, row: PublishedDocument) -> int:
        return self._locales.index(row.locale)

    def _target(self, row: PublishedDocument) -> _Target:
        if row.expires_at is not None:
            self.fresh_until.append(row.expires_at)
        return _Target(card=json.loads(row.card), path=row.path, locale=row.locale)

    def _load_files(self, asked: Asked) -> None:
        self.keys |= {keys.node("image", pk) for pk in asked.images}
        self.keys |= {keys.node("document", pk) for pk in asked.documents}
        if asked.images:
            images = public_images(asked.images, now=self.now).prefetch_related("renditions")
            self._images = {image.pk: image for image in images}
            if not self._draws:
                require_drawn(self._images.values())
            ends = (image.rights_expire_at for image in self._images.values())
            self.fresh_until += [until for until in ends if until is not None]
        if asked.documents:
            files = public_documents(asked.documents)
            self._documents = {row.pk: document_value(row) for row in files}

    def _load_entities(self, kind: str, ids: set[int]) -> None:
        builder = entity_builder(kind)
        if builder is None:
            return
        self.keys |= {keys.node(kind, pk) for pk in ids}
        rows = builder.model._default_manager.in_bulk(ids)
        localized = self._localized(builder.model, rows.values())
        for pk, row in rows.items():
            here = localized.get(getattr(row, "translation_key", None), row)
            self.keys.add(keys.node(kind, here.pk))
            self._entities[kind, pk] = builder.label(here)

    def _localized(self, model: Any, rows: Iterable[Any]) -> dict[Any, Any]:
        """Translation key → the row in the document's locale, where there is one."""
        if not issubclass(model, TranslatableMixin):
            return {}
        translation_keys = {row.translation_key for row in rows}
        siblings = model._default_manager.filter(
            translation_key__in=translation_keys, locale__language_code=self.locale
        )
        return {row.translation_key: row for row in siblings}

    # Replacing -----------------------------------------------------------------------------------------------------

    def _replaced(self, value: Any) -> Any:
        match value:
            case Mapping():
                return {name: self._replaced(inner) for name, inner in value.items()}
            case list() | tuple():
                return self._list(value)
            case RichHTML():
                return richtext.render(
                    value.source, page=self._page_link, document=self._document_link
                )
            case PageRef() | ImageUse() | DocumentRef() | EntityRef() | IfPublic():
                return self._reference(value)
            case Front():
                return self._front(value)
        return value

    def _front(self, front: Front) -> list[dict[str, Any]]:
        """The zones readers get; the lists they were filled from are dependency keys too."""
        composed = fronts.compose(front, show=self._replaced, locale=self.locale, now=self.now)
        self.keys |= composed.keys
        self.fresh_until += composed.fresh_until
        return composed.zones

    def _list(self, values: Iterable[Any]) -> list[Any]:
        """A list without its references to what is not public; other values, null included, stay."""
        kept = []
        for value in values:
            replaced = self._replaced(value)
            if replaced is None and isinstance(value, Reference):
                continue
            kept.append(replaced)
        return kept

    def _reference(self, value: Reference) -> Any:
        match value:
            case PageRef():
                target = self._pages.get(value.id)
                return target and (
                    {**target.label, **dict(value.said)} if value.label else target.card
                )
            case ImageUse():
                image = self._images.get(value.id)
                return image_value(image, value) if image else None
            case DocumentRef():
                document = self._documents.get(value.id)
                return {**document, "title": value.title or document["title"]} if document else None
            case EntityRef():
                label = self._entities.get((value.kind, value.id))
                return {**label, **dict(value.said)} if label is not None else None
            case IfPublic():
                return self._replaced(value.value) if value.page.id in self._pages else None

    def _page_link(self, pk: int) -> richtext.Link | None:
        target = self._pages.get(pk)
        if target is None:
            return None
        return richtext.Link(
            href=target.path, hreflang=target.locale if target.locale != self.locale else ""
        )

    def _document_link(self, pk: int) -> richtext.Link | None:
        document = self._documents.get(pk)
        return richtext.Link(href=document["url"]) if document else None


def document_value(row: NewsDocument) -> Document:
    """A file as the public sees it; `size` in bytes, 0 when the file is lost."""
    return Document(
        id=row.pk,
        title=row.title,
        url=absolute(row.url),
        filename=row.filename,
        extension=row.file_extension.lower(),
        size=row.file_size or 0,
    )
