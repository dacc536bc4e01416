"""Caching: what a public answer tells browsers and shared caches, and whether a client already holds it."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

logger = logging.getLogger(__name__)

#: Seconds a shared cache serves an answer without asking, then while it asks, then while we cannot answer.
SHARED_SECONDS = 60
WHILE_REVALIDATING_SECONDS = 30
IF_ERROR_SECONDS = 3_600
NO_STORE = "no-store"

#: Cloudflare reads 16 kB of Cache-Tag, and 1,000 tags of it.
MAX_TAG_BYTES = 16 * 1024
MAX_TAGS = 1_000
_TAG = re.compile(r"[\x21-\x2b\x2d-\x7e]{1,120}")

_OPAQUE = re.compile(r"[\x21\x23-\x7e]{1,64}")
_MEMBER = re.compile(r'[ \t]*(?:W/)?"([\x21\x23-\x7e]{1,64})"[ \t]*')
#: Nobody holds more versions of one answer; a member further on only costs a whole answer.
_MAX_MEMBERS = 100


class TagsTooLong(ValueError):
    """Even the coarser cache tags exceed what a cache reads: without them the answer could never be purged."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True, slots=True, kw_only=True)
class IfNoneMatch:
    """What `If-None-Match` says the client holds: anything at all, or these opaque tags."""

    anything: bool = False
    opaque: frozenset[str] = frozenset()

    def matches(self, etag: str) -> bool:
        """Whether the client holds the representation of this opaque tag; weak comparison (RFC 9110, 13.1.2)."""
        return self.anything or etag in self.opaque


def quoted(etag: str) -> str:
    """A strong ETag: the opaque tag in quotes."""
    if not _OPAQUE.fullmatch(etag):
        raise ValueError(f"“{etag}” cannot be an ETag.")
    return f'"{etag}"'


def combined(parts: Iterable[str | bytes]) -> str:
    """The opaque tag of an answer made of several parts, in their order."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        encoded = part if isinstance(part, bytes) else part.encode(errors="surrogatepass")
        digest.update(f"{len(encoded)}:".encode())
        digest.update(encoded)
    return digest.hexdigest()


def parse_if_none_match(header: str | None) -> IfNoneMatch:
    """Read the header; what is malformed in it matches nothing, so the client gets the whole answer.

    Our opaque tags hold no comma: a stranger's tag that does falls into pieces, none of which equals one of ours. What is
    returned is short and printable, so a database may be asked about it.
    """
    if header is None:
        return IfNoneMatch()
    if header.strip() == "*":
        return IfNoneMatch(anything=True)
    found = (_MEMBER.fullmatch(member) for member in header.split(",", _MAX_MEMBERS)[:_MAX_MEMBERS])
    return IfNoneMatch(opaque=frozenset(match[1] for match in found if match))


def cache_control(*, now: datetime, expires_at: datetime | None = None) -> str:
    """`Cache-Control` of a public answer: browsers always ask again, and no cache serves it past its expiry."""
    shared, stale = _spans(now=now, expires_at=expires_at)
    if shared == 0:
        return NO_STORE
    return ", ".join(["public", "max-age=0", f"s-maxage={shared}", *stale])


def cdn_cache_control(*, now: datetime, expires_at: datetime | None = None) -> str:
    """`CDN-Cache-Control` (RFC 9213): the same promise for caches in which `s-maxage` forbids serving stale answers."""
    shared, stale = _spans(now=now, expires_at=expires_at)
    if shared == 0:
        return NO_STORE
    return ", ".join(["public", f"max-age={shared}", *stale])


def _spans(*, now: datetime, expires_at: datetime | None) -> tuple[int, list[str]]:
    """Fresh seconds, and the directives about serving stale; all of them end at the expiry."""
    left = SHARED_SECONDS + IF_ERROR_SECONDS
    if expires_at is not None:
        left = max(0, min(left, int((expires_at - now).total_seconds())))
    shared = min(SHARED_SECONDS, left)
    after = left - shared
    spans = {
        "stale-while-revalidate": min(WHILE_REVALIDATING_SECONDS, after),
        "stale-if-error": min(IF_ERROR_SECONDS, after),
    }
    return shared, [f"{name}={seconds}" for name, seconds in spans.items() if seconds]


def cache_tag(tags: Iterable[str], *, coarser: Iterable[str]) -> str:
    """`Cache-Tag` of an answer: commas, as Cloudflare and Akamai read it; each tag once, sorted.

    When they exceed what caches read, `coarser` takes their place: tags of which one is purged whenever any of the finer
    ones is. The answer is then purged too often, never too seldom.
    """
    fine = _joined(tags)
    if fine is not None:
        return fine
    logger.warning("Cache tags exceed what a cache reads and give way to coarser ones")
    coarse = _joined(coarser)
    if coarse is None:
        raise TagsTooLong
    return coarse


def _joined(tags: Iterable[str]) -> str | None:
    """The header's value, or nothing when a cache would cut it."""
    unique = sorted(set(tags))
    for tag in unique:
        if not _TAG.fullmatch(tag):
            raise ValueError(f"“{tag}” cannot be a cache tag.")
    header = ",".join(unique)
    return header if len(header) <= MAX_TAG_BYTES and len(unique) <= MAX_TAGS else None
