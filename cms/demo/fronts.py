"""Fronts: the front page and a section, composed once there are articles to put on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail.models import Page

from cms.demo.articles import Desk
from cms.demo.catalogue import Catalogue, listed

#: What a slot may name, and the field that holds it.
TARGETS = {"article": "page", "section": "page", "topic": "topic"}


def fronts(
    home: Page, sections: Mapping[str, Page], *, catalogue: Catalogue, desk: Desk
) -> Iterator[tuple[str, int, bool]]:
    """Each front's name and primary key, and whether it had to be composed; one that has zones stays as it is."""
    said = listed("fronts")
    wanted = [("home", home, said["home"])]
    wanted += [(slug, sections[slug], zones) for slug, zones in said["sections"].items()]
    for name, found, zones in wanted:
        page: Any = found.specific_class.objects.get(pk=found.pk)
        is_empty = not page.zones
        if is_empty:
            writing = _Writing(name=name, catalogue=catalogue, desk=desk)
            block = page.zones.stream_block
            page.zones = block.to_python([writing.zone(zone) for zone in zones])
            page.save_revision(user=desk.editor).publish(user=desk.editor)
        yield name, page.pk, is_empty


class _Writing:
    """The zones of one front, as the database holds them."""

    def __init__(self, *, name: str, catalogue: Catalogue, desk: Desk) -> None:
        self.name = name
        self.catalogue = catalogue
        self.desk = desk
        self._made = 0

    def zone(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """A zone of the file."""
        slots = [
            {"type": "item", "id": self._id(), "value": self._slot(slot)}
            for slot in said.get("slots", ())
            if self._is_there(slot)
        ]
        value = {**said, "slots": slots, "backfill": self._rule(said.get("backfill", {}))}
        return {"type": "zone", "id": self._id(), "value": value}

    def _is_there(self, said: Mapping[str, Any]) -> bool:
        """Whether what a slot names was loaded: a smaller demonstration has a smaller front."""
        return all(
            self.catalogue.among(kind, names=[said[kind]]) for kind in TARGETS if kind in said
        )

    def _slot(self, said: Mapping[str, Any]) -> dict[str, Any]:
        hours = said.get("pinned_for_hours")
        until = self.desk.now + timedelta(hours=hours) if hours else None
        words = {name: said.get(name, "") for name in ("kicker", "title", "standfirst", "url")}
        targets = {
            TARGETS[kind]: self.catalogue.find(kind, name=said[kind])
            for kind in TARGETS
            if kind in said
        }
        when = {"pinned_until": until.isoformat() if until else None}
        return {"size": said.get("size", "medium"), **words, **when, **targets}

    def _rule(self, said: Mapping[str, Any]) -> dict[str, Any]:
        named = {
            kind: self.catalogue.find(kind, name=said[kind])
            for kind in ("section", "topic")
            if kind in said
        }
        return {"size": "medium", "genre": "", **said, **named}

    def _id(self) -> str:
        """The same each time the demonstration is loaded."""
        self._made += 1
        return str(uuid5(NAMESPACE_URL, f"demo:front:{self.name}:{self._made}"))
