"""Probes: every question a stranger may put to find out what is hidden."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any
from urllib.parse import quote

from django.test import Client
from wagtail.models import Page

from tests.safety.secrets import CANARY, Hidden, secret

#: No row has this id, slug or path.
NOBODY = 987_654_321
NOWHERE = "nulle-part"
KINDS = ("authors", "topics", "images", "documents")
FACETS = (
    "section",
    "child_of",
    "descendant_of",
    "ancestor_of",
    "translation_of",
    "ids",
)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back for one address."""

    url: str
    status: int
    body: str
    headers: tuple[tuple[str, str], ...]

    @cached_property
    def everything(self) -> str:
        """All a stranger reads, in one text without case."""
        return f"{self.body}{self.headers}".lower()

    def but_for(self, pk: int) -> tuple[Any, ...]:
        """The answer without the cache tag of what was asked: it names the id, which the asker knows."""
        tags = re.compile(rf"(?<![a-z0-9])[a-z]{pk}(?![0-9])")
        headers = {**dict(self.headers), "Cache-Tag": ""}
        return (
            self.status,
            self.body,
            headers,
            tags.sub("", dict(self.headers).get("Cache-Tag", "")),
        )


Probe = Callable[[Hidden], Iterable[str]]


#: Puts a question: `partial(ask, client)`, or what remembers its answers.
Ask = Callable[[str], Answer]


def ask(client: Client, url: str) -> Answer:
    """One question to the API, or to the reader where it begins with a slash."""
    response = client.get(url if url.startswith("/") else f"/api/v2/{url}")
    return Answer(
        url=url,
        status=response.status_code,
        body=response.content.decode(),
        headers=tuple(sorted(response.headers.items())),
    )


def page_ids(hidden: Hidden) -> list[int]:
    """The hidden pages."""
    return [pk for kind, pk in hidden.gone if kind == "pages"]


def listed(hidden: Hidden) -> Iterator[str]:
    yield "pages/?limit=100"
    yield "pages/?limit=100&type=article&fields=*"
    yield "pages/?limit=100&type=section&fields=breadcrumb,standfirst,zones"
    yield "pages/?limit=100&locale=en&fields=*"
    yield "pages/?limit=0"


def ordered(hidden: Hidden) -> Iterator[str]:
    for name, sign in product(("title", "slug", "id", "published_at", "last_published_at"), "+-"):
        yield f"pages/?limit=100&order={sign.strip('+')}{name}"


def by_slug(hidden: Hidden) -> Iterator[str]:
    for slug in hidden.slugs:
        yield f"pages/?slug={slug}"
        yield f"authors/?slug={slug}"


def by_place(hidden: Hidden) -> Iterator[str]:
    for name, value in product(
        ("child_of", "descendant_of", "translation_of"), ("root", *page_ids(hidden))
    ):
        yield f"pages/?limit=100&fields=*&{name}={value}"


def by_id(hidden: Hidden) -> Iterator[str]:
    for pk in page_ids(hidden):
        yield f"pages/?ids={pk},1,2&fields=*"
        yield f"pages/?ancestor_of={pk}&fields=*"
        yield f"pages/?section={pk}&fields=*"


def by_date_and_genre(hidden: Hidden) -> Iterator[str]:
    yield "pages/?limit=100&published_after=2020-01-01&fields=*"
    yield "pages/?limit=100&published_before=2100-01-01&genre=news&fields=*"


def detail(hidden: Hidden) -> Iterator[str]:
    for kind, pk in hidden.gone:
        yield f"{kind}/{pk}/"


def detail_in_part(hidden: Hidden) -> Iterator[str]:
    for kind, pk in hidden.gone:
        field = "name" if kind in {"authors", "topics"} else "title"
        yield f"{kind}/{pk}/?fields=_,{field}"


def find(hidden: Hidden) -> Iterator[str]:
    for path in hidden.paths:
        yield f"pages/find/?html_path={quote(path)}"
    for pk in page_ids(hidden):
        yield f"pages/find/?id={pk}"


def resolve(hidden: Hidden) -> Iterator[str]:
    for path in hidden.paths:
        yield f"resolve/?path={quote(path)}"
        yield f"resolve/?path={quote(path)}&site=localhost"


def in_another_language(hidden: Hidden) -> Iterator[str]:
    """Whatever language one comes from, and whatever one accepts instead."""
    keys = Page.objects.filter(pk__in=page_ids(hidden)).values_list("translation_key", flat=True)
    for locale, other in (("en", "fr"), ("fr", "en"), ("es", "en,fr")):
        accepting = f"locale={locale}&fallback={other}"
        yield f"pages/?limit=100&fields=*&{accepting}"
        yield f"sections/?limit=100&{accepting}"
        yield f"search/?q={CANARY}*&facets=true&{accepting}"
        for key in keys:
            yield f"translations/?translation_key={key}&{accepting}"
        for path in hidden.paths:
            yield f"resolve/?path={quote(path)}&{accepting}"
        for pk in page_ids(hidden):
            yield f"pages/?section={pk}&fields=*&{accepting}"


def redirects(hidden: Hidden) -> Iterator[str]:
    yield "redirects/?limit=100"
    for path in hidden.redirects:
        yield f"resolve/?path={quote(path)}"


def changes(hidden: Hidden) -> Iterator[str]:
    yield "changes/?limit=1000"


def frame(hidden: Hidden) -> Iterator[str]:
    yield "site/"
    yield "site/?locale=en"
    yield "site/?locale=fr&site=localhost"


def by_words(hidden: Hidden) -> Iterator[str]:
    for what in ("title", "kicker", "standfirst", "body", "author", "topic"):
        yield f"pages/?search={quote(secret(hidden.state, what))}&fields=*&limit=100"
    yield f"pages/?search={CANARY}*&search_operator=or&limit=100"


def searched(hidden: Hidden) -> Iterator[str]:
    for what in (
        "title",
        "kicker",
        "standfirst",
        "body",
        "caption",
        "author",
        "topic",
        "galtitle",
        "alt",
    ):
        word = quote(secret(hidden.state, what))
        yield f"search/?q={word}&facets=true"
        yield f"search/?q=-{word}%20public*&limit=100&facets=true"
        yield f"pages/?search={word}&fields=*&limit=100"
    yield f"search/?q={CANARY}*&facets=true&limit=100"
    for beginning in (CANARY, secret(hidden.state, "title")[:9]):
        yield f"suggest/?q={quote(beginning)}&limit=20"
    for pk in page_ids(hidden):
        yield f"search/?q=de&section={pk}&facets=true"


def sections(hidden: Hidden) -> Iterator[str]:
    yield "sections/?limit=100"
    yield "sections/?limit=100&locale=en"
    yield "locales/"


def catalogue(kind: str) -> Probe:
    def probe(hidden: Hidden) -> Iterator[str]:
        yield f"{kind}/?limit=100"
        for found, pk in hidden.gone:
            if found == kind:
                yield f"{kind}/?ids={pk}"

    return probe


def witnesses(hidden: Hidden) -> Iterator[str]:
    for pk in hidden.witnesses:
        yield f"pages/{pk}/"
        yield f"pages/{pk}/?fields=*"
        yield f"pages/?ids={pk}&fields=*"
        yield f"pages/?ids={pk}"


def witnesses_in_part(hidden: Hidden) -> Iterator[str]:
    names = (
        "body",
        "breadcrumb",
        "secondary_sections",
        "meta(translations,parent)",
        "sharing",
        "hero",
    )
    for pk, name in product(hidden.witnesses, names):
        yield f"pages/{pk}/?fields=_,{name}"


def reader(hidden: Hidden) -> Iterator[str]:
    yield from ("/", "/en/")
    yield from hidden.paths
    yield from hidden.redirects
    for slug in hidden.slugs:
        yield f"/auteurs/{slug}/"
        yield f"/en/topics/{slug}/"
    # Wagtail's own path begins with the front page's slug.
    for path in Page.objects.filter(pk__in=hidden.witnesses).values_list("url_path", flat=True):
        yield f"/{path.split('/', 2)[2]}"


#: About the pages themselves.
DOCUMENT_PROBES: dict[str, Probe] = {
    "list": listed,
    "list in every order": ordered,
    "list by slug": by_slug,
    "list by place": by_place,
    "list by id": by_id,
    "list by date and genre": by_date_and_genre,
    "detail in part": detail_in_part,
    "find": find,
    "resolve": resolve,
    "list by words": by_words,
    "sections": sections,
}
PROBES: dict[str, Probe] = {
    **DOCUMENT_PROBES,
    "in another language": in_another_language,
    "detail": detail,
    "search": searched,
    "redirects": redirects,
    "changes": changes,
    "site": frame,
    "reader": reader,
    **{kind: catalogue(kind) for kind in KINDS},
    "what others show": witnesses,
    "what others show, in part": witnesses_in_part,
}


def twins(put: Ask, hidden: Hidden) -> Iterator[tuple[str, tuple[Any, ...], tuple[Any, ...]]]:
    """Questions about what is hidden beside the same about what never was: (address, one answer, the other)."""
    for (kind, pk), pattern in product(hidden.gone, ("{kind}/{pk}/", "{kind}/?ids={pk}")):
        yield _twin(put, pattern.replace("{kind}", kind), pk)
    for pk, name in product(page_ids(hidden), FACETS):
        yield _twin(put, f"pages/?{name}={{pk}}&limit=100&fields=*", pk)
    for kind, pk in hidden.gone:
        if kind in {"authors", "topics"}:
            yield _twin(put, f"pages/?{kind[:-1]}={{pk}}&limit=100&fields=*", pk)
    for pk in page_ids(hidden):
        yield _twin(put, "pages/find/?id={pk}", pk)


def _twin(put: Ask, pattern: str, pk: int) -> tuple[str, tuple[Any, ...], tuple[Any, ...]]:
    here = put(pattern.replace("{pk}", str(pk)))
    nobody = put(pattern.replace("{pk}", str(NOBODY)))
    return here.url, here.but_for(pk), nobody.but_for(NOBODY)


def total(answer: Answer) -> int:
    """What a list says it holds."""
    return int(json.loads(answer.body)["meta"]["total_count"])
