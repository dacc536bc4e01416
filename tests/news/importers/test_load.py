"""Loading: an article is made once, whole, and follows its file."""

from __future__ import annotations

from datetime import UTC, datetime

from news.importers.load import Order, load
from news.importers.report import Status
from news.models import ArticlePage
from tests.news.importers.articles import article, count_of_writes, draft
from tests.news.importers.pastes import (
    BIO,
    HEADINGS,
    MARKDOWN,
    PARAGRAPHS,
    PASTE,
    STANDFIRST,
    TITLE,
)


def test_a_paste_becomes_a_draft_below_its_section(import_text, section):
    outcome = import_text()

    page = article()
    assert outcome.status is Status.CREATED
    assert page.get_parent().specific == section
    assert (page.title, page.standfirst, page.live) == (TITLE, STANDFIRST, False)
    assert page.slug == "a-port-mahe-la-peniche-theatre-reprend-la-mer-apres-six-hivers-a-quai"
    assert page.locale == section.locale
    assert [block.block_type for block in page.body] == [
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
    ]
    assert page.body[2].value["text"] == HEADINGS[0]
    assert page.word_count > 150


def test_what_is_beside_the_article_goes_to_the_internal_note_and_the_report(import_text):
    outcome = import_text()

    assert article().internal_note == f"Hors du texte : {BIO}"
    assert outcome.outside == (BIO,)
    assert outcome.missing == ("author", "date", "image")


def test_an_article_is_published_when_asked(import_text):
    outcome = import_text(publish=True)

    assert outcome.is_published
    assert article().live
    assert not article().has_unpublished_changes


def test_importing_again_changes_nothing(import_text):
    import_text(publish=True)
    before = count_of_writes()

    outcome = import_text(publish=True)

    assert outcome.status is Status.UNCHANGED
    assert not outcome.is_published
    assert count_of_writes() == before


def test_the_same_file_gives_the_same_bytes(import_text):
    import_text()
    first = article().body.raw_data[:]
    article().delete()

    import_text()

    assert list(article().body.raw_data) == list(first)


def test_a_changed_title_updates_the_same_article(import_text):
    import_text(publish=True)
    slug = article().slug

    outcome = import_text(PASTE.replace(TITLE, "La péniche repart"), publish=True)

    assert outcome.status is Status.UPDATED
    assert article().title == "La péniche repart"
    assert article().slug == slug


def test_a_corrected_typo_keeps_every_block_id(import_text):
    import_text(publish=True)
    ids = [block.id for block in article().body]

    import_text(
        PASTE.replace("cale sèche", "cale seche").replace("cahier.", "calepin."), publish=True
    )

    assert [block.id for block in article().body] == ids
    assert "calepin." in str(article().body)


def test_an_update_that_is_not_published_waits_as_a_draft(import_text):
    import_text(publish=True)

    outcome = import_text(PASTE.replace(TITLE, "La péniche repart"))

    assert article().title == TITLE
    assert draft().title == "La péniche repart"
    assert outcome.notes == ("saved as a draft: readers still see the text that was published",)


def test_a_draft_is_published_when_its_file_comes_again_to_be(import_text):
    import_text()

    outcome = import_text(publish=True)

    assert (outcome.status, outcome.is_published) == (Status.UNCHANGED, True)
    assert article().live


def test_a_dry_run_says_the_same_and_writes_nothing(import_text):
    outcome = import_text(publish=True, dry_run=True)

    assert (outcome.status, outcome.is_published) == (Status.CREATED, True)
    assert not ArticlePage.objects.exists()


def test_a_dry_run_of_an_update_writes_nothing(import_text):
    import_text()
    before = count_of_writes()

    outcome = import_text(PASTE.replace(TITLE, "La péniche repart"), publish=True, dry_run=True)

    assert (outcome.status, outcome.is_published) == (Status.UPDATED, True)
    assert count_of_writes() == before
    assert not article().live


def test_front_matter_fills_the_article(import_text, newsroom):
    author, topic = newsroom.author("Anne Le Gall"), newsroom.topic("Port", aliases="Quais")
    extra = "genre: Décryptage\nplace: Port-Mahé\ntopics: [quais, Mer]\ndate: 2026-03-01 08:30"

    outcome = import_text(MARKDOWN.replace("date: 2026-03-01 08:30", extra), name="a.md")

    page = article()
    assert page.external_id == "belle-etoile"
    assert (page.kicker, page.place, page.genre) == ("Spectacles", "Port-Mahé", "context")
    assert page.published_at == datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
    assert [line.author for line in page.bylines.all()] == [author]
    assert [line.topic for line in page.article_topics.all()] == [topic]
    assert page.internal_note == "Sujet inconnu : Mer"
    assert outcome.missing == ("topic “Mer”", "image")


def test_a_name_without_an_author_is_missing_until_there_is_one(import_text, newsroom):
    first = import_text(MARKDOWN, name="a.md")
    author = newsroom.author("ANNE LE GALL")

    second = import_text(MARKDOWN, name="a.md")

    assert first.missing == ("author “Anne Le Gall”", "image")
    assert (second.status, second.missing) == (Status.UPDATED, ("image",))
    assert [line.author for line in draft().bylines.all()] == [author]
    assert draft().internal_note == ""


def test_an_order_signs_only_what_nobody_signed(import_text, newsroom):
    paul = newsroom.author("Paul Rey")
    newsroom.author("Anne Le Gall")

    unsigned = import_text(author=paul)
    import_text(MARKDOWN, name="a.md", author=paul)

    assert "author" not in unsigned.missing
    names = [
        [line.author.name for line in page.bylines.all()]
        for page in ArticlePage.objects.order_by("pk")
    ]
    assert names == [["Paul Rey"], ["Anne Le Gall"]]


def test_every_kind_of_block_is_stored_as_the_admin_stores_it(import_text):
    parts = ["> Nous partons.\n> — Une marin", "- Un\n- Deux", "![Un quai](q.jpg)", "***"]
    table = "| a | b |\n|---|---|\n| 1 | 2 |"

    import_text(
        "\n\n".join(["# Un titre", *parts, table, PARAGRAPHS[0]]), name="a.md", publish=True
    )

    body = article().body
    assert [block.block_type for block in body] == [
        "quote",
        "list",
        "image",
        "separator",
        "table",
        "paragraph",
    ]
    assert body[0].value["source"] == "Une marin"
    assert [item.source for item in body[1].value["items"]] == ["<p>Un</p>", "<p>Deux</p>"]
    assert body[2].value["image"] is None
    assert body[4].value["data"] == [["a", "b"], ["1", "2"]]
    assert body.stream_block.get_api_representation(body)
    assert article().internal_note == "Image attendue : q.jpg"


def test_a_list_is_the_same_when_it_comes_again(import_text):
    text = f"# Un titre\n\n- Un\n- Deux\n\n{PARAGRAPHS[0]}"
    import_text(text, name="a.md")

    assert import_text(text, name="a.md").status is Status.UNCHANGED


def test_another_text_in_a_file_of_the_same_name_is_refused(import_text):
    import_text()

    outcome = import_text("Un tout autre sujet\n\nCe paragraphe ne doit rien à la péniche.")

    assert outcome.status is Status.REFUSED
    assert "came from a file of this name and shares nothing with it" in outcome.error
    assert article().title == TITLE


def test_two_files_of_a_run_cannot_be_one_article(section, tmp_path):
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(MARKDOWN)

    outcomes = list(load([tmp_path / "a.md", tmp_path / "b.md"], order=Order(section=section)))

    assert [outcome.status for outcome in outcomes] == [Status.CREATED, Status.REFUSED]
    assert outcomes[1].error == (
        f"{tmp_path}/b.md:2: has the id “belle-etoile”, as {tmp_path}/a.md does"
    )


def test_two_articles_of_one_id_are_not_guessed_between(import_text, newsroom, section):
    newsroom.article("Un", section=section, external_id="belle-etoile")
    newsroom.article("Deux", section=section, external_id="belle-etoile")

    outcome = import_text(MARKDOWN, name="a.md")

    assert "all have the id “belle-etoile”" in outcome.error


def test_a_genre_nobody_knows_is_refused_with_its_line(import_text):
    outcome = import_text(MARKDOWN.replace("kicker:", "genre: poème\nkicker:"), name="a.md")

    assert "a.md:4: unknown genre “poème”; known are news, brief" in outcome.error
    assert not ArticlePage.objects.exists()


def test_a_bad_file_leaves_nothing_and_stops_nobody(section, tmp_path):
    (tmp_path / "a.txt").write_bytes(PASTE.encode()[:900])
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "c.txt").write_text(PASTE)
    files = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]

    outcomes = list(load(files, order=Order(section=section)))

    assert [outcome.status for outcome in outcomes] == [
        Status.REFUSED,
        Status.REFUSED,
        Status.CREATED,
    ]
    assert article().external_id == "file:c.txt"


def test_an_import_speaks_of_the_article_not_of_its_translation(import_text, newsroom):
    import_text()
    article().copy_for_translation(newsroom.locale("en"), copy_parents=True)

    assert import_text().status is Status.UNCHANGED
