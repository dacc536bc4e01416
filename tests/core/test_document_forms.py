"""Documents that enter by the admin: a closed list of kinds, judged by their content."""

from __future__ import annotations

import json
import struct
import zipfile
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.forms import get_document_form
from wagtail.models import Collection

from cms.core.forms.signatures import is_what_it_says
from cms.core.models import NewsDocument

pytestmark = pytest.mark.django_db

HTML = b"<!DOCTYPE html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def archive(*names: str, first: tuple[str, bytes] | None = None) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        if first:
            opened.writestr(*first)
        for name in names:
            opened.writestr(name, b"<xml/>")
    return buffer.getvalue()


def open_document(kind: str) -> bytes:
    return archive(
        "content.xml", first=("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode())
    )


REAL = {
    "pdf": b"%PDF-1.7\n1 0 obj\n",
    "docx": archive("[Content_Types].xml", "word/document.xml"),
    "xlsx": archive("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": archive("[Content_Types].xml", "ppt/presentation.xml"),
    "odt": open_document("text"),
    "ods": open_document("spreadsheet"),
    "csv": "ville;voix\nAlès;12\n".encode("cp1252"),
    "txt": "Du texte, « guillemets » compris.".encode(),
    "mp3": b"ID3\x04\0" + bytes(40),
    "wav": b"RIFF\x24\0\0\0WAVEfmt " + bytes(30),
    "mp4": struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0) + bytes(30),
    "webm": b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x82\x84webm",
    "vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n",
}


@pytest.fixture
def desk(client, home):
    """A browser in which someone who may do everything is logged in."""
    client.force_login(get_user_model().objects.create_superuser("desk", "d@example.org", "secret"))
    return client


def form(data: bytes, name: str):
    posted = {"title": "Rapport", "collection": Collection.get_first_root_node().pk}
    return get_document_form(NewsDocument)(posted, {"file": SimpleUploadedFile(name, data)})


def errors_of(data: bytes, name: str) -> list[str]:
    return form(data, name).errors.get("file", [])


def add_several(desk, data: bytes, name: str) -> dict[str, object]:
    response = desk.post(
        reverse("wagtaildocs:add_multiple"), {"files[]": SimpleUploadedFile(name, data)}
    )
    return json.loads(response.content)


def add(desk, data: bytes, name: str):
    file = SimpleUploadedFile(name, data)
    return desk.post(reverse("wagtaildocs:add"), {"title": "Rapport", "file": file})


def choose(desk, data: bytes, name: str):
    prefix = "document-chooser-upload"
    file = SimpleUploadedFile(name, data)
    return desk.post(
        reverse("wagtaildocs_chooser:create"), {f"{prefix}-title": "x", f"{prefix}-file": file}
    )


def test_the_closed_list_is_the_one_that_has_signatures(settings):
    assert set(REAL) == set(settings.WAGTAILDOCS_EXTENSIONS)


@pytest.mark.parametrize("extension", sorted(REAL))
def test_a_document_of_each_kind_passes_in_any_case(extension):
    assert errors_of(REAL[extension], f"Rapport.{extension.upper()}") == []


@pytest.mark.parametrize("extension", sorted(REAL))
def test_a_page_or_a_drawing_is_refused_under_every_name(extension):
    refused = ["Les fichiers HTML et SVG sont refusés"] * 2

    found = [errors_of(data, f"rapport.{extension}")[0] for data in (HTML, SVG)]

    assert [sentence[:37] for sentence in found] == refused


@pytest.mark.parametrize(
    "name",
    [
        "a.html",
        "a.htm",
        "a.svg",
        "a.js",
        "a.xml",
        "a.xhtml",
        "a.docm",
        "a.exe",
        "a.pdf.html",
        "pdf",
        "a.",
    ],
)
@pytest.mark.parametrize("data", [HTML, REAL["pdf"]])
def test_other_kinds_are_refused_by_their_name(name, data):
    errors = errors_of(data, name)

    assert len(errors) == 1
    assert errors[0].startswith("Les fichiers de ce genre ne sont pas acceptés.")
    assert "pdf, docx" in errors[0]


@pytest.mark.parametrize("extension", sorted(set(REAL) - {"csv", "txt"}))
def test_text_under_the_name_of_another_kind_is_refused(extension):
    errors = errors_of(b"du texte seulement", f"rapport.{extension}")

    assert errors == [
        f"Le contenu de ce fichier n’est pas celui d’un fichier « .{extension} ». Réenregistrez-le sous ce format."
    ]


@pytest.mark.parametrize("extension", ["csv", "txt", "vtt"])
def test_a_program_under_the_name_of_a_text_is_refused(extension):
    assert len(errors_of(b"MZ\x90\0\x03\0\0\0", f"rapport.{extension}")) == 1


def test_a_text_in_sixteen_bits_is_a_text():
    assert errors_of("ville\tvoix".encode("utf-16"), "rapport.txt") == []


def test_a_page_in_sixteen_bits_is_a_page():
    assert "HTML" in errors_of(HTML.decode().encode("utf-16"), "rapport.txt")[0]


def test_a_document_with_macros_is_refused():
    data = archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")

    assert len(errors_of(data, "rapport.docx")) == 1


def test_a_page_in_front_of_a_pdf_is_no_pdf():
    assert len(errors_of(HTML + REAL["pdf"], "rapport.pdf")) == 1


def test_a_picture_is_no_film():
    data = struct.pack(">I4s4sI", 16, b"ftyp", b"heic", 0) + bytes(30)

    assert not is_what_it_says(data, extension="mp4")


def test_a_heavy_document_is_refused_in_french(settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000

    errors = errors_of(REAL["pdf"] + bytes(1000), "rapport.pdf")

    assert len(errors) == 1
    assert "trop" in errors[0]


def test_twenty_megabytes_are_the_limit(settings):
    assert settings.WAGTAILDOCS_MAX_UPLOAD_SIZE == 20 * 1024 * 1024


def test_an_empty_document_is_refused_once():
    assert len(errors_of(b"", "rapport.pdf")) == 1


@pytest.mark.parametrize("send", [add, add_several, choose])
def test_every_view_refuses(desk, send):
    send(desk, HTML, "rapport.pdf")

    assert not NewsDocument.objects.exists()


@pytest.mark.parametrize("send", [add, add_several, choose])
def test_every_view_accepts(desk, send):
    send(desk, REAL["pdf"], "rapport.pdf")

    document = NewsDocument.objects.get()
    assert document.file.read() == REAL["pdf"]
    assert document.file_size == len(REAL["pdf"])


@pytest.mark.parametrize(
    "name", ["é" * 240 + ".pdf", "nul\0octet.pdf", "gnp.\u202efdp.pdf", "½.pdf"]
)
def test_a_strange_name_is_tamed(desk, name):
    add_several(desk, REAL["pdf"], name)

    document = NewsDocument.objects.get()
    assert document.file.name.startswith("documents/")
    assert len(document.file.name) <= 100
