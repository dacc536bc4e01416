"""The demonstration's files: complete, correct French, and nothing borrowed."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from cms.core.blocks import StoryBlock
from cms.core.blocks.story import SidebarBodyBlock
from cms.demo.catalogue import CONTENT, Catalogue, UnknownName, listed
from cms.demo.manuscripts import BadManuscript, manuscripts, read
from cms.demo.moments import moment
from cms.demo.stories import story
from news.models.vocabulary import AuthorKind, CorrectionKind, Genre
from tests.demo.prose import block_types, blocks_of, faults, sentences

WRITTEN = list(manuscripts())
LISTS = ("sections", "people", "topics", "pictures", "files", "publisher")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LINK = re.compile(r"article:\s?([a-z0-9-]+)")


def each(written):
    return [pytest.param(manuscript, id=manuscript.slug) for manuscript in written]


def published(manuscript):
    return moment(manuscript.about["published"], now=NOW)


def test_there_are_forty_articles_in_every_genre():
    public = [manuscript for manuscript in WRITTEN if manuscript.state == "published"]

    assert len(WRITTEN) == 40
    assert {manuscript.fields["genre"] for manuscript in public} == set(Genre.values)


def test_every_block_is_used_in_a_public_article():
    public = [manuscript for manuscript in WRITTEN if manuscript.state == "published"]

    used = set().union(*(block_types(blocks_of(manuscript)) for manuscript in public))

    assert used == set(StoryBlock().child_blocks)


def test_sidebars_use_everything_they_may_hold():
    sidebars = [
        block["value"]["body"]
        for manuscript in WRITTEN
        for block in blocks_of(manuscript)
        if block["type"] == "sidebar"
    ]

    assert set().union(*map(block_types, sidebars)) == set(SidebarBodyBlock().child_blocks)


def test_every_kind_of_author_and_correction_is_there():
    corrections = [row for manuscript in WRITTEN for row in manuscript.about.get("corrections", ())]

    assert {entry["kind"] for entry in listed("people")} == set(AuthorKind.values)
    assert {row["kind"] for row in corrections} == set(CorrectionKind.values)


def test_some_articles_are_not_for_the_public_yet():
    states = [manuscript.state for manuscript in WRITTEN]

    assert states.count("draft") == 2
    assert states.count("submitted") == states.count("scheduled") == 1
    assert sum("embargo_in_days" in manuscript.about for manuscript in WRITTEN) == 1


@pytest.mark.parametrize("manuscript", each(WRITTEN))
def test_an_article_is_in_correct_french_typography(manuscript):
    said = [dict(manuscript.fields), dict(manuscript.about), blocks_of(manuscript)]

    assert faults(said) == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_in_correct_french_typography(name):
    assert faults(listed(name)) == []


@pytest.mark.parametrize("manuscript", each(WRITTEN))
def test_an_article_has_the_length_its_genre_asks(manuscript):
    words = len(" ".join(sentences(blocks_of(manuscript))).split())

    assert 30 < words < 900
    assert len(manuscript.fields.get("standfirst", "")) <= 400


@pytest.mark.parametrize("manuscript", each(WRITTEN))
def test_an_article_only_sends_to_what_was_published_before_it(manuscript):
    dates = {other.slug: published(other) for other in WRITTEN if other.state == "published"}

    targets = LINK.findall(manuscript.text)

    assert not targets or max(dates[target] for target in targets) < published(manuscript)


@pytest.mark.parametrize(
    "path", [path for path in CONTENT.rglob("*.*") if path.suffix in {".md", ".yaml"}], ids=str
)
def test_every_address_is_in_a_reserved_domain(path):
    hosts = re.findall(
        r"(?:https?://|[\w.]+@)([a-z0-9.-]+\.[a-z]+)", path.read_text(encoding="utf-8")
    )

    assert [host for host in hosts if not host.endswith(".example")] == []


def test_every_picture_is_used():
    names = {entry["key"] for entry in listed("pictures")}
    text = "".join(path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.*"))

    used = set(re.findall(r"(?:image|photo|poster): ([a-z-]+)", text))

    assert used == names


def test_a_word_nobody_reads_in_the_front_matter_is_refused(tmp_path):
    path = tmp_path / "essai.md"
    path.write_text("---\ntitle: Essai\nchapeau: Non\n---\nTexte.", encoding="utf-8")

    with pytest.raises(BadManuscript, match="chapeau"):
        read(path)


@pytest.mark.parametrize(
    "text",
    [
        "``` tableau\nrows: []\n```",
        "``` quote\ntexte: Oui\n```",
        "``` key_figure\nvalue: 12\n```",
        "``` list\nitems: [12]\n```",
        "> Une citation sans source",
    ],
    ids=[
        "unknown block",
        "unknown field",
        "a number for a text",
        "a number for an item",
        "blockquote",
    ],
)
def test_a_story_refuses_what_it_cannot_hold(text):
    with pytest.raises(BadManuscript):
        story(text, slug="essai", catalogue=Catalogue(ids={}))


def test_a_link_to_nothing_is_refused():
    with pytest.raises(UnknownName, match="absent"):
        story("[lien](article:absent)", slug="essai", catalogue=Catalogue(ids={"article": {}}))


def test_markdown_becomes_wagtail_rich_text():
    catalogue = Catalogue(ids={"article": {"port": 12}, "file": {"rapport": 3}})
    text = (
        "Le **port** et *la mer*,\n[lire](article:port), [voir](document:rapport), CO<sub>2</sub>."
    )

    (block,) = story(text, slug="essai", catalogue=catalogue)

    assert block["type"] == "paragraph"
    assert block["value"] == (
        '<p>Le <b>port</b> et <i>la mer</i>, <a linktype="page" id="12">lire</a>, '
        '<a linktype="document" id="3">voir</a>, CO<sub>2</sub>.</p>'
    )


def test_block_ids_do_not_change_from_one_reading_to_the_next():
    manuscript = max(WRITTEN, key=lambda manuscript: len(manuscript.text))

    assert blocks_of(manuscript) == blocks_of(manuscript)
