"""What searches ask of a document besides its words, in an index: bodies are long, and hundreds are looked at."""

from django.db import migrations

POSTGRESQL = (
    "CREATE INDEX published_narrow ON published_publisheddocument (page_id)"
    " INCLUDE (published_at, expires_at, page_type, locale)"
)
POSTGRESQL_REVERSE = "DROP INDEX published_narrow"


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_REVERSE)


class Migration(migrations.Migration):
    dependencies = [("published", "0002_positions")]

    operations = [migrations.RunPython(create, drop)]
