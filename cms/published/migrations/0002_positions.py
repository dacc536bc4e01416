"""Positions: a trigger numbers changes densely, in commit order."""

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION published_take_position() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE n bigint;
BEGIN
  INSERT INTO published_logstate (id, epoch, last, floor, built_with)
    VALUES (1, replace(gen_random_uuid()::text, '-', ''), 1, 0, '')
    ON CONFLICT (id) DO UPDATE SET last = published_logstate.last + 1
    RETURNING last INTO n;
  UPDATE published_change SET position = n WHERE id = NEW.id;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER published_take_position AFTER INSERT ON published_change
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION published_take_position();
"""
POSTGRESQL_REVERSE = """
DROP TRIGGER published_take_position ON published_change;
DROP FUNCTION published_take_position();
"""
# One writer at a time under BEGIN IMMEDIATE: the order of statements is the order of commits.
SQLITE = """
CREATE TRIGGER published_take_position AFTER INSERT ON published_change BEGIN
  INSERT INTO published_logstate (id, epoch, last, floor, built_with)
    VALUES (1, lower(hex(randomblob(16))), 1, 0, '')
    ON CONFLICT (id) DO UPDATE SET last = last + 1;
  UPDATE published_change SET position = (SELECT last FROM published_logstate WHERE id = 1) WHERE id = NEW.id;
END
"""
SQLITE_REVERSE = "DROP TRIGGER published_take_position"


def create(apps, schema_editor):
    _run(schema_editor, postgresql=POSTGRESQL, sqlite=SQLITE)


def drop(apps, schema_editor):
    _run(schema_editor, postgresql=POSTGRESQL_REVERSE, sqlite=SQLITE_REVERSE)


def _run(schema_editor, *, postgresql, sqlite):
    sql = {"postgresql": postgresql, "sqlite": sqlite}[schema_editor.connection.vendor]
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(sql)


class Migration(migrations.Migration):
    dependencies = [("published", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
