"""PO, as wagtail-localize writes it, with what lets us tell a whole file from a cut one."""

from __future__ import annotations

import re
from typing import Final

import polib
from wagtail_localize.models import Translation

from cms.locales.exchange.refusals import unreadable
from cms.locales.exchange.segments import Delivery, Entry

_UUID: Final = "X-WagtailLocalize-TranslationID"
_COUNT: Final = "X-Chapo-Segments"
_SOURCE: Final = "X-Source-Language"
#: The last entry: a file cut at the end of a line is still PO, but has lost it.
_END: Final = "chapo:fin"
_LINE: Final = re.compile(r'(?:msg\w+(?:\[\d+\])? )?"(?:[^"\\]|\\.)*"\s*')


def write(translation: Translation) -> bytes:
    """wagtail-localize's own file, with its languages and its number of segments."""
    po = translation.export_po()
    po.metadata["Language"] = translation.target_locale.language_code
    po.metadata[_SOURCE] = translation.source.locale.language_code
    po.metadata[_COUNT] = str(sum(not entry.obsolete for entry in po))
    po.append(polib.POEntry(msgctxt=_END, msgid="fin du fichier", msgstr=""))
    return str(po).encode()


def read(data: bytes) -> Delivery:
    """What a file holds; `FileRefused` if it is not whole.

    polib opens a name where it is given one: what has no line end and no entry is never handed over.
    """
    try:
        text = data.decode("utf-8-sig")
        lines = [line for line in text.splitlines() if line.startswith(("msg", '"'))]
        if "\n" not in text or not lines or not all(map(_LINE.fullmatch, lines)):
            raise unreadable("PO")
        po = polib.pofile(text)
    except (OSError, ValueError, IndexError) as error:
        raise unreadable("PO") from error
    count = po.metadata.get(_COUNT, "")
    ended = any(entry.msgctxt == _END for entry in po)
    if not ended or _UUID not in po.metadata or not count.isdecimal():
        raise unreadable("PO")
    return Delivery(
        translation=po.metadata[_UUID],
        source_language=po.metadata.get(_SOURCE, ""),
        target_language=po.metadata.get("Language", ""),
        announced=int(count),
        entries=tuple(
            Entry(path=entry.msgctxt or "", source=entry.msgid, target=entry.msgstr)
            for entry in po
            if not entry.obsolete and entry.msgctxt != _END
        ),
    )
