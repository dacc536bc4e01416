"""Documents: files that real programs read."""

from __future__ import annotations

import re
import wave
from io import BytesIO

from cms.demo import documents


def test_the_foghorn_is_a_short_sound():
    with wave.open(BytesIO(documents.foghorn(blasts=2))) as sound:
        seconds = sound.getnframes() / sound.getframerate()
        level = max(sound.readframes(sound.getnframes()))

    assert 2 < seconds < 4
    assert level > 0


def test_the_table_of_a_pdf_says_where_each_object_starts():
    file = documents.sheet("L’enquête (2e)", lines=["Une ligne", "28 %"])

    starts = [int(start) for start in re.findall(rb"^(\d{10}) 00000 n", file, re.MULTILINE)]
    table = int(file.rsplit(b"startxref\n", 1)[1].split()[0])

    assert [file[start : start + 7] for start in starts] == [
        b"%d 0 obj" % number for number in range(1, 7)
    ]
    assert file[table : table + 4] == b"xref"


def test_a_pdf_says_its_language_and_its_title():
    file = documents.sheet("Données", lines=[])

    assert b"/Lang (fr)" in file
    assert "/Title (Données)".encode("cp1252") in file
