"""Headers: what answers say beside their body."""

from __future__ import annotations

from typing import Any


def _header(
    description: str, *, example: str, required: bool = False, **schema: Any
) -> dict[str, Any]:
    said = {"type": "string", **schema, "examples": [example]}
    return {"description": description, "required": required, "schema": said}


HEADERS: dict[str, dict[str, Any]] = {
    "ETag": _header(
        "Strong validator of this answer; give it back as `If-None-Match`.",
        example='"5d2c9b8e7a6f"',
        required=True,
        pattern='^"[^"]+"$',
    ),
    "Cache-Control": _header(
        "Browsers ask again each time, shared caches keep it for the seconds said.",
        example="public, max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=3600",
        required=True,
    ),
    "Cache-Tag": _header(
        "Tags to purge shared caches by, between commas; changes and webhooks speak of the same.",
        example="p12,pages",
        required=True,
    ),
    "Content-Language": _header("Language of the content, a BCP 47 tag.", example="fr"),
    "Last-Modified": _header(
        "When what is served last changed.", example="Sun, 01 Mar 2026 06:00:00 GMT", required=True
    ),
    "Last-Modified.of-page": _header(
        "When the page last changed; a redirect has no such date.",
        example="Sun, 01 Mar 2026 06:00:00 GMT",
    ),
    "Location": _header(
        "Address of the document.",
        example="https://journal.example/api/v2/pages/12/",
        required=True,
    ),
    "Allow": _header("The methods served here.", example="GET, HEAD, OPTIONS", required=True),
    "Retry-After": _header("Seconds to wait before asking again.", example="5", required=True),
    "Deprecation": _header(
        "Since when something of this answer is deprecated (RFC 9745); the changelog says what replaces it.",
        example="@1772323200",
        pattern="^@[0-9]+$",
    ),
    "Sunset": _header(
        "When what is deprecated goes (RFC 8594).", example="Mon, 01 Mar 2027 00:00:00 GMT"
    ),
}

#: Every answer of the read model.
CACHED = ("ETag", "Cache-Control", "Cache-Tag", "Deprecation", "Sunset")
#: One stored document or resource.
STORED = (*CACHED, "Last-Modified", "Content-Language")
#: Problem statuses that say more than their body.
OF_STATUS: dict[int, tuple[str, ...]] = {
    405: ("Allow",),
    429: ("Retry-After",),
    503: ("Retry-After",),
}


def on_the_wire(name: str) -> str:
    """`Last-Modified.of-page` → `Last-Modified`: what follows the dot tells two promises about one header apart."""
    return name.partition(".")[0]


def references(names: tuple[str, ...]) -> dict[str, Any]:
    """Headers of an answer, by reference."""
    return {on_the_wire(name): {"$ref": f"#/components/headers/{name}"} for name in names}
