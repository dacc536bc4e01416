"""manage.py import_articles: what an operator types, reads and is told."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from news.models import ArticlePage
from tests.news.importers.pastes import BIO, MARKDOWN, PASTE, TITLE


@pytest.fixture
def section(newsroom):
    return newsroom.section("International", parent=newsroom.section("Actualités"))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "peniche.txt").write_text(PASTE)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    return tmp_path


@pytest.fixture
def out():
    return StringIO()


def test_a_folder_is_imported_and_reported(section, folder, out):
    call_command("import_articles", folder, "--section=actualites/international", stdout=out)

    assert out.getvalue().splitlines() == [
        f"created    {folder}/peniche.txt: {TITLE}",
        "           missing: author, date, image",
        f"           outside the article: {BIO}",
        "Total: 1 created, 0 updated, 0 unchanged, 0 refused; 0 published",
        "Missing: author in 1, date in 1, image in 1",
        "Passed over, neither Markdown nor plain text by name: 1",
    ]
    assert not ArticlePage.objects.get().live


def test_a_published_article_is_in_the_api_without_what_is_beside_it(
    section, folder, settle, api, newsroom
):
    newsroom.author("Anne Le Gall")
    order = ["--section=international", "--author=anne le gall", "--publish"]

    call_command("import_articles", folder, *order, stdout=StringIO())
    settle()

    response = api.get("/api/v2/pages/?type=news.ArticlePage&fields=*")
    [article] = response.json()["items"]
    assert article["title"] == TITLE
    assert [block["type"] for block in article["body"]].count("paragraph") == 5
    assert [author["name"] for author in article["authors"]] == ["Anne Le Gall"]
    assert "contactez-nous" not in response.content.decode()


def test_importing_again_says_unchanged(section, folder, out):
    call_command("import_articles", folder, "--section=international", stdout=StringIO())

    call_command("import_articles", folder, "--section=international", stdout=out)

    assert out.getvalue().startswith(f"unchanged  {folder}/peniche.txt: {TITLE}\n")
    assert ArticlePage.objects.count() == 1


def test_a_dry_run_says_so(section, folder, out):
    call_command("import_articles", folder, "--section=international", "--dry-run", stdout=out)

    assert out.getvalue().endswith("Dry run: nothing was written.\n")
    assert not ArticlePage.objects.exists()


def test_a_bad_file_is_told_with_its_line_after_the_others_are_imported(section, folder, out):
    (folder / "article.md").write_text(MARKDOWN.replace("date: 2026-03-01 08:30", "date: demain"))

    with pytest.raises(CommandError, match=r"^Refused: 1 of 2 files\.$") as refusal:
        call_command("import_articles", folder, "--section=international", stdout=out)

    assert refusal.value.returncode == 1
    assert out.getvalue().startswith(f"refused    {folder}/article.md:9: “demain” is not a date")
    assert ArticlePage.objects.get().title == TITLE


@pytest.mark.parametrize(
    ("order", "message"),
    [
        (
            ["--section=sport"],
            "No section “sport”; there are: actualites, actualites/international",
        ),
        (["--section=international", "--author=Paul"], "No author is called “Paul”"),
    ],
)
def test_an_order_that_names_nobody_imports_nothing(section, folder, order, message):
    with pytest.raises(CommandError, match=message):
        call_command("import_articles", folder, *order)

    assert not ArticlePage.objects.exists()


def test_a_path_that_leads_nowhere_imports_nothing(section, folder):
    with pytest.raises(CommandError, match=r"There is no such file or directory: .*absent"):
        call_command("import_articles", folder, folder / "absent", "--section=international")

    assert not ArticlePage.objects.exists()


def test_a_folder_without_copy_is_said(section, tmp_path):
    with pytest.raises(CommandError, match="neither Markdown nor plain text"):
        call_command("import_articles", tmp_path, "--section=international")
