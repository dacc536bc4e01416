"""The texts of a page, as translators are given them."""

from __future__ import annotations

from typing import Final, NamedTuple

from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

#: Not read by anyone as text: a translation keeps the address it was first given.
NOT_TEXT: Final = frozenset({"slug"})


class Text(NamedTuple):
    """One text and its place in the page; a paragraph's texts share one place."""

    path: str
    text: str


def texts_of(page: Page) -> list[Text]:
    """The texts of a page as it stands, in order."""
    return [
        Text(segment.path, segment.string.data)
        for segment in extract_segments(page.specific)
        if isinstance(segment, StringSegmentValue) and segment.path not in NOT_TEXT
    ]
