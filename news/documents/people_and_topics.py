"""Authors and topics: what they say in public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from cms.core.references import ImageUse
from cms.core.values import Image, means
from news.models import Author, Topic
from news.models.vocabulary import AuthorKind, TopicKind


def author_shape() -> Mapping[str, Any]:
    """Field → type of an author."""
    return {
        "name": Annotated[str, means("Name as it is signed.", "Anne Le Gall")],
        "slug": Annotated[str, means("Slug, for an address.", "anne-le-gall")],
        "kind": Annotated[
            Literal[tuple(AuthorKind.values)],
            means("What the author is to the newsroom.", "journalist"),
        ],
        "role": Annotated[
            str, means("Function, in words; may be empty.", "Correspondante à Brest")
        ],
        "bio": Annotated[
            str, means("A few sentences in plain text; may be empty.", "Elle suit les ports.")
        ],
        "photo": Annotated[Image | None, means("Portrait; null when there is none.")],
        "email": Annotated[str, means("Public address; may be empty.", "anne@journal.example")],
        "expertise": Annotated[list[str], means("What the author knows.", ["ports", "pêche"])],
        "profiles": Annotated[
            list[str],
            means("Addresses elsewhere that are the author's.", ["https://social.example/@anne"]),
        ],
        "active": Annotated[bool, means("Whether the author still writes here.", True)],
        "locale": Annotated[str, means("Language of these words, a BCP 47 tag.", "fr")],
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
        "name": Annotated[str, means("Name of the topic.", "Port de Brest")],
        "slug": Annotated[str, means("Slug, for an address.", "port-de-brest")],
        "kind": Annotated[
            Literal[tuple(TopicKind.values)], means("What kind of thing it is.", "place")
        ],
        "aliases": Annotated[
            list[str], means("Other names readers search for.", ["port militaire"])
        ],
        "description": Annotated[
            str, means("A few sentences in plain text; may be empty.", "Le port.")
        ],
        "medtop": Annotated[str, means("IPTC Media Topic; may be empty.", "medtop:20000822")],
        "wikidata": Annotated[str, means("Wikidata item; may be empty.", "Q12193")],
        "image": Annotated[Image | None, means("Picture of the topic; null when there is none.")],
        "locale": Annotated[str, means("Language of these words, a BCP 47 tag.", "fr")],
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
