"""XMP: the press properties read from a packet, and the small packet written in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from html import escape
from typing import Any

from defusedxml import ElementTree

from cms.core.photos.metadata import PhotoMetadata, day_of, said

#: Beyond this a packet is an editor's history, and costs more to parse than it can tell.
MAX_PACKET = 1024 * 1024

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
_SOURCE_TYPE_URI = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_SOURCE_TYPE = re.compile(r"digitalsourcetype/([A-Za-z]{3,60})/?$")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T|$)", re.ASCII)


class Shape(Enum):
    """How a property holds its text."""

    TEXT = ""
    LANGUAGES = "Alt"
    ORDERED = "Seq"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property of a packet."""

    prefix: str
    name: str
    shape: Shape = Shape.TEXT

    @property
    def tag(self) -> str:
        return f"{{{NAMESPACES[self.prefix]}}}{self.name}"


#: Field → property, in the order they are written. Nothing else is read, nothing else is written.
PROPERTIES = {
    "title": Property(prefix="dc", name="title", shape=Shape.LANGUAGES),
    "headline": Property(prefix="photoshop", name="Headline"),
    "caption": Property(prefix="dc", name="description", shape=Shape.LANGUAGES),
    "creators": Property(prefix="dc", name="creator", shape=Shape.ORDERED),
    "credit": Property(prefix="photoshop", name="Credit"),
    "source": Property(prefix="photoshop", name="Source"),
    "copyright_notice": Property(prefix="dc", name="rights", shape=Shape.LANGUAGES),
    "usage_terms": Property(prefix="xmpRights", name="UsageTerms", shape=Shape.LANGUAGES),
    "web_statement": Property(prefix="xmpRights", name="WebStatement"),
    "instructions": Property(prefix="photoshop", name="Instructions"),
    "date_created": Property(prefix="photoshop", name="DateCreated"),
    "digital_source": Property(prefix="Iptc4xmpExt", name="DigitalSourceType"),
    "alt_text": Property(prefix="Iptc4xmpCore", name="AltTextAccessibility", shape=Shape.LANGUAGES),
    "long_description": Property(
        prefix="Iptc4xmpCore", name="ExtDescrAccessibility", shape=Shape.LANGUAGES
    ),
}
_FIELDS = {held.tag: name for name, held in PROPERTIES.items()}


def read(packet: bytes) -> PhotoMetadata:
    """What the packet says; nothing when it cannot be read."""
    found: dict[str, list[str]] = {}
    for tag, texts in _statements(packet):
        name = _FIELDS.get(tag)
        if name and texts:
            found.setdefault(name, texts)
    creators = found.pop("creators", [])
    day = _day(found.pop("date_created", []))
    found["digital_source"] = _SOURCE_TYPE.findall(found.get("digital_source", [""])[0])
    return said(
        [(name, texts[0]) for name, texts in found.items() if texts], creators=creators, day=day
    )


def write(metadata: PhotoMetadata) -> bytes:
    """A packet that says this and nothing else; empty when there is nothing to say."""
    held = [(PROPERTIES[name], texts) for name, texts in _texts(metadata) if texts]
    if not held:
        return b""
    prefixes = dict.fromkeys(item.prefix for item, _texts_of in held)
    names = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)
    body = "".join(_element(item, texts) for item, texts in held)
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about=""{names}>{body}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def _statements(packet: bytes) -> Iterator[tuple[str, list[str]]]:
    """The properties of the picture itself: those of its parts and past versions lie deeper."""
    if not packet or len(packet) > MAX_PACKET:
        return
    try:
        root = ElementTree.fromstring(packet.strip(b"\0 \r\n\t"), forbid_dtd=True)
    except (SyntaxError, ValueError, LookupError):
        return
    rdf = root if root.tag == f"{{{_RDF}}}RDF" else root.find(f"{{{_RDF}}}RDF")
    for description in [] if rdf is None else rdf.findall(f"{{{_RDF}}}Description"):
        yield from ((tag, [text]) for tag, text in description.items() if text.strip())
        yield from ((child.tag, _texts_in(child)) for child in description)


def _texts_in(element: Any) -> list[str]:
    """The texts of one property, the default language first, then French."""
    items = element.findall(f"*/{{{_RDF}}}li")
    if not items:
        return [element.text] if element.text and element.text.strip() else []
    ranked = sorted(items, key=_language_rank)
    return [item.text for item in ranked if item.text and item.text.strip()]


def _language_rank(item: Any) -> int:
    language = item.get(f"{{{_XML}}}lang", "")
    return 0 if language == "x-default" else 1 if language.startswith("fr") else 2


def _texts(metadata: PhotoMetadata) -> Iterator[tuple[str, list[str]]]:
    for name in PROPERTIES:
        value = getattr(metadata, name)
        if name == "creators":
            yield name, list(value)
        elif name == "date_created":
            yield name, [value.isoformat()] if value else []
        elif name == "digital_source":
            yield name, [f"{_SOURCE_TYPE_URI}{value}"] if value else []
        else:
            yield name, [value] if value else []


def _element(held: Property, texts: Iterable[str]) -> str:
    tag = f"{held.prefix}:{held.name}"
    if held.shape is Shape.TEXT:
        return f"<{tag}>{''.join(escape(text, quote=False) for text in texts)}</{tag}>"
    language = ' xml:lang="x-default"' if held.shape is Shape.LANGUAGES else ""
    items = "".join(f"<rdf:li{language}>{escape(text, quote=False)}</rdf:li>" for text in texts)
    return f"<{tag}><rdf:{held.shape.value}>{items}</rdf:{held.shape.value}></{tag}>"


def _day(texts: list[str]) -> date | None:
    found = _DAY.match(texts[0].strip()) if texts else None
    return day_of(*found.groups()) if found else None
