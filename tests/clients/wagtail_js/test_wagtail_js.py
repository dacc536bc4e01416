"""A published client of stock Wagtail API v2 lists, filters and reads our pages."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import make_home
from tests.newsroom import Newsroom

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def node():
    """Node, with the client installed as its lock file says."""
    executable, npm = shutil.which("node"), shutil.which("npm")
    assert executable, "Node is needed for this test."
    assert npm, "npm is needed for this test."
    if not (HERE / "node_modules/wagtail-js").exists():
        subprocess.run([npm, "ci", "--silent", "--no-audit", "--no-fund"], cwd=HERE, check=True)
    return executable


@pytest.fixture
def answers(transactional_db, live_server, node, settle):
    """What the client read of a small newsroom."""
    newsroom = Newsroom(home=make_home(), settle=settle)
    image = newsroom.image(default_alt="")
    articles = [
        newsroom.article(f"Titre {number}", hero=image, hero_alt="Un quai") for number in range(3)
    ]
    newsroom.settle()
    command = [node, "read.mjs", live_server.url, str(articles[0].pk), "titre-1"]
    done = subprocess.run(command, cwd=HERE, check=True, capture_output=True, timeout=60)
    return json.loads(done.stdout)


@pytest.mark.commits
def test_the_client_lists_filters_and_reads(answers):
    assert answers["listed"]["meta"]["total_count"] == 3
    assert [item["title"] for item in answers["listed"]["items"]] == ["Titre 2", "Titre 1"]
    assert answers["everything"]["items"][0]["body"][0]["value"] == "<p>Du texte.</p>"
    assert answers["byId"]["title"] == "Titre 0"
    assert answers["bySlug"]["title"] == "Titre 1"
    assert answers["images"]["items"][0]["alt"] == ""
    assert "title" not in answers["missing"]
