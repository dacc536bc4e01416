"""Content: the fields an import fills, as a file wants them and as an article has them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.utils import timezone
from wagtail.models import Locale

from cms.typography.slugs import french_slug
from news.importers import lookup, story
from news.importers.blocks import Picture
from news.importers.copy import Copy, CopyError, Signature
from news.models import ArticlePage, ArticleTopic, Author, Byline, Topic
from news.models.vocabulary import BylineRole, Genre

Content = dict[str, Any]

#: Columns an import fills as they are. What it never touches: hero, access, corrections, sharing, embargo…
COLUMNS = (
    "title",
    "kicker",
    "standfirst",
    "agency_credit",
    "published_at",
    "place",
    "genre",
    "internal_note",
)


#: How a desk is told of a name that found nobody.
UNKNOWN_IN_FRENCH = {"author": "Signature sans auteur", "topic": "Sujet inconnu"}

Entity = TypeVar("Entity", Author, Topic)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A name the newsroom has no author or topic for."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a file wants an article to say, and the names it gave that the newsroom does not know."""

    content: Content
    unknown: tuple[Unknown, ...]


def wanted(copy: Copy, *, author: Author | None, locale: Locale) -> Wanted:
    """The content of an article as its file has it; `author` signs what nobody signed."""
    unsigned = [(author.pk, BylineRole.TEXT.value, "")] if author and not copy.authors else []
    people = _people(copy, locale=locale)
    topics = {name: _found(lookup.topic, name, locale=locale) for name in copy.topics}
    unknown = (
        *(Unknown(kind="author", name=line.name) for line, person in people if person is None),
        *(Unknown(kind="topic", name=name) for name, topic in topics.items() if topic is None),
    )
    content = {
        "title": copy.title,
        "kicker": copy.kicker,
        "standfirst": copy.standfirst,
        "agency_credit": copy.agency_credit,
        "published_at": _moment(copy),
        "place": copy.place,
        "genre": _genre(copy),
        "internal_note": _note(copy, unknown=unknown),
        "bylines": unsigned
        + [(person.pk, BylineRole.TEXT.value, line.mention) for line, person in people if person],
        "article_topics": list(dict.fromkeys(topic.pk for topic in topics.values() if topic)),
        "body": [
            story.essence({"type": block.kind, "value": block.value}) for block in copy.blocks
        ],
    }
    return Wanted(content=content, unknown=unknown)


def of(article: ArticlePage) -> Content:
    """The same content as an article, or one of its revisions, has it."""
    columns = {name: getattr(article, name) for name in COLUMNS}
    return {
        **columns,
        "bylines": [(line.author_id, line.role, line.mention) for line in article.bylines.all()],
        "article_topics": [line.topic_id for line in article.article_topics.all()],
        "body": story.essence(blocks(article)),
    }


def blocks(article: ArticlePage) -> list[story.Stored]:
    """The article's blocks as they are stored."""
    return list(article.body.stream_block.get_prep_value(article.body))


def apply(changes: Mapping[str, Any], article: ArticlePage, *, copy: Copy) -> None:
    """Set what changes on an article that is not saved here."""
    for name, value in changes.items():
        match name:
            case "body":
                before = blocks(article)
                after = story.stored(copy.blocks, external_id=copy.external_id, before=before)
                # As JSON, which the field reads as it reads its column: ids and empty choosers included.
                setattr(article, name, json.dumps(after))
            case "bylines":
                article.bylines = _lines(value)
            case "article_topics":
                article.article_topics = [ArticleTopic(topic_id=pk) for pk in value]
            case _:
                setattr(article, name, value)


def _lines(bylines: Sequence[tuple[int, str, str]]) -> list[Byline]:
    return [
        Byline(author_id=author_id, role=role, mention=mention)
        for author_id, role, mention in bylines
    ]


def _people(copy: Copy, *, locale: Locale) -> list[tuple[Signature, Author | None]]:
    return [(line, _found(lookup.author, line.name, locale=locale)) for line in copy.authors]


def _found(find: Callable[..., Entity], name: str, *, locale: Locale) -> Entity | None:
    try:
        return find(name, locale=locale)
    except lookup.NotFound:
        return None


def _moment(copy: Copy) -> datetime | None:
    if copy.date is None or timezone.is_aware(copy.date):
        return copy.date
    return timezone.make_aware(copy.date, timezone.get_default_timezone())


def _genre(copy: Copy) -> str:
    """A genre by its code or by the French word an editor reads."""
    if not copy.genre:
        return str(Genre.NEWS.value)
    names = {
        french_slug(name): genre for genre in Genre for name in (genre.value, str(genre.label))
    }
    genre = names.get(french_slug(copy.genre))
    if genre is None:
        message = f"unknown genre “{copy.genre}”; known are {', '.join(Genre.values)}"
        raise CopyError(message, path=copy.path, line=copy.lines.get("genre", 0))
    return str(genre.value)


def _note(copy: Copy, *, unknown: Sequence[Unknown]) -> str:
    """The internal note: what the file holds beside the article is nobody's to lose, and no reader's to see."""
    pictures = [block.source for block in copy.blocks if isinstance(block, Picture)]
    lines = [
        *(f"{UNKNOWN_IN_FRENCH[entity.kind]} : {entity.name}" for entity in unknown),
        *(f"Image attendue : {source}" for source in pictures if source),
        *(f"Hors du texte : {line}" for line in (*copy.furniture, *copy.afterword)),
    ]
    return "\n".join(lines)
