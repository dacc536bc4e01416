"""Relevance: on the demo and two thousand generated articles, what one looks for comes first."""

from __future__ import annotations

import json
from random import Random

import pytest
from django.core.management import call_command

from cms.published import entries
from cms.published.models import DocumentFacet, PublishedDocument, PublishedResource
from cms.search import index
from tests.bench.corpus import Cast, draft

GENERATED, ASKED = 2_000, 100
AUTHORS = [f"{first} {last}" for first in ("Aline", "Bruno", "Chloé", "Denis", "Élise") for last in ("Abgrall", "Bihan", "Corre", "Derrien")]  # fmt: skip
TOPICS = [
    "Pêche au large",
    "Haute mer",
    "Halles couvertes",
    "Îles du Ponant",
    "Tempête Ciarán",
    "Ligne à grande vitesse",
]


@pytest.mark.model
def test_what_one_looks_for_comes_first(db, client, capsys):
    call_command("load_demo", force=True, verbosity=0)
    generate(GENERATED)
    dice = Random(8)
    articles = list(PublishedDocument.objects.filter(type="article").order_by("page_id"))
    asked = [*articles[:40], *dice.sample(articles, ASKED)]

    titles = [first_titles(client, article.title, 1)[:1] == [article.title] for article in asked]
    names = {
        "author": [author["name"] for author in used("author")],
        "topic": [topic["name"] for topic in used("topic")],
    }
    shares = {kind: share_of_items(client, kind, said) for kind, said in names.items()}

    with capsys.disabled():
        print(f"\n{'query':<14}{'asked':>8}{'right':>10}")  # noqa: T201 the table is the point
        print(f"{'exact title':<14}{len(titles):>8}{sum(titles) / len(titles):>10.1%}")  # noqa: T201
        for kind, share in shares.items():
            print(f"{kind:<14}{len(names[kind]):>8}{share:>10.1%}")  # noqa: T201
    assert all(titles)
    assert min(shares.values()) >= 0.95


def first_titles(client, query, limit):
    found = client.get("/api/v2/search/", {"q": query[:200], "limit": limit}).json()["items"]
    return [hit["card"]["title"] for hit in found]


def share_of_items(client, kind, names):
    """The share of the first five results that are by the author, or about the topic."""
    right = []
    for name in names:
        found = client.get("/api/v2/search/", {"q": name, "limit": 5, "type": "article"}).json()[
            "items"
        ]
        for hit in found:
            document = json.loads(PublishedDocument.objects.get(page_id=hit["card"]["id"]).body)
            right.append(name in {each["name"] for each in document[f"{kind}s"]})
    return sum(right) / len(right)


def used(kind):
    """The generated names, and the demo's that some article shows."""
    shown = {
        int(key.partition(":")[2])
        for key in DocumentFacet.objects.filter(key__startswith=f"{kind}:").values_list(
            "key", flat=True
        )
    }
    rows = PublishedResource.objects.filter(kind=kind, object_id__in=shown)
    generated = AUTHORS if kind == "author" else TOPICS
    return [*(json.loads(row.body) for row in rows), *({"name": name} for name in generated)]


def generate(number):
    """Documents as the projector stores them, made of an article of the demo."""
    row = PublishedDocument.objects.filter(type="article").order_by("page_id").first()
    facets = [
        key
        for key in row.facets.values_list("key", flat=True)
        if key.split(":")[0] not in {"author", "topic"}
    ]
    body, card = json.loads(row.body), json.loads(row.card)
    cast = Cast(images=[1, 2, 3], authors=range(len(AUTHORS)), topics=range(len(TOPICS)))
    for one in range(number):
        made = draft(one, page_id=100_000 + one, first_id=100_000, cast=cast)
        said = {
            "id": 100_000 + one,
            "title": f"{made.title} {AUTHORS[one % 7].split()[0]}, {one}",
            "standfirst": made.standfirst,
            "authors": [{"id": 900 + pk, "name": AUTHORS[pk]} for pk in made.authors],
            "topics": [{"id": 900 + pk, "name": TOPICS[pk]} for pk in made.topics],
            "body": [
                block for block in made.body if block["type"] in {"paragraph", "heading", "quote"}
            ],
        }
        row.page_id, row.path_hash, row.title = said["id"], f"{one:032x}", said["title"]
        row.published_at = made.published_at
        row.body = json.dumps({**body, **said})
        row.card = json.dumps(
            {**card, "id": row.page_id, "title": row.title, "standfirst": made.standfirst}
        )
        row.save(force_insert=True)
        entries.put_document(row)
        named = [f"author:{900 + pk}" for pk in made.authors]
        named += [f"topic:{900 + pk}" for pk in made.topics]
        DocumentFacet.objects.bulk_create(
            DocumentFacet(document=row, key=key, published_at=row.published_at)
            for key in [*facets, *named]
        )
    for kind, names in (("author", AUTHORS), ("topic", TOPICS)):
        for pk, name in enumerate(names):
            index.put_names(kind, 900 + pk, names=[name])
