"""Metadata: what a picture may say about itself, which is whose it is and what it shows.

This value is the whole allow-list. Cleaning reads it from a file, drops every block the file carried and writes a
new one from the value: a position or a serial number has no field to hide in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

#: Longest text kept, in characters. Together they fit in one JPEG segment, however they must be escaped.
LIMITS = {
    "title": 300,
    "headline": 300,
    "caption": 2500,
    "credit": 300,
    "source": 300,
    "copyright_notice": 500,
    "usage_terms": 1500,
    "instructions": 500,
    "web_statement": 500,
    "alt_text": 500,
    "long_description": 2000,
    "digital_source": 60,
}
MAX_CREATORS = 10
CREATOR_LIMIT = 100

#: IPTC's vocabulary of digital source types → ours. What may be synthetic is read as synthetic.
DIGITAL_SOURCE_TYPES = {
    "digitalCapture": "digital_capture",
    "computationalCapture": "digital_capture",
    "negativeFilm": "negative_film",
    "positiveFilm": "negative_film",
    "print": "negative_film",
    "humanEdits": "human_edits",
    "minorHumanEdits": "human_edits",
    "composite": "composite_capture",
    "compositeCapture": "composite_capture",
    "algorithmicallyEnhanced": "algorithmically_enhanced",
    "compositeSynthetic": "composite_with_trained_media",
    "compositeWithTrainedAlgorithmicMedia": "composite_with_trained_media",
    "trainedAlgorithmicMedia": "trained_algorithmic_media",
    "dataDrivenMedia": "data_driven_media",
    "algorithmicMedia": "digital_art",
    "digitalArt": "digital_art",
    "digitalCreation": "digital_art",
    "softwareImage": "digital_art",
    "screenCapture": "screen_capture",
    "virtualRecording": "screen_capture",
}

#: Any space but the line's end and the two that French punctuation needs.
_SPACES = re.compile(r"[^\S\n\u00a0\u202f]+")
_BLANK_LINES = re.compile(r" *\n\s*")
#: Marks that turn the direction of a line, where they can only disguise it, and what XML has no place for.
_UNWANTED = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff")


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoMetadata:
    """What one file says. Empty means that it does not say."""

    title: str = ""
    headline: str = ""
    caption: str = ""
    creators: tuple[str, ...] = ()
    credit: str = ""
    source: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    instructions: str = ""
    web_statement: str = ""
    alt_text: str = ""
    long_description: str = ""
    #: A code of IPTC's vocabulary, such as `trainedAlgorithmicMedia`.
    digital_source: str = ""
    #: The day only: an hour can betray who was there.
    date_created: date | None = None

    @property
    def creator(self) -> str:
        return ", ".join(self.creators)

    @property
    def working_title(self) -> str:
        """A headline names the picture; the title of a file is often an agency's number."""
        return self.headline or self.title

    @property
    def terms(self) -> str:
        """Conditions of use; agencies write them as instructions too."""
        return self.usage_terms or self.instructions

    @property
    def digital_source_type(self) -> str:
        """Our word for the digital source, empty when the file names none that we know."""
        return DIGITAL_SOURCE_TYPES.get(self.digital_source, "")

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def said(
    texts: Iterable[tuple[str, str]], *, creators: Iterable[str] = (), day: date | None = None
) -> PhotoMetadata:
    """Metadata from raw (field, text) pairs: tidied, bounded, the first text of a field winning."""
    kept: dict[str, str] = {}
    for name, raw in texts:
        text = tidy(raw, limit=LIMITS[name])
        if text:
            kept.setdefault(name, text)
    names = dict.fromkeys(tidy(raw, limit=CREATOR_LIMIT) for raw in creators)
    names.pop("", None)
    return PhotoMetadata(**kept, creators=tuple(names)[:MAX_CREATORS], date_created=day)


def merge(sources: Iterable[PhotoMetadata]) -> PhotoMetadata:
    """Several accounts of one picture: for each field, the first that says something."""
    merged: dict[str, object] = {}
    for source in sources:
        for field in fields(PhotoMetadata):
            value = getattr(source, field.name)
            if value:
                merged.setdefault(field.name, value)
    return PhotoMetadata(**merged)  # type: ignore[arg-type]  # each value comes from the field of its name


def tidy(raw: str, *, limit: int) -> str:
    """One readable text: composed, without control or direction marks, no longer than the limit."""
    # Bounded first: composing characters takes quadratic time on a hostile text.
    text = raw[: limit * 4].replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(mark for mark in text if _is_readable(mark))
    text = unicodedata.normalize("NFC", text)
    text = _BLANK_LINES.sub("\n", _SPACES.sub(" ", text)).strip()
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def day_of(year: str, month: str, day: str) -> date | None:
    """A day from its digits, or nothing when no calendar has it."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _is_readable(mark: str) -> bool:
    if mark in "\n\t":
        return True
    return mark not in _UNWANTED and unicodedata.category(mark) not in {"Cc", "Cs"}
