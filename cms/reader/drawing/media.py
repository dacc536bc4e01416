"""Media: our own files play here; what stands elsewhere waits for the reader's word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from cms.reader.built import Words
from cms.reader.drawing.markup import NOTHING, Markup, address, html, say


def video_player(file: Mapping[str, Any], poster: Mapping[str, Any] | None) -> Markup:
    """A film of this site; nothing of it is fetched before the reader presses play."""
    still = NOTHING
    if poster:
        still = html(
            ' poster="{}" width="{}" height="{}"',
            poster["src"], poster["width"], poster["height"],
        )  # fmt: skip
    return html('<video controls preload="none" src="{}"{}></video>', address(file["url"]), still)


def audio_player(file: Mapping[str, Any]) -> Markup:
    """A recording of this site."""
    return html('<audio controls preload="none" src="{}"></audio>', address(file["url"]))


def third_party(url: str, words: Words, *, provider: str = "") -> Markup:
    """A box in the place of something another site keeps; without script, a link."""
    if not url:
        return NOTHING
    provider = provider or urlsplit(url).netloc or url
    label = say(words["consent_button"], provider=provider)
    return html(
        '<div class="consent"><p>{}</p><button type="button" data-consent="{}">{}</button>'
        '<noscript><a class="button" href="{}" rel="noopener noreferrer">{}</a></noscript></div>',
        say(words["consent"], provider=provider), address(url), label, address(url), label,
    )  # fmt: skip
