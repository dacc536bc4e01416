"""Load: from files of copy to articles, one transaction each, the same however often it is run.

An article is known by its external id. What the desk changed since the last import stays; where the file changed the
same field too, the file is refused. A draft somebody on the desk is working on is never published from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from news.importers import content, files, writing
from news.importers.copy import Copy, CopyError
from news.importers.report import Outcome, Status
from news.importers.writing import Mode, Written
from news.models import Author, SectionPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What an operator asks for. `author` signs the copy that nobody signed."""

    section: SectionPage
    author: Author | None = None
    publish: bool = False
    dry_run: bool = False


def load(paths: Iterable[Path], *, order: Order) -> Iterator[Outcome]:
    """Import files one by one; a bad one is refused whole, and the next ones are imported."""
    seen: dict[str, str] = {}
    for path in paths:
        try:
            copy = files.parse(path)
            _check_id(copy, seen)
            yield load_copy(copy, order=order)
        except CopyError as error:
            yield Outcome(path=files.label(path), status=Status.REFUSED, error=str(error))


def load_copy(copy: Copy, *, order: Order) -> Outcome:
    """Import one copy, whole or not at all."""
    try:
        with transaction.atomic():
            wanted, written = _write(copy, order=order)
    except ValidationError as error:
        raise CopyError(" ".join(error.messages), path=copy.path) from error
    unknown = tuple(f"{entity.kind} “{entity.name}”" for entity in wanted.unknown)
    signed = wanted.content["bylines"]
    return Outcome(
        path=copy.path,
        status=_status(written),
        title=copy.title,
        is_published=written.is_published,
        missing=(*unknown, *(name for name in copy.missing if not (signed and name == "author"))),
        outside=(*copy.furniture, *copy.afterword),
        notes=(*copy.notes, *written.notes),
    )


def _write(copy: Copy, *, order: Order) -> tuple[content.Wanted, Written]:
    # One import at a time below a section: the second one finds what the first one made.
    section = SectionPage.objects.select_for_update(of=("self",)).get(pk=order.section.pk)
    wanted = content.wanted(copy, author=order.author, locale=section.locale)
    mode = Mode(publish=order.publish, dry_run=order.dry_run)
    article = writing.existing(copy, section=section)
    if article is None:
        return wanted, writing.create(copy, wanted.content, section=section, mode=mode)
    return wanted, writing.update(copy, wanted.content, article, section=section, mode=mode)


def _status(written: Written) -> Status:
    if written.is_new:
        return Status.CREATED
    return Status.UPDATED if written.is_changed else Status.UNCHANGED


def _check_id(copy: Copy, seen: dict[str, str]) -> None:
    """Two files of one run cannot be the same article."""
    first = seen.setdefault(copy.external_id, copy.path)
    if first != copy.path:
        message = f"has the id “{copy.external_id}”, as {first} does"
        raise CopyError(message, path=copy.path, line=copy.lines.get("id", 0))
