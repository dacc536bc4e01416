"""What comes in by file is as harmless as what an editor types."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Comment
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import INLINE_TAGS

from cms.locales.exchange import po
from cms.locales.exchange.applying import apply
from cms.locales.exchange.cleaning import clean
from cms.locales.exchange.segments import Delivery, Entry
from tests.locales.exchange.hostile import HOSTILE
from tests.newsroom import paragraph

SOURCE = 'Voir <a id="a1">la note</a>.'


def test_there_are_enough_of_them():
    assert len(set(HOSTILE)) >= 200


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_string_comes_out_harmless(text):
    soup = BeautifulSoup(clean(text, source=SOURCE), "html.parser")

    assert {tag.name for tag in soup.find_all(True)} <= set(INLINE_TAGS)
    for tag in soup.find_all(True):
        assert tag.attrs in ({}, {"id": "a1"} if tag.name == "a" else {})
    assert not soup.find_all(string=lambda words: isinstance(words, Comment))
    assert not set(str(soup)) & {chr(code) for code in (*range(9), *range(0x202A, 0x202F), 0x7F)}


def test_what_is_cleaned_is_stable():
    for text in HOSTILE:
        once = clean(text, source=SOURCE)
        assert clean(once, source=SOURCE) == once


def test_a_whole_hostile_file_is_taken_without_an_error(newsroom, translating):
    body = [paragraph(f"Phrase numéro {number}.") for number in range(len(HOSTILE))]
    translation = translating(body=body)
    read = po.read(po.write(translation))
    texts = iter(HOSTILE)
    entries = tuple(
        Entry(path=one.path, source=one.source, target=next(texts))
        if one.source.startswith("Phrase")
        else one
        for one in read.entries
    )

    sent = Delivery(
        translation=read.translation,
        source_language=read.source_language,
        target_language=read.target_language,
        announced=read.announced,
        entries=entries,
    )
    outcome = apply([sent], [translation], user=None, tool="PO")

    assert outcome.changed >= 150
    assert not StringTranslation.objects.filter(has_error=True).exists()
