"""What a read costs in statements, for fifty published documents and for five thousand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.base import ServerBindingCursor

from cms.published import counts, keys
from cms.published.models import (
    Change,
    DocumentFacet,
    FormerPath,
    LogState,
    PublishedDocument,
    PublishedResource,
)
from cms.search.models import SearchEntry, SearchName

SITE_ID, HOME_ID, SECTION_ID, AUTHOR_ID, TOPIC_ID = 1, 2, 3, 7, 8
NEWEST = datetime(2026, 2, 1, tzinfo=UTC)
FIRST_ID = 1_000
LISTS = [
    "pages/?type=article", "pages/?limit=100", "pages/?locale=fr", "pages/?section=3", "pages/?section=3&type=article&limit=100",
    "pages/?author=7&topic=8&section=3", "pages/?genre=news&fields=*", "pages/?child_of=3&fields=title",
    "pages/?descendant_of=root", "pages/?descendant_of=2&order=title", "pages/?ancestor_of=1001", "pages/?slug=article-3",
    "pages/?ids=1001,1002", "pages/?translation_of=1001", "pages/?published_after=2020-01-01&order=-id", "pages/?site=x.example",
    "pages/?section=3&offset=40", "pages/?section=999", "pages/?ancestor_of=999&offset=20", "authors/", "authors/?limit=100", "topics/",
    "images/", "documents/", "sections/", "locales/", "redirects/?limit=100", "changes/", "changes/?limit=1000", "site/?locale=fr",
    "search/?q=article", "search/?q=article&facets=true&section=3", "search/?q=%22article%22&order=-published_at", "suggest/?q=art",
    "pages/?search=article&section=3",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_counts():
    counts.forget()


@pytest.fixture(autouse=True)
def _only_what_readers_meet(settings):
    """These rows say too little to keep the contract; what checks it elsewhere is not served to readers."""
    settings.MIDDLEWARE = settings.API_MIDDLEWARE


@pytest.fixture(autouse=True)
def _statements_prepared(db, monkeypatch):
    """As `cms.wsgi_api` reads PostgreSQL: it binds values and prepares statements, here from the first."""
    if connection.vendor == "postgresql":
        monkeypatch.setattr(connection.connection, "cursor_factory", ServerBindingCursor)
        monkeypatch.setattr(connection.connection, "prepare_threshold", 0)


@pytest.mark.django_db
class Costs:
    """The same questions whatever the number of documents."""

    count: int

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _published(cls, django_db_setup, django_db_blocker):  # noqa: ARG003 the tables come first
        with django_db_blocker.unblock(), transaction.atomic():
            fill(cls.count)
            yield
            transaction.set_rollback(True)

    @pytest.mark.parametrize("address", LISTS)
    def test_a_list_costs_at_most_three_statements(
        self, api, address, django_assert_max_num_queries
    ):
        with django_assert_max_num_queries(3):
            response = api.get(f"/api/v2/{address}")

        assert response.status_code == 200

    def test_a_list_counted_before_costs_one(self, api, django_assert_num_queries):
        api.get("/api/v2/pages/?section=3&limit=100")

        with django_assert_num_queries(1):
            response = api.get("/api/v2/pages/?section=3&limit=100")

        assert response.json()["meta"]["total_count"] == self.count

    def test_a_page_reached_by_cursor_costs_at_most_three(self, api, django_assert_max_num_queries):
        cursor = api.get("/api/v2/pages/?section=3").json()["meta"]["next_cursor"]
        counts.forget()

        with django_assert_max_num_queries(3):
            response = api.get(f"/api/v2/pages/?section=3&cursor={cursor}")

        assert len(response.json()["items"]) == 20

    @pytest.mark.parametrize("query", ["", "?fields=*", "?fields=title"])
    def test_a_document_costs_one_statement(self, api, query, django_assert_num_queries):
        with django_assert_num_queries(1):
            response = api.get(f"/api/v2/pages/{FIRST_ID}/{query}")

        assert response.status_code == 200

    @pytest.mark.parametrize("query", ["", "&site=x.example"])
    def test_resolving_a_page_costs_one_statement(self, api, query, django_assert_num_queries):
        with django_assert_num_queries(1):
            response = api.get(f"/api/v2/resolve/?path=/article-3/{query}")

        assert response.status_code == 200

    @pytest.mark.parametrize(("path", "status"), [("/ancien-3/", 200), ("/rien/", 404)])
    def test_resolving_anything_else_costs_two(
        self, api, path, status, django_assert_max_num_queries
    ):
        with django_assert_max_num_queries(2):
            response = api.get(f"/api/v2/resolve/?path={path}")

        assert response.status_code == status

    @pytest.mark.parametrize("address", ["pages/1000/", "resolve/?path=/article-0/", "authors/1/"])
    def test_not_modified_costs_one_statement(self, api, address, django_assert_num_queries):
        etag = api.get(f"/api/v2/{address}").headers["ETag"]

        with django_assert_num_queries(1):
            response = api.get(f"/api/v2/{address}", headers={"If-None-Match": etag})

        assert response.status_code == 304


class TestFifty(Costs):
    """A young newsroom."""

    count = 50


class TestFiveThousand(Costs):
    """An established one."""

    count = 5_000


def _fill_index(rows: list[PublishedDocument]) -> None:
    """What search finds of them, in bulk."""
    SearchEntry.objects.bulk_create(
        SearchEntry(
            page_id=row.page_id,
            locale=row.locale,
            page_type=row.page_type,
            title=row.title.lower(),
            stamp="",
        )
        for row in rows
    )
    SearchName.objects.bulk_create(
        SearchName(
            kind="article",
            object_id=row.page_id,
            locale="fr",
            name=row.title,
            words=f" {row.title.lower()}",
        )
        for row in rows
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "UPDATE search_searchentry SET stems = to_tsvector('fr_news', title),"
                " words = to_tsvector('simple_unaccent', title)"
            )
        else:
            cursor.execute(
                "INSERT INTO search_text (rowid, title, words) SELECT page_id, 'articl', title"
                " FROM search_searchentry WHERE page_id >= %s",
                [FIRST_ID],
            )


def fill(count: int) -> None:
    """Write so many documents, people, redirects and changes straight into the read model."""
    rows = [_document(number) for number in range(count)]
    PublishedDocument.objects.bulk_create(rows)
    _fill_index(rows)
    DocumentFacet.objects.bulk_create(
        DocumentFacet(document_id=row.page_id, key=key, published_at=row.published_at)
        for row in rows
        for key in _facets(row)
    )
    PublishedResource.objects.bulk_create(
        _resource(kind, number)
        for kind in ("author", "topic", "image", "document")
        for number in range(count)
    )
    PublishedResource.objects.create(
        kind="site",
        object_id=SITE_ID,
        locale="fr",
        etag="s",
        changed_at=NEWEST,
        body='{"locales":[]}',
    )
    FormerPath.objects.bulk_create(_former(number) for number in range(count))
    LogState.objects.update_or_create(id=1, defaults={"epoch": "e" * 32})
    Change.objects.bulk_create(_change(number) for number in range(count))


def _document(number: int) -> PublishedDocument:
    page_id, path = FIRST_ID + number, f"/article-{number}/"
    moment = NEWEST - timedelta(minutes=number)
    return PublishedDocument(
        page_id=page_id,
        type="article",
        page_type="news.ArticlePage",
        locale="fr",
        translation_key=UUID(int=page_id),
        site_id=SITE_ID,
        path=path,
        path_hash=keys.path_hash(path),
        tree_path=f"000100010001{number:04}",
        depth=4,
        parent_id=SECTION_ID,
        slug=f"article-{number}",
        title=f"Article {number}",
        published_at=moment,
        first_published_at=moment,
        last_published_at=moment,
        etag=f"{number:024x}",
        changed_at=moment,
        card=f'{{"id":{page_id},"title":"Article {number}","kicker":"","standfirst":"","meta":{{}}}}',
        body=f'{{"id":{page_id},"title":"Article {number}","meta":{{}},"body":[]}}',
        source_stamp="",
    )


def _facets(row: PublishedDocument) -> set[str]:
    return {
        f"type:{row.page_type}", "locale:fr", f"section:{SECTION_ID}", f"parent:{SECTION_ID}", f"under:{HOME_ID}",
        "under:root", f"author:{AUTHOR_ID}", f"topic:{TOPIC_ID}", "genre:news", "access:free",
    }  # fmt: skip


def _resource(kind: str, number: int) -> PublishedResource:
    return PublishedResource(
        kind=kind,
        object_id=number + 1,
        locale="fr" if kind in {"author", "topic"} else "",
        slug=f"{kind}-{number}",
        name=f"{kind} {number}",
        etag=f"{number:024x}",
        changed_at=NEWEST,
        body=f'{{"id":{number + 1},"meta":{{}},"name":"{kind}"}}',
    )


def _former(number: int) -> FormerPath:
    path = f"/ancien-{number}/"
    return FormerPath(
        path=path,
        path_hash=keys.path_hash(path),
        location=f"/article-{number}/",
        redirect_id=number + 1,
        locale="fr",
    )


def _change(number: int) -> Change:
    return Change(
        operation="put", key=f"page:{FIRST_ID + number}", type="article", locale="fr", reason="edit", tags=["pages"], at=NEWEST
    )  # fmt: skip
