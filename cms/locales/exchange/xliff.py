"""XLIFF 2.0: one `<file>` per page, one `<unit>` per segment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from translate.storage.xliff2 import Xliff2File
from wagtail_localize.models import Translation

from cms.locales.exchange.refusals import unreadable
from cms.locales.exchange.segments import Delivery, Entry, segments_of

_COUNT: Final = "segments"
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE: Final = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
#: What XML 1.0 cannot carry.
_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(translations: Iterable[Translation]) -> bytes:
    """One file for translations that share their two languages."""
    store = Xliff2File()
    root = store.document.getroot()
    for stock in list(root):
        root.remove(stock)
    for translation in translations:
        _write_file(store, translation)
    return bytes(store)


def _write_file(store: Any, translation: Translation) -> None:
    store.setsourcelanguage(translation.source.locale.language_code)
    store.settargetlanguage(translation.target_locale.language_code)
    node = store.createfilenode(f"t-{translation.uuid}")
    node.set("original", translation.source.object_repr[:200])
    store.document.getroot().append(node)
    store.body = node
    segments = segments_of(translation)
    notes = node.makeelement(store.namespaced("notes"))
    note = node.makeelement(store.namespaced("note"), category=_COUNT)
    note.text = str(len(segments))
    notes.append(note)
    node.append(notes)
    for segment in segments:
        unit = store.UnitClass(_ILLEGAL.sub("", segment.source))
        store.addunit(unit)
        unit.setid(segment.key)
        unit.getunitelement().set("name", segment.path)
        if segment.target:
            unit.target = _ILLEGAL.sub("", segment.target)
            unit.marktranslated()


def read(data: bytes) -> list[Delivery]:
    """What a file holds, page by page; `FileRefused` if it is not whole XLIFF 2.0, or asks for entities."""
    text = _decode(data)
    if _DOCTYPE.search(text):
        raise unreadable("XLIFF 2.0")
    try:
        fromstring(text, forbid_dtd=True)
        store = Xliff2File.parsestring(text.encode())
    except (ParseError, DefusedXmlException, ValueError, SyntaxError) as error:
        raise unreadable("XLIFF 2.0") from error
    root = store.document.getroot()
    if root.tag != f"{{{Xliff2File.namespace}}}xliff":
        raise unreadable("XLIFF 2.0")
    return [
        _read_file(store, node, root.get("srcLang", ""), root.get("trgLang", ""))
        for node in root.iterchildren(store.namespaced("file"))
    ]


def _decode(data: bytes) -> str:
    """The text without its declaration: what is checked and what is parsed are then the same signs."""
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return _DECLARATION.sub("", data.decode(encoding))
    except UnicodeDecodeError as error:
        raise unreadable("XLIFF 2.0") from error


def _read_file(store: Any, node: Any, source_language: str, target_language: str) -> Delivery:
    name = store.namespaced
    counts = [
        note.text for note in node.iterfind(f"{name('notes')}/{name('note')}[@category='{_COUNT}']")
    ]
    if len(counts) != 1 or not (counts[0] or "").isdecimal():
        raise unreadable("XLIFF 2.0")
    return Delivery(
        translation=(node.get("id") or "").removeprefix("t-"),
        source_language=source_language,
        target_language=target_language,
        announced=int(counts[0]),
        entries=tuple(_read_unit(store, unit) for unit in node.iter(name("unit"))),
    )


def _read_unit(store: Any, unit: Any) -> Entry:
    """A tool may have cut a unit into several segments: they are put together again."""
    source, target = [], []
    for segment in unit.iter(store.namespaced("segment")):
        source.append(_words(segment.find(store.namespaced("source"))))
        target.append(_words(segment.find(store.namespaced("target"))))
    if not source:
        raise unreadable("XLIFF 2.0")
    return Entry(path=unit.get("name") or "", source="".join(source), target="".join(target))


def _words(element: Any) -> str:
    return "" if element is None else "".join(element.itertext())
