"""The corpus: articles made of French words by a seeded generator, equal for equal seeds."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from django.utils.text import slugify

NOUNS = """le marché|la mairie|le pont|la gare|le conseil|la région|le port|une enquête|le budget|la forêt|le tribunal
|l’école|la rivière|le syndicat|une entreprise|le chantier|la récolte|le théâtre|la loi|un rapport""".replace(
    "\n", ""
)
VERBS = """annonce|prépare|refuse|examine|défend|reporte|finance|conteste|retrouve|surveille|inaugure|modifie|attend
|réclame|publie|découvre|rejette|accueille|soutient|dévoile""".replace("\n", "")
ENDS = """avant l’été|à la fin du mois|malgré les réserves|devant près de deux cents personnes|pour la première fois
|après dix ans de débats|sans attendre l’État|à l’unanimité|dans la douleur|sous la pluie|selon nos informations
|au grand dam des riverains|à l’aube|contre l’avis du préfet|faute de moyens""".replace("\n", "")
NEWEST = datetime(2026, 2, 1, 8, tzinfo=UTC)
PARAGRAPHS, SENTENCES = 7, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One generated article, before it is anybody's row."""

    title: str
    slug: str
    standfirst: str
    body: list[dict[str, Any]]
    words: int
    published_at: datetime
    image: int
    authors: tuple[int, ...]
    topics: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The ids an article may point at."""

    images: Sequence[int]
    authors: Sequence[int]
    topics: Sequence[int]


def draft(number: int, *, page_id: int, first_id: int, cast: Cast) -> Draft:
    """Article `number`; it links to earlier ones, as news does."""
    random = Random(number)
    title = sentence(random).rstrip(".")
    body = _body(random, page_id=page_id, first_id=first_id, images=cast.images)
    return Draft(
        title=title,
        slug=f"{slugify(title)[:60]}-{number}",
        standfirst=" ".join(sentence(random) for _ in range(3)),
        body=body,
        words=sum(len(str(block["value"]).split()) for block in body),
        published_at=NEWEST - timedelta(minutes=7 * number),
        image=random.choice(cast.images),
        authors=tuple(random.sample(cast.authors, k=random.choice([1, 2]))),
        topics=tuple(random.sample(cast.topics, k=3)),
    )


def sentence(random: Random) -> str:
    """A sentence with a subject, a verb, an object and an end."""
    subject, target = (random.choice(NOUNS.split("|")) for _ in range(2))
    said = f"{subject} {random.choice(VERBS.split('|'))} {target} {random.choice(ENDS.split('|'))}."
    return said[0].upper() + said[1:]


def _body(
    random: Random, *, page_id: int, first_id: int, images: Sequence[int]
) -> list[dict[str, Any]]:
    """Twelve blocks: seven paragraphs, two headings, a quote, two images."""
    texts = [_paragraph(random, page_id=page_id, first_id=first_id) for _ in range(PARAGRAPHS)]
    heads = [{"text": sentence(random)[:100], "level": "h2"} for _ in range(2)]
    photos = [_photo(random, image) for image in random.sample(list(images), k=2)]
    quote = {"text": sentence(random), "source": "Une riveraine", "language": ""}
    order = [
        *(("paragraph", text) for text in texts[:2]), ("image", photos[0]), ("heading", heads[0]),
        *(("paragraph", text) for text in texts[2:4]), ("quote", quote), ("heading", heads[1]),
        *(("paragraph", text) for text in texts[4:6]), ("image", photos[1]), ("paragraph", texts[6]),
    ]  # fmt: skip
    return [
        {"type": kind, "value": value, "id": str(uuid.UUID(int=random.getrandbits(128), version=4))}
        for kind, value in order
    ]


def _paragraph(random: Random, *, page_id: int, first_id: int) -> str:
    sentences = [sentence(random) for _ in range(SENTENCES)]
    if page_id > first_id:
        target = random.randrange(first_id, page_id)
        sentences[1] = f'<a linktype="page" id="{target}">{sentences[1]}</a>'
    sentences[2] = f"<b>{sentences[2]}</b>"
    return f"<p>{' '.join(sentences)}</p>"


def _photo(random: Random, image: int) -> dict[str, Any]:
    said = {"alt": sentence(random), "caption": sentence(random), "credit": "Studio"}
    return {"image": image, "decorative": False, **said}
