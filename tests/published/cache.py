"""A shared cache that trusts the log: it keeps every answer until a change names one of its tags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.test import Client

from cms.published.models import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a reader got, and the tags that purge it."""

    status: int
    body: bytes
    tags: frozenset[str]


@dataclass(kw_only=True)
class Cache:
    """Answers by address, and how far the log was read."""

    client: Client = field(default_factory=Client)
    kept: dict[str, Answer] = field(default_factory=dict)
    read_up_to: int = 0

    def follow(self) -> None:
        """Purge what the changes since the last time name."""
        changes = Change.objects.filter(pk__gt=self.read_up_to).order_by("pk")
        for pk, tags in changes.values_list("pk", "tags"):
            stale = set(tags)
            self.kept = {url: one for url, one in self.kept.items() if not one.tags & stale}
            self.read_up_to = pk

    def stale(self, urls: Iterable[str]) -> dict[str, tuple[Answer, Answer]]:
        """Address → (kept, fresh) wherever a kept answer is no longer true; then keep every fresh one."""
        fresh = {url: self._ask(url) for url in urls}
        wrong = {
            url: (self.kept[url], answer)
            for url, answer in fresh.items()
            if url in self.kept and not _same(self.kept[url], answer)
        }
        self.kept.update(fresh)
        return wrong

    def _ask(self, url: str) -> Answer:
        response = self.client.get(url)
        tags = frozenset(filter(None, response.headers.get("Cache-Tag", "").split(",")))
        return Answer(status=response.status_code, body=response.content, tags=tags)


def _same(one: Answer, other: Answer) -> bool:
    return (one.status, one.body) == (other.status, other.body)
