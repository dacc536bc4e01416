"""Pictures: every width there is, room kept for them, and whose they are said under them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cms.reader.built import Words
from cms.reader.drawing.markup import NOTHING, Markup, html, say

Image = Mapping[str, Any]
#: How wide a picture stands in a story, in a card, in the first card.
STORY = "(min-width: 48rem) 44rem, 100vw"
CARD = "(min-width: 48rem) 20rem, 100vw"
FIRST_CARD = "(min-width: 48rem) 32rem, 100vw"
_WIDTH = re.compile(r"w\d+")


def img(image: Image, *, sizes: str, first: bool) -> Markup:
    """The whole picture in every width; it says its own, so that nothing moves when it arrives."""
    widths = [source for source in image["srcset"] if _WIDTH.fullmatch(source["name"])]
    srcset = ", ".join(f"{source['src']} {source['width']}w" for source in widths)
    offered = html(' srcset="{}" sizes="{}"', srcset, sizes) if srcset else NOTHING
    return _img(image, file=image, offered=offered, first=first)


def cropped(image: Image, name: str) -> Markup:
    """One crop of the picture, or the whole one where that crop does not exist."""
    for source in image["srcset"]:
        if source["name"] == name:
            return _img(image, file=source, offered=NOTHING, first=True)
    return img(image, sizes="100vw", first=True)


def _img(image: Image, *, file: Mapping[str, Any], offered: Markup, first: bool) -> Markup:
    return html(
        '<img src="{}"{} width="{}" height="{}" alt="{}"{} decoding="async">',
        file["src"], offered, file["width"], file["height"],
        "" if image["decorative"] else image["alt"],
        html(' fetchpriority="high"' if first else ' loading="lazy"'),
    )  # fmt: skip


def figure(image: Image, words: Words, *, sizes: str = STORY, first: bool = False) -> Markup:
    """A picture with its caption and its credit."""
    caption = html("{} ", image["caption"]) if image["caption"] else NOTHING
    return html(
        '<figure class="picture">{}<figcaption>{}{}</figcaption></figure>',
        img(image, sizes=sizes, first=first), caption, credit(image, words),
    )  # fmt: skip


def thumbnail(image: Image, words: Words, *, first: bool) -> Markup:
    """The small picture of a card."""
    shown = img(image, sizes=FIRST_CARD if first else CARD, first=first)
    return html('<div class="thumbnail">{}{}</div>', shown, credit(image, words))


def portrait(image: Image, words: Words) -> Markup:
    """A face."""
    return html('<div class="portrait">{}{}</div>', cropped(image, "square"), credit(image, words))


def credit(image: Image, words: Words) -> Markup:
    """Whose picture it is, and that a machine drew it where one did: both have to be said."""
    said = image["credit"]
    if image["synthetic"]:
        word = "credit_and_synthetic" if said else "synthetic"
        said = say(words[word], credit=said)
    return html('<span class="credit">{}</span>', said) if said else NOTHING
