"""Loading where it may not be, and where it was begun."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from cms.demo import articles, library, newsroom
from tests.demo.test_loading import WRITTEN, run, small_picture


def test_it_refuses_a_site_that_is_not_for_development():
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo")


def test_an_interrupted_loading_is_taken_up_where_it_stopped(db, monkeypatch):
    few = [WRITTEN["la-chambre-des-phares"], WRITTEN["eloge-du-retard"]]
    monkeypatch.setattr(library, "draw", small_picture)
    monkeypatch.setattr(newsroom, "manuscripts", lambda: few)
    written = articles.fill
    monkeypatch.setattr(articles, "fill", stop_at(few[1].slug, then=written))
    with pytest.raises(KeyboardInterrupt):
        run()
    assert newsroom.is_wanted()
    monkeypatch.setattr(articles, "fill", written)

    said = run()

    assert said.startswith("Loaded: articles 1, fronts 2, translations 26.")
    assert not newsroom.is_wanted()


def stop_at(slug, *, then):
    def fill(manuscript, **options):
        if manuscript.slug == slug:
            raise KeyboardInterrupt
        return then(manuscript, **options)

    return fill
