"""Scenarios: what each server is asked, the same question in each one's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

from cms.published.models import PublishedDocument
from tests.bench import stock
from tests.bench.client import request

#: Articles asked for in turn.
SAMPLE = 1_000
LIMIT = 20
#: Different searches asked in turn.
QUERIES = 100
#: Stock names authors and topics only when asked.
NAMES = "bylines(author(name,slug),role,mention),article_topics(topic(name,slug,kind))"
#: Stock resolves the links of rich text, as our documents do, only when asked.
HTML = "rich_text_format=html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What the questions need of an article."""

    id: int
    path: str
    etag: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What may be asked for."""

    articles: Sequence[Article]
    sections: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One line of the table."""

    name: str
    ours: Callable[[Content], list[bytes]]
    stock: Callable[[Content], list[bytes]]
    expected: bytes = b"200"


def content() -> Content:
    """Articles by chance, always the same, and all sections."""
    rows = PublishedDocument.objects.filter(type="article").order_by("page_id")
    ids = list(rows.values_list("page_id", flat=True))
    chosen = Random(7).sample(ids, k=min(SAMPLE, len(ids)))
    known = rows.in_bulk(chosen)
    return Content(
        articles=[
            Article(id=pk, path=known[pk].path, etag=known[pk].etag, title=known[pk].title)
            for pk in chosen
        ],
        sections=list(
            PublishedDocument.objects.filter(type="section")
            .order_by("page_id")
            .values_list("page_id", flat=True)
        ),
    )


def floor(content: Content) -> list[bytes]:
    """The bare column of each article."""
    return [request(f"/{article.id}/") for article in content.articles]


def _detail(content: Content) -> list[bytes]:
    return [request(f"/api/v2/pages/{article.id}/") for article in content.articles]


def stock_detail_path(page_id: int) -> str:
    """An article with its authors and topics."""
    return f"/api/v2/pages/{page_id}/?fields={NAMES}"


def _stock_detail(content: Content) -> list[bytes]:
    return [request(stock_detail_path(article.id)) for article in content.articles]


def _stock_html_detail(content: Content) -> list[bytes]:
    return [request(f"{stock_detail_path(article.id)}&{HTML}") for article in content.articles]


def _not_modified(content: Content) -> list[bytes]:
    return [
        request(f"/api/v2/pages/{each.id}/", headers=f'If-None-Match: "{each.etag}"\r\n')
        for each in content.articles
    ]


def _cards(content: Content) -> list[bytes]:
    return [request(cards_path(section)) for section in content.sections]


def cards_path(section: int) -> str:
    """The newest cards of a section."""
    return f"/api/v2/pages/?type=news.ArticlePage&section={section}&limit={LIMIT}"


def stock_cards_path(section: int) -> str:
    """The same cards, field by field."""
    return stock_list_path(section, fields=",".join(stock.CARD))


def stock_list_path(section: int, *, fields: str) -> str:
    """Stock's list of what stands under a section, newest first."""
    return (
        f"/api/v2/pages/?type=news.ArticlePage&descendant_of={section}&limit={LIMIT}"
        f"&order=-first_published_at&fields={fields}"
    )


def _stock_cards(content: Content) -> list[bytes]:
    return [request(stock_cards_path(section)) for section in content.sections]


def _whole(content: Content) -> list[bytes]:
    return [request(f"{cards_path(section)}&fields=*") for section in content.sections]


def _stock_whole(content: Content) -> list[bytes]:
    return [request(stock_list_path(section, fields="*")) for section in content.sections]


def _resolve(content: Content) -> list[bytes]:
    return [request(f"/api/v2/resolve/?path={quote(article.path)}") for article in content.articles]


def _find(content: Content) -> list[bytes]:
    return [
        request(f"/api/v2/pages/find/?html_path={quote(article.path)}")
        for article in content.articles
    ]


def queries(content: Content) -> list[str]:
    """What readers might type: two telling words of a title, a hundred times."""
    words = ([w for w in article.title.split() if len(w) > 4] for article in content.articles)
    return [" ".join(said[:2]) for said in words][:QUERIES]


def search_path(query: str) -> str:
    """Cards that hold these words."""
    return f"/api/v2/search/?q={quote(query)}&type=news.ArticlePage&limit={LIMIT}"


def stock_search_path(query: str) -> str:
    """The same through stock's `search=`, with the cards' fields."""
    return (
        f"/api/v2/pages/?type=news.ArticlePage&search={quote(query)}&limit={LIMIT}"
        f"&fields={','.join(stock.CARD)}"
    )


def _search(content: Content) -> list[bytes]:
    return [request(search_path(query)) for query in queries(content)]


def _stock_search(content: Content) -> list[bytes]:
    return [request(stock_search_path(query)) for query in queries(content)]


SCENARIOS = (
    Scenario(name="detail", ours=_detail, stock=_stock_detail),
    Scenario(name="detail, links resolved", ours=_detail, stock=_stock_html_detail),
    Scenario(name="list of 20 cards", ours=_cards, stock=_stock_cards),
    Scenario(name="list, fields=*", ours=_whole, stock=_stock_whole),
    Scenario(name="search", ours=_search, stock=_stock_search),
    Scenario(name="resolve a path", ours=_resolve, stock=_find),
    Scenario(name="304", ours=_not_modified, stock=_stock_detail, expected=b"304"),
)
