"""An index for the memory: French texts like another, on PostgreSQL."""

from django.db import migrations


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        schema_editor.execute(
            "CREATE INDEX locales_memory ON wagtail_localize_string USING gin (data gin_trgm_ops)"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX locales_memory")


class Migration(migrations.Migration):
    dependencies = [("locales", "0002_together_notices_terms")]

    operations = [migrations.RunPython(create, drop)]
