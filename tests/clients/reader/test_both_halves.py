"""The server writes the very pages the script draws: neither half can drift from the other."""

from __future__ import annotations

import json

import pytest

from cms.reader import listed, routes, screens
from cms.reader.built import words_of
from cms.reader.drawing import lists
from cms.reader.drawing.blocks import DRAWN, drawn
from cms.reader.drawing.frame import framed
from cms.reader.drawing.lists import Group, Listed
from tests.clients.conftest import BLOCKS, CONTRACT

EXAMPLES = CONTRACT / "examples"
LANGUAGES = ("fr", "en", "es")


def answered(name):
    return json.loads((EXAMPLES / f"{name}.json").read_text())["response"]["body"]


@pytest.fixture(scope="module")
def script(tools, suite):
    """What the script draws of the examples."""
    done = tools.run("compiled/tests/src/drawn.js", at=suite, CHAPO_EXAMPLES=str(EXAMPLES))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def around():
    cards = answered("lists/cards")["items"]
    group = Group(title="Transports", path="/transports/", cards=cards)
    return listed.Around(groups=[group], listed=Listed(cards=cards, total=90, page=2))


def plain(markup):
    """Django writes an apostrophe as an entity; browsers read the same."""
    return str(markup).replace("&#x27;", "'")


def test_the_server_knows_every_block_of_the_contract():
    assert sorted(DRAWN) == BLOCKS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_the_same(name, language, script):
    block = json.loads((EXAMPLES / "blocks" / f"{name}.json").read_text())

    assert plain(drawn(block, words_of(language))) == script["said"][language]["blocks"][name]


PAGES = {
    "full": "pages/article-full",
    "minimal": "pages/article-minimal",
    "english": "pages/article-translated",
    "home": "pages/home-full",
    "section": "pages/section-full",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_the_same(name, script, around):
    document = answered(PAGES[name])

    assert plain(screens.main_of(document, around)) == script["screens"][name]


def test_what_has_to_be_escaped_is_the_same(script, around):
    document = answered("pages/article-full") | {"title": "« L'été » <b>\"&'"}

    assert plain(screens.main_of(document, around)) == script["screens"]["quoting"]


def test_a_composed_front_page_is_the_same(script, around):
    full = answered("pages/article-full")
    said = {"kicker": "", "standfirst": "", "image": None}
    items = [
        {
            **said, "type": "page", "id": "a", "size": "large", "kicker": "Mardi", "title": "Autrement dit",
            "image": full["hero"], "card": answered("lists/cards")["items"][0],
        },
        {
            **said, "type": "topic", "id": "b", "size": "small", "title": "Port de Brest", "standfirst": "Le port.",
            "topic": full["topics"][0],
        },
        {
            **said, "type": "link", "id": "c", "size": "text", "title": "La météo", "image": full["hero"],
            "url": "https://meteo.example/",
        },
    ]  # fmt: skip
    zones = [
        {"title": "À la une", "layout": "lead", "section": None, "items": items},
        {"title": "Transports", "layout": "grid", "section": full["section"], "items": items[1:]},
        {"title": "Vide", "layout": "list", "section": None, "items": []},
    ]
    document = answered("pages/home-full") | {"zones": zones}

    assert plain(screens.main_of(document, around)) == script["screens"]["composed"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_page_is_the_same(language, script, around):
    words, said = words_of(language), script["said"][language]
    author = routes.named_path("author", "anne-le-gall", language=language)
    topic = routes.named_path("topic", "port-de-brest", language=language)
    first_page = Listed(cards=around.listed.cards, total=90, page=1)

    person, about = answered("catalogues/author"), answered("catalogues/topic")

    assert plain(lists.author(person, author, around.listed, words)) == said["author"]
    assert plain(lists.topic(about, topic, first_page, words)) == said["topic"]
    assert plain(lists.search(words)) == said["search"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_misses_and_the_frame_are_the_same(language, script):
    said = script["said"][language]
    elsewhere = answered("pages/article-full")["meta"]["translations"]
    gone = screens.lost("gone", language=language, status=410).main

    missing = screens.lost("missing", language=language, status=404).main
    frame = framed(gone, answered("site/french"), elsewhere, language=language)

    assert plain(missing) == said["missing"]
    assert plain(gone) == said["gone"]
    assert plain(frame) == said["frame"]
