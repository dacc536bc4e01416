"""Fronts: who stands where on a front right now, and what fills the places that are left.

What an editor put in a slot wins wherever it stands: a backfill repeats neither what is above it nor what a slot further
down shows, and an alias is the page it repeats. A slot whose time is up, or that leads to nothing public, is no slot, and
the backfill closes the gap.

A backfill reads the newest entries of one list, at most `SCANNED` of them, however many there are; at most two statements
a zone, and another where an alias was found beside the page it repeats. The front depends on that list as on anything it
shows (`list:section:5`), so whatever enters it builds the front again; what leaves it was shown, or changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page, TranslatableMixin

from cms.core.fronts import Backfill, Front, Slot, Zone
from cms.core.references import EntityRef, PageRef
from cms.published import keys
from cms.published.models import DocumentFacet, PublishedDocument
from cms.published.registry import entity_builder

#: How far down a list a backfill looks for pages that meet the other conditions.
SCANNED: Final = 1_000
#: What public JSON stands for a reference; nothing where it is not public.
Show = Callable[[Any], Any]
#: What a slot leads to: kind, identity (an alias has that of the page it repeats), and public JSON.
Target = tuple[str, Any, Any]


@dataclass(kw_only=True)
class Composed:
    """The zones readers get, what they depend on, and when the first of it leaves."""

    zones: list[dict[str, Any]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    fresh_until: list[datetime] = field(default_factory=list)


def compose(front: Front, *, show: Show, locale: str, now: datetime) -> Composed:
    """Put every zone together, from the top down, without showing anything twice."""
    composed = Composed()
    #: What stands somewhere on the front: ("page", 12), ("link", "https://…").
    standing: set[tuple[str, Any]] = set()
    targets = _targets(front, show=show, now=now)
    composed.zones = [
        {
            "id": zone.id,
            "title": zone.title,
            "layout": zone.layout,
            "section": show(zone.backfill.section) if zone.backfill else None,
            "items": _pinned(zone, targets, standing, composed, show=show),
        }
        for zone in front.zones
    ]
    for zone, shown in zip(front.zones, composed.zones, strict=True):
        room = zone.maximum - len(shown["items"])
        if zone.backfill is not None:
            pages = {pk for kind, pk in standing if kind == "page"}
            search = _Search(rule=zone.backfill, locale=locale, now=now)
            for row in search.newest(show, composed, but=pages, room=room):
                shown["items"].append(_filled(row, zone.backfill, composed))
            # The search has added what it found.
            standing |= {("page", pk) for pk in pages}
    return composed


def _targets(front: Front, *, show: Show, now: datetime) -> dict[str, Target]:
    """What each slot leads to, by the slot's id: those whose time is not up and that show something public."""
    found: dict[str, Target] = {}
    for slot in (slot for zone in front.zones for slot in zone.slots):
        if slot.pinned_until is not None and slot.pinned_until <= now:
            continue
        if isinstance(slot.target, str):
            found[slot.id] = ("link", slot.target, slot.target)
        elif (target := show(slot.target)) is not None:
            kind = "page" if isinstance(slot.target, PageRef) else "topic"
            found[slot.id] = (kind, target["id"], target)
    repeated = _repeated(pk for kind, pk, _target in found.values() if kind == "page")
    return {
        slot_id: (kind, repeated.get(identity, identity) if kind == "page" else identity, target)
        for slot_id, (kind, identity, target) in found.items()
    }


def _repeated(page_ids: Iterable[int]) -> dict[int, int]:
    """Of these pages, the aliases → the page each repeats."""
    aliases = Page.objects.filter(pk__in=set(page_ids), alias_of__isnull=False)
    return dict(aliases.values_list("pk", "alias_of_id"))


def _pinned(
    zone: Zone,
    targets: Mapping[str, Target],
    standing: set[tuple[str, Any]],
    composed: Composed,
    *,
    show: Show,
) -> list[dict[str, Any]]:
    """The items of a zone's slots: those that show something public that stands nowhere above."""
    items: list[dict[str, Any]] = []
    for slot in zone.slots:
        leads_to = targets.get(slot.id)
        if leads_to is None or leads_to[:2] in standing or len(items) == zone.maximum:
            continue
        kind, identity, target = leads_to
        standing.add((kind, identity))
        if slot.pinned_until is not None:
            composed.fresh_until.append(slot.pinned_until)
        items.append(_said(slot, kind, target, show=show))
    return items


def _said(slot: Slot, kind: str, target: Any, *, show: Show) -> dict[str, Any]:
    """An item in the words of its slot, else in its target's own."""
    own: Mapping[str, Any] = target if isinstance(target, Mapping) else {}
    return {
        "type": kind,
        "id": slot.id,
        "size": slot.size,
        "origin": "slot",
        "kicker": slot.kicker or own.get("kicker", ""),
        "title": slot.title or own.get("title") or own.get("name", ""),
        "standfirst": slot.standfirst or own.get("standfirst", ""),
        "image": (show(slot.image) if slot.image else None) or own.get("image"),
        {"page": "card", "topic": "topic", "link": "url"}[kind]: target,
    }


def _filled(row: PublishedDocument, rule: Backfill, composed: Composed) -> dict[str, Any]:
    """An item nobody put there, which stays until the page leaves or is too old."""
    composed.keys.add(keys.node("page", row.page_id))
    if row.expires_at is not None:
        composed.fresh_until.append(row.expires_at)
    if rule.max_age is not None:
        composed.fresh_until.append(row.published_at + rule.max_age)
    card = json.loads(row.card)
    return {
        "type": "page",
        "id": f"page-{row.page_id}",
        "size": rule.size,
        "origin": "backfill",
        **{name: card[name] for name in ("kicker", "title", "standfirst", "image")},
        "card": card,
    }


@dataclass(frozen=True, kw_only=True)
class _Search:
    """A rule in the lists of one language."""

    rule: Backfill
    locale: str
    now: datetime

    def newest(
        self, show: Show, composed: Composed, *, but: set[int], room: int
    ) -> list[PublishedDocument]:
        """The newest pages that meet the rule, which join those in `but`; none where it names a section that is not public."""
        base = self._base(show)
        if base is None:
            return []
        lead, also = [base], list(self.rule.facets)
        if self.rule.topic is not None:
            # A topic holds fewer pages than a section, whatever the language it is named in.
            lead, also = _versions(self.rule.topic), [base, *also]
        composed.keys |= {keys.listed(key) for key in lead}
        return _firsts(self._pages(lead, also), but=but, room=room)

    def _base(self, show: Show) -> str | None:
        """The list of the section in this language, else that of the front itself."""
        if self.rule.section is None:
            return self.rule.within
        section = show(self.rule.section)
        return f"section:{section['id']}" if section else None

    def _pages(self, lead: list[str], also: list[str]) -> QuerySet[PublishedDocument]:
        listed = DocumentFacet.objects.filter(key__in=lead)
        pages = PublishedDocument.objects.filter(
            Q(expires_at__isnull=True) | Q(expires_at__gt=self.now),
            page_type__in=self.rule.types,
            locale=self.locale,
        )
        if self.rule.max_age is not None:
            listed = listed.filter(published_at__gt=self.now - self.rule.max_age)
        for key in also:
            held = DocumentFacet.objects.filter(document=OuterRef("pk"), key=key)
            pages = pages.filter(Exists(held))
        for key in self.rule.without:
            held = DocumentFacet.objects.filter(document=OuterRef("pk"), key=key)
            pages = pages.filter(~Exists(held))
        newest = listed.order_by("-published_at", "-document_id").values("document_id")
        # A page may be in the list of its own topic and in that of its source's.
        newest = newest[: SCANNED * len(lead)]
        return pages.filter(page_id__in=newest).order_by("-published_at", "-page_id")


def _firsts(
    pages: QuerySet[PublishedDocument], *, but: set[int], room: int
) -> list[PublishedDocument]:
    """The first of these pages that repeat nothing in `but`, nor one another; what they are joins it."""
    repeats = Page.objects.filter(pk=OuterRef("page_id")).values("alias_of_id")
    told_apart = pages.annotate(
        same_as=Coalesce(Subquery(repeats), "page_id", output_field=BigIntegerField())
    )
    chosen: list[PublishedDocument] = []
    while (left := room - len(chosen)) > 0:
        rows = list(told_apart.exclude(same_as__in=but)[:left])
        for row in rows:
            if row.same_as not in but:
                but.add(row.same_as)
                chosen.append(row)
        if len(rows) < left:
            break
    return chosen


def _versions(topic: EntityRef) -> list[str]:
    """The lists of a topic in every language: not every article that was given one is in that of its own yet."""
    builder = entity_builder(topic.kind)
    ids = {topic.id}
    if builder is not None and issubclass(builder.model, TranslatableMixin):
        rows = builder.model._default_manager
        same = rows.filter(pk=topic.id).values("translation_key")
        ids |= set(rows.filter(translation_key__in=same).values_list("pk", flat=True))
    return sorted(keys.node(topic.kind, pk) for pk in ids)
