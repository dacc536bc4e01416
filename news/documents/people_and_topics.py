"""Authors and topics: what they say in public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from cms.core.references import ImageUse
from cms.core.values import Image
from news.models import Author, Topic
from news.models.vocabulary import AuthorKind, TopicKind


def author_shape() -> Mapping[str, Any]:
    """Field → type of an author."""
    return {
        "name": str,
        "slug": str,
        "kind": Literal[tuple(AuthorKind.values)],
        "role": str,
        "bio": str,
        "photo": Image | None,
        "email": str,
        "expertise": list[str],
        "profiles": list[str],
        "active": bool,
        "locale": str,
    }


def build_author(author: Author) -> dict[str, Any]:
    """An author as readers get it."""
    return {
        "name": author.name,
        "slug": author.slug,
        "kind": author.kind,
        "role": author.role,
        "bio": author.bio,
        "photo": ImageUse(id=author.photo_id, alt=author.name) if author.photo_id else None,
        "email": author.email,
        "expertise": [word.strip() for word in author.expertise.split(",") if word.strip()],
        "profiles": author.profile_urls(),
        "active": author.active,
        "locale": author.locale.language_code,
    }


def topic_shape() -> Mapping[str, Any]:
    """Field → type of a topic."""
    return {
        "name": str,
        "slug": str,
        "kind": Literal[tuple(TopicKind.values)],
        "aliases": list[str],
        "description": str,
        "medtop": str,
        "wikidata": str,
        "image": Image | None,
        "locale": str,
    }


def build_topic(topic: Topic) -> dict[str, Any]:
    """A topic as readers get it."""
    return {
        "name": topic.name,
        "slug": topic.slug,
        "kind": topic.kind,
        "aliases": topic.alias_list(),
        "description": topic.description,
        "medtop": topic.medtop,
        "wikidata": topic.wikidata,
        "image": ImageUse(id=topic.image_id) if topic.image_id else None,
        "locale": topic.locale.language_code,
    }
