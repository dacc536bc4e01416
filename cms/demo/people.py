"""People and topics: who signs in the demonstration, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail.models import Locale

from cms.demo.catalogue import Catalogue, listed
from news.models import Author, Topic


def authors(catalogue: Catalogue, *, locale: Locale) -> Iterator[tuple[str, int, bool]]:
    """Each author's address and primary key, and whether the author had to be made."""
    for entry in listed("people"):
        fields = {name: value for name, value in entry.items() if name not in {"photo", "profiles"}}
        fields["profiles"] = "\n".join(entry.get("profiles", ()))
        yield _kept(
            Author,
            fields,
            picture=("photo", entry.get("photo")),
            catalogue=catalogue,
            locale=locale,
        )


def topics(catalogue: Catalogue, *, locale: Locale) -> Iterator[tuple[str, int, bool]]:
    """Each topic's address and primary key, and whether the topic had to be made."""
    for entry in listed("topics"):
        fields = {name: value for name, value in entry.items() if name not in {"image", "aliases"}}
        fields["aliases"] = "\n".join(entry.get("aliases", ()))
        yield _kept(
            Topic, fields, picture=("image", entry.get("image")), catalogue=catalogue, locale=locale
        )


def _kept(
    model: type[Author] | type[Topic],
    fields: Mapping[str, Any],
    *,
    picture: tuple[str, str | None],
    catalogue: Catalogue,
    locale: Locale,
) -> tuple[str, int, bool]:
    """What bears this address, made when nothing does; an editor's changes stay."""
    known = model.objects.filter(locale=locale, slug=fields["slug"]).first()
    if known is not None:
        return known.slug, known.pk, False
    field, name = picture
    drawn = {f"{field}_id": catalogue.find("picture", name=name)} if name else {}
    entity = model(locale=locale, **fields, **drawn)
    entity.full_clean()
    entity.save()
    return entity.slug, entity.pk, True
