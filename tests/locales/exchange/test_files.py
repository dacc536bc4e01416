"""Files leave whole, come back changed, and are refused whole."""

from __future__ import annotations

import polib
import pytest
from lxml import etree
from wagtail_localize.models import StringTranslation

from cms.locales.exchange import po, xliff
from cms.locales.exchange.applying import apply
from cms.locales.exchange.refusals import FileRefused
from tests.newsroom import paragraph

NS = "{urn:oasis:names:tc:xliff:document:2.0}"
PORT, NOTE, SUMMER = (
    "Le <b>port</b> rouvre.",
    'Voir <a id="a1">la note</a>.',
    "« L’été &amp; la mer »",
)


def written(form, *translations):
    return po.write(translations[0]) if form == "po" else xliff.write(translations)


def put(form, data, texts):
    """The file as a translator sends it back: `texts` by French."""
    if form == "po":
        file = polib.pofile(data.decode())
        for entry in file:
            entry.msgstr = texts.get(entry.msgid, entry.msgstr)
        return str(file).encode()
    root = etree.fromstring(data)
    for segment in root.iter(f"{NS}segment"):
        source, target = segment.find(f"{NS}source"), segment.find(f"{NS}target")
        if source.text in texts:
            target = etree.SubElement(segment, f"{NS}target") if target is None else target
            target.text = texts[source.text]
    return etree.tostring(root)


def take(form, data, *translations):
    deliveries = [po.read(data)] if form == "po" else xliff.read(data)
    return apply(deliveries, translations, user=None, tool=form)


both = pytest.mark.parametrize("form", ["po", "xliff"])


@both
def test_exactly_what_changed_in_the_file_changes(form, translation, targets):
    first = {
        PORT: "The <b>port</b> reopens.",
        NOTE: 'See <a id="a1">the note</a>.',
        SUMMER: "Summer &amp; sea",
    }
    take(form, put(form, written(form, translation), first), translation)
    stamps = dict(StringTranslation.objects.values_list("translation_of__data", "updated_at"))

    outcome = take(
        form, put(form, written(form, translation), {PORT: "The port opens."}), translation
    )

    now = dict(StringTranslation.objects.values_list("translation_of__data", "updated_at"))
    assert outcome.changed == 1
    assert {french for french in now if now[french] != stamps[french]} == {PORT}
    assert targets(translation)[NOTE] == first[NOTE]
    assert targets(translation)[PORT] == "The port opens."


@both
def test_a_file_that_goes_out_and_back_loses_nothing(form, translation, targets):
    texts = {
        PORT: "  The\u00a0<b>port</b>…",
        NOTE: '<a id="a1">Note</a> ’“’',
        SUMMER: "1 &lt; 2 &amp; שלום",
    }
    take(form, put(form, written(form, translation), texts), translation)

    before = targets(translation)
    outcome = take(form, written(form, translation), translation)

    assert outcome.changed == 0
    assert targets(translation) == before
    assert {french: before[french] for french in texts} == texts


@both
def test_a_file_of_another_page_is_refused(form, translation, translating):
    mine, other = translation, translating("es")

    with pytest.raises(FileRefused, match="une autre page"):
        take(form, put(form, written(form, other), {PORT: "x"}), mine)

    assert not StringTranslation.objects.exists()


@both
@pytest.mark.parametrize("keep", [0, 1, 40, 300, -60, -1])
def test_a_truncated_file_is_refused_and_nothing_applied(form, keep, translation):
    whole = put(form, written(form, translation), {PORT: "x", NOTE: "y", SUMMER: "z"}).strip()

    with pytest.raises(FileRefused):
        take(form, whole[:keep], translation)

    assert not StringTranslation.objects.exists()


def test_a_po_file_cut_between_two_entries_is_refused(translation):
    whole = put("po", written("po", translation), {PORT: "x"})

    with pytest.raises(FileRefused, match="tronqué"):
        take("po", b"\n\n".join(whole.split(b"\n\n")[:-1]), translation)

    assert not StringTranslation.objects.exists()


def test_a_po_file_that_lost_an_entry_is_refused(translation):
    file = polib.pofile(put("po", written("po", translation), {PORT: "x"}).decode())
    file.remove(file[0])

    with pytest.raises(FileRefused, match="incomplet"):
        take("po", str(file).encode(), translation)

    assert not StringTranslation.objects.exists()


@both
def test_a_file_in_the_wrong_language_is_refused(form, translation):
    data = put(form, written(form, translation), {PORT: "x"})
    wrong = data.replace(b'trgLang="en"', b'trgLang="es"').replace(b"Language: en", b"Language: es")

    with pytest.raises(FileRefused, match="« es »"):
        take(form, wrong, translation)

    assert not StringTranslation.objects.exists()


def test_several_pages_travel_in_one_file(translation, translating, targets):
    one, two = translation, translating(body=[paragraph("Autre.")])

    outcome = take(
        "xliff", put("xliff", written("xliff", one, two), {"Le port rouvre": "Port"}), one, two
    )

    assert outcome.changed >= 2
    assert targets(two)["Le port rouvre"] == "Port"


def test_one_bad_page_holds_the_whole_file_back(translation, translating):
    one, two = translation, translating()
    data = put("xliff", written("xliff", one, two), {PORT: "x"})

    with pytest.raises(FileRefused):
        take("xliff", data, one)

    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY e "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_not_expanded_but_refused(doctype, encoding, translation):
    data = written("xliff", translation).decode()
    data = data.split("?>", 1)[-1]

    with pytest.raises(FileRefused):
        take("xliff", (doctype + data).encode(encoding), translation)
