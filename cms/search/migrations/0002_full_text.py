"""Full text: configurations and vectors on PostgreSQL, an FTS5 table on SQLite.

`fr_news` takes accents off before it stems, and knows no stop words: « été », « même » and « une » of « à la une » can be
found. English and Spanish keep their lists. `simple_unaccent` keeps words as they stand, for prefixes and phrases.
"""

from django.db import migrations

MAPPED = "asciiword, asciihword, hword_asciipart, word, hword, hword_part"

POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE TEXT SEARCH DICTIONARY fr_news_stem (TEMPLATE = snowball, LANGUAGE = french)",
    *(
        statement
        for name, copied, dictionary in (
            ("fr_news", "french", "fr_news_stem"),
            ("en_news", "english", "english_stem"),
            ("es_news", "spanish", "spanish_stem"),
            ("simple_unaccent", "simple", "simple"),
        )
        for statement in (
            f"CREATE TEXT SEARCH CONFIGURATION {name} (COPY = {copied})",
            f"ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING FOR {MAPPED} WITH unaccent, {dictionary}",
        )
    ),
    "ALTER TABLE search_searchentry ADD COLUMN stems tsvector NOT NULL DEFAULT '',"
    " ADD COLUMN words tsvector NOT NULL DEFAULT '', ADD COLUMN heads tsvector NOT NULL DEFAULT ''",
    # Results are counted row by row: bodies and their vectors are kept aside, so that a page of the table holds many rows.
    "ALTER TABLE search_searchentry SET (toast_tuple_target = 128)",
    "ALTER TABLE search_searchentry ALTER COLUMN heads SET STORAGE MAIN, ALTER COLUMN title SET STORAGE MAIN",
    "CREATE INDEX search_entry_stems ON search_searchentry USING gin (stems) WITH (fastupdate = off)",
    "CREATE INDEX search_entry_words ON search_searchentry USING gin (words) WITH (fastupdate = off)",
    "CREATE INDEX search_entry_heads ON search_searchentry USING gin (heads) WITH (fastupdate = off)",
    "CREATE INDEX search_entry_title ON search_searchentry USING hash (title)",
    "CREATE INDEX search_name_words ON search_searchname USING gin (words gin_trgm_ops)",
]
POSTGRESQL_REVERSE = [
    "DROP INDEX search_name_words",
    "DROP INDEX search_entry_title",
    "ALTER TABLE search_searchentry RESET (toast_tuple_target), ALTER COLUMN title SET STORAGE EXTENDED",
    "ALTER TABLE search_searchentry DROP COLUMN stems, DROP COLUMN words, DROP COLUMN heads",
    *(
        f"DROP TEXT SEARCH CONFIGURATION {name}"
        for name in ("simple_unaccent", "es_news", "en_news", "fr_news")
    ),
    "DROP TEXT SEARCH DICTIONARY fr_news_stem",
]
SQLITE = [
    "CREATE VIRTUAL TABLE search_text USING fts5(title, names, standfirst, body, words, prefix='2 3 4')",
]
SQLITE_REVERSE = ["DROP TABLE search_text"]


def create(apps, schema_editor):
    _run(schema_editor, postgresql=POSTGRESQL, sqlite=SQLITE)


def drop(apps, schema_editor):
    _run(schema_editor, postgresql=POSTGRESQL_REVERSE, sqlite=SQLITE_REVERSE)


def _run(schema_editor, *, postgresql, sqlite):
    statements = {"postgresql": postgresql, "sqlite": sqlite}[schema_editor.connection.vendor]
    with schema_editor.connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
