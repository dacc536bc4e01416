"""Library: the demonstration's pictures and documents, drawn when they are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model

from cms.core.models import NewsDocument, NewsImage
from cms.core.models.images import DigitalSourceType
from cms.demo import documents
from cms.demo.catalogue import listed
from cms.demo.drawing.scenes import draw

#: Said of every picture: nobody took them.
CREDIT = {
    "credit": "Illustration : L’Étale",
    "creator": "Atelier graphique de L’Étale",
    "source": "L’Étale",
    "copyright_notice": "© L’Étale, journal de démonstration",
    "usage_terms": "Libre de droits dans la démonstration.",
    "digital_source_type": DigitalSourceType.DIGITAL_ART,
}
_FOCUS_SIZE = 400

MAKERS: Mapping[str, Callable[[Mapping[str, Any]], bytes]] = {
    "pdf": lambda entry: documents.sheet(entry["title"], lines=entry["lines"]),
    "wav": lambda _entry: documents.foghorn(),
}


def pictures() -> Iterator[tuple[str, int, bool]]:
    """Each picture's name and primary key, and whether it had to be drawn."""
    for entry in listed("pictures"):
        filename = f"letale-{entry['key']}.jpg"
        known = _stored(NewsImage, filename)
        yield entry["key"], known or _picture(entry, filename=filename), known is None


def files() -> Iterator[tuple[str, int, bool]]:
    """Each document's name and primary key, and whether it had to be made."""
    for entry in listed("files"):
        filename = f"letale-{entry['filename']}"
        known = _stored(NewsDocument, filename)
        yield entry["key"], known or _document(entry, filename=filename), known is None


def _stored(model: type[Model], filename: str) -> int | None:
    """The row whose file bears this name; a storage adds seven letters when the name was taken."""
    stem, _dot, extension = filename.rpartition(".")
    rows = model._default_manager.filter(
        file__regex=rf"(^|/){stem}(_[A-Za-z0-9]{{7}})?\.{extension}$"
    )
    return rows.order_by("pk").values_list("pk", flat=True).first()


def _picture(entry: Mapping[str, Any], *, filename: str) -> int:
    image = NewsImage(
        title=entry["title"],
        file=ContentFile(draw(entry["drawing"], name=entry["key"]), name=filename),
        default_alt=entry["alt"],
        caption=entry.get("caption", ""),
        **CREDIT,
    )
    image.save()
    if "focus" in entry:
        across, down = entry["focus"]
        image.focal_point_x, image.focal_point_y = (
            round(image.width * across),
            round(image.height * down),
        )
        image.focal_point_width = image.focal_point_height = _FOCUS_SIZE
        image.save()
    image.get_file_size()
    image.get_file_hash()
    return int(image.pk)


def _document(entry: Mapping[str, Any], *, filename: str) -> int:
    document = NewsDocument(
        title=entry["title"],
        file=ContentFile(MAKERS[entry["kind"]](entry), name=filename),
        source=entry["source"],
    )
    document.save()
    document.get_file_size()
    document.get_file_hash()
    return int(document.pk)
