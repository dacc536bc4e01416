"""Documents: a one-page PDF and a foghorn, made by code so that no file of the demonstration comes from elsewhere."""

from __future__ import annotations

import wave
from array import array
from collections.abc import Sequence
from io import BytesIO
from math import pi, sin

RATE = 8_000
_BLAST, _SILENCE, _FADE = 0.9, 0.5, 0.12
#: Two low notes a little apart: their beating is what makes a horn sound like a horn.
_NOTES = (174.0, 177.5, 348.0)


def foghorn(*, blasts: int = 3) -> bytes:
    """A WAV file: long low calls, with silence between."""
    samples = array("h")
    for _blast in range(blasts):
        samples.extend(_level(step / RATE) for step in range(int(RATE * _BLAST)))
        samples.extend([0] * int(RATE * _SILENCE))
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())
    return file.getvalue()


def _level(at: float) -> int:
    swell = min(1.0, at / _FADE, (_BLAST - at) / _FADE)
    return int(9_000 * swell * sum(sin(2 * pi * note * at) for note in _NOTES) / len(_NOTES))


def sheet(title: str, *, lines: Sequence[str]) -> bytes:
    """A PDF of one A4 page: a title and its lines, in a font every reader has, with its language and its title said."""
    drawn = [f"BT /F1 15 Tf 56 770 Td ({_escaped(title)}) Tj ET"]
    drawn += [
        f"BT /F1 11 Tf 56 {730 - 22 * number} Td ({_escaped(line)}) Tj ET"
        for number, line in enumerate(lines)
    ]
    content = "\n".join(drawn).encode("cp1252")
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Lang (fr) /ViewerPreferences << /DisplayDocTitle true >> >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
            b" /Resources << /Font << /F1 4 0 R >> >> >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Title (%s) >>" % _escaped(title).encode("cp1252"),
        ]
    )


def _escaped(text: str) -> str:
    """Text as a PDF string; the fine space, which the font lacks, becomes a no-break one."""
    text = text.replace("\u202f", "\u00a0")
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assembled(objects: Sequence[bytes]) -> bytes:
    """The file: each object, then the table of where each one starts."""
    file, starts = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        starts.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % start for start in starts)
    file += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\n" % (len(objects) + 1)
    file += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(file)
