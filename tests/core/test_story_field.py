"""Block labels are not schema, and historical models keep stories whole."""

from __future__ import annotations

import json

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext_lazy as _

from cms.core.blocks import StoryBlock
from cms.core.fields import StoryField
from news.models import ArticlePage

OURS = {"cms", "home", "news"}


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_changed_block_label_makes_no_migration(db, monkeypatch):
    block = ArticlePage._meta.get_field("body").stream_block.child_blocks["paragraph"]
    monkeypatch.setattr(block.meta, "label", _("Autre nom"), raising=False)

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_migration_knows_no_block():
    _name, _path, args, kwargs = StoryField(StoryBlock(), verbose_name="texte").deconstruct()

    assert args == [[]]
    assert "block_lookup" not in kwargs
    assert "verbose_name" not in kwargs


def test_a_historical_model_reads_and_writes_the_whole_story(newsroom):
    article = newsroom.article()
    before = _stored_body(article.pk)
    apps = MigrationExecutor(connection).loader.project_state().apps
    historical = apps.get_model("news", "ArticlePage").objects.get(pk=article.pk)

    historical.kicker = "Surtitre"
    historical.save()

    assert _stored_body(article.pk) == before


def _stored_body(pk):
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM news_articlepage WHERE page_ptr_id = %s", [pk])
        value = cursor.fetchone()[0]
    return json.loads(value) if isinstance(value, str) else value


@pytest.mark.commits
@pytest.mark.django_db(transaction=True)
def test_every_migration_runs_back_and_forth():
    loader = MigrationExecutor(connection).loader
    ours = {
        config.label
        for config in apps.get_app_configs()
        if config.label in loader.migrated_apps and config.module.__name__.split(".")[0] in OURS
    }

    MigrationExecutor(connection).migrate([(label, None) for label in sorted(ours)])
    left = {label for label, _name in MigrationExecutor(connection).loader.applied_migrations}
    call_command("migrate", verbosity=0)

    assert ours >= {"core", "news", "search", "preview", "published", "editorial", "locales"}
    assert ours & left == set()
