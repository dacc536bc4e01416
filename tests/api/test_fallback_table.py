"""Every endpoint × state of a translation × languages accepted: the first accepted language that is public is served.

French, English and Spanish are known; articles, sections, authors and topics are in each state at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.locales import trees
from cms.published import counts
from cms.published.drain import run_of_many
from tests.conftest import make_home, project
from tests.newsroom import Newsroom
from tests.translators import AtOnce, Desk

pytestmark = pytest.mark.django_db

#: State → the languages in which a page in it is public.
STATES = {
    "translated": {"fr", "en"},
    "stale": {"fr", "en"},
    "untranslated": {"fr"},
    "draft": {"fr"},
    "private in French": set(),
    "private in English": set(),
    "restriction lifted": {"fr", "en"},
    "French withdrawn": {"en"},
    "English withdrawn": {"fr"},
}
#: An English article is signed by the author as the newsroom knows them, in French: public while any of its languages is.
SIGNED = {state: codes | ({"fr"} if codes else set()) for state, codes in STATES.items()}
#: What a reader accepts: the language asked for, then what may stand in for it.
ACCEPTED = [
    ("fr",),
    ("en",),
    ("es",),
    ("en", "fr"),
    ("fr", "en"),
    ("es", "fr"),
    ("es", "en", "fr"),
    ("es", "fr", "en"),
]
TABLE = [*product(STATES, ACCEPTED)]
KINDS = ("article", "section", "author", "topic")
LISTS = {
    "article": "pages/?type=article&limit=100",
    "article, all pages": "pages/?limit=100",
    "article, in a section": "pages/?section={above}&type=article&limit=100",
    "article, in the section in English": "pages/?section={above_en}&type=article&limit=100",
    "article, below the front page": "pages/?descendant_of={front}&type=article&limit=100",
    "article, by words": "pages/?search=port&type=article&limit=100",
    "article, whole": "pages/?type=article&fields=*&limit=100",
    "article, found": "search/?q=port&type=article&limit=100",
    "section": "sections/?limit=100",
    "section, as pages": "pages/?type=section&limit=100",
    "author": "authors/?limit=100",
    "topic": "topics/?limit=100",
}


#: Without a fallback a page's id stands for that page alone: lists of what is below it are in its language.
PLACES = {
    "article, in a section": "fr",
    "article, in the section in English": "en",
    "article, below the front page": "fr",
}
QUESTIONS = [
    (question, accepted)
    for question, accepted in product(LISTS, ACCEPTED)
    if len(accepted) > 1 or PLACES.get(question, accepted[0]) == accepted[0]
]


@dataclass(kw_only=True)
class World:
    """Kind → state → the ids of the thing by language, whether they are public or not."""

    ids: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)
    keys: dict[str, dict[str, Any]] = field(default_factory=dict)
    paths: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def ask(self, address: str, accepted: tuple[str, ...] = ()) -> Any:
        """Ask the API, for languages or without a word of them."""
        asked: dict[str, str] = {}
        if accepted:
            asked["locale"] = accepted[0]
        if accepted[1:]:
            asked["fallback"] = ",".join(accepted[1:])
        said = "&".join(f"{name}={value}" for name, value in asked.items())
        return Client().get(f"/api/v2/{address}{'&' if '?' in address else '?'}{said}".rstrip("&?"))


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once for the table; nothing in it is written by a question."""
    with django_db_blocker.unblock(), transaction.atomic():
        counts.forget()
        newsroom = Newsroom(home=make_home(), settle=settle)
        yield fill(newsroom)
        transaction.set_rollback(True)
    counts.forget()


def settle():
    with transaction.atomic():
        project()


def fill(newsroom):
    desk = Desk(newsroom=newsroom, committing=AtOnce)
    newsroom.publish(newsroom.home)
    above = newsroom.section("Politique")
    newsroom.publish(above)
    trees.sync()
    made = World()
    for page in (newsroom.home, above):
        desk.published(page)
    made.places = {
        "above": above.pk,
        "above_en": above.get_translation(newsroom.locale("en")).pk,
        "front": newsroom.home.pk,
    }
    # What depends on a page is built once, by the settling below.
    with run_of_many(clock=timezone.now):
        for number, state in enumerate(STATES):
            bring(made, state, desk, number=number, above=above)
    settle()
    return made


def bring(made, state, desk, *, number, above):
    """One thing of each kind in a state."""
    newsroom = desk.newsroom
    section = newsroom.section(f"Rubrique {number}", standfirst="Le port.")
    newsroom.publish(section)
    author, topic = signed_and_about(newsroom, number)
    article = newsroom.article(
        f"Le port {number}",
        section=above,
        authors=[author["fr"]],
        topics=[topic["fr"]],
    )
    for kind, page in (("article", article), ("section", section)):
        note(made, kind, state, page, put(page, state, desk))
    for kind, rows in (("author", author), ("topic", topic)):
        found = {code: row.pk for code, row in rows.items()}
        made.ids.setdefault(kind, {})[state] = found


def signed_and_about(newsroom, number):
    """An author and a topic, each said in both languages."""
    rows = []
    for row in (newsroom.author(f"Anne {number}"), newsroom.topic(f"Port {number}")):
        english = row.copy_for_translation(newsroom.locale("en"))
        english.save()
        rows.append({"fr": row, "en": english})
    return rows


def put(page, state, desk):
    """Bring a public French page and its translation to a state; answers the English page where there is one."""
    if state == "untranslated":
        return page.get_translation_or_none(desk.newsroom.locale("en"))
    job = desk.submit(page)
    if state == "draft":
        return desk.page(job)
    desk.translate(job)
    english = desk.publish(job)
    if state in CHANGES:
        CHANGES[state](page, english, desk.newsroom)
    return english


def change(page, _english, newsroom):
    page.title = f"{page.title} rouvre"
    newsroom.publish(page)


def shut(page):
    return PageViewRestriction.objects.create(page=page, restriction_type="login")


#: State → what is done to a public page and its public translation.
CHANGES = {
    "stale": change,
    "private in French": lambda page, _english, _newsroom: shut(page),
    "private in English": lambda _page, english, _newsroom: shut(english),
    "restriction lifted": lambda page, _english, _newsroom: shut(page).delete(),
    "French withdrawn": lambda page, _english, _newsroom: page.unpublish(),
    "English withdrawn": lambda _page, english, _newsroom: english.unpublish(),
}


def note(made, kind, state, page, english):
    both = {"fr": page, **({"en": english} if english is not None else {})}
    made.ids.setdefault(kind, {})[state] = {code: it.pk for code, it in both.items()}
    made.keys.setdefault(kind, {})[state] = page.translation_key
    made.paths.setdefault(kind, {})[state] = {code: it.get_url() for code, it in both.items()}


def public(kind, state):
    """The languages a thing is public in."""
    return (SIGNED if kind in {"author", "topic"} else STATES)[state]


def expected(state, accepted, *, kind="article"):
    """The language a reader is served, or none."""
    return next((code for code in accepted if code in public(kind, state)), None)


@pytest.mark.parametrize(("question", "accepted"), QUESTIONS)
def test_a_list_shows_each_thing_once_in_the_first_language_accepted(world, question, accepted):
    response = world.ask(LISTS[question].format(**world.places), accepted)

    kind = question.partition(",")[0]
    body = response.json()
    cards = [item.get("card", item) for item in body["items"]]
    shown = SimpleNamespace(
        ids=[card["id"] for card in cards],
        locales={card["id"]: card["meta"].get("locale") or card["locale"] for card in cards},
    )
    known = world.ids[kind]
    served = {state: expected(state, accepted, kind=kind) for state in STATES}
    wanted = {known[state][code] for state, code in served.items() if code}
    everything = {pk for ids in known.values() for pk in ids.values()}
    assert set(shown.ids) & everything == wanted
    assert len(shown.ids) == len(set(shown.ids)) == body["meta"]["total_count"]
    assert all(shown.locales[known[state][code]] == code for state, code in served.items() if code)
    assert body["meta"]["requested_locale"] == accepted[0]
    said = dict.fromkeys(shown.locales[pk] for pk in shown.ids)
    assert response.headers.get("Content-Language") == (", ".join(said) or None)


@pytest.mark.parametrize("kind", ["article", "section"])
@pytest.mark.parametrize(("state", "accepted"), TABLE)
def test_a_key_leads_to_the_first_language_accepted(world, state, accepted, kind):
    address = f"translations/?translation_key={world.keys[kind][state]}"

    answer = world.ask(address, accepted)

    check_page(answer, world.ids[kind][state], served=expected(state, accepted), accepted=accepted)


@pytest.mark.parametrize("kind", ["article", "section"])
@pytest.mark.parametrize("code", ["fr", "en"])
@pytest.mark.parametrize(("state", "accepted"), TABLE)
def test_an_address_leads_to_the_first_language_accepted(world, state, accepted, code, kind):
    """An address of a page that is not public leads nowhere, whatever else is."""
    path = world.paths[kind][state].get(code, "/en/nulle-part/")

    answer = world.ask(f"resolve/?path={path}", accepted)

    served = expected(state, accepted) if code in STATES[state] else None
    check_page(answer, world.ids[kind][state], served=served, accepted=accepted, missing={404, 410})


def check_page(answer, ids, *, served, accepted, missing=frozenset({404})):
    if served is None:
        assert answer.status_code in missing
        return
    body = answer.json()
    assert body["document"]["id"] == ids[served]
    assert body["document"]["meta"]["locale"] == body["served_locale"] == served
    assert body["requested_locale"] == accepted[0]
    assert body["noindex"] is (served != accepted[0])
    assert answer["Content-Language"] == served
    alternates = {it["hreflang"] for it in body["document"]["meta"]["alternates"]}
    assert served in alternates
    assert "x-default" in alternates


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", ["fr", "en"])
@pytest.mark.parametrize("state", STATES)
def test_an_id_is_of_one_language(world, state, code, kind):
    """Who asks by id has chosen the language; nothing stands in for it."""
    noun = "pages" if kind in {"article", "section"} else f"{kind}s"
    known = world.ids[kind][state].get(code)

    answer = world.ask(f"{noun}/{known or 999_999}/")
    asked_otherwise = world.ask(f"{noun}/{known or 999_999}/", ("en", "fr"))

    assert answer.status_code == (200 if code in public(kind, state) else 404)
    if code in public(kind, state):
        assert answer["Content-Language"] == code
    assert asked_otherwise.status_code == 400


@pytest.mark.parametrize("code", ["fr", "en"])
@pytest.mark.parametrize("state", STATES)
def test_find_leads_to_what_is_public_at_an_address(world, state, code):
    path = world.paths["article"][state].get(code, "/en/nulle-part/")

    answer = world.ask(f"pages/find/?html_path={path}")

    assert answer.status_code == (302 if code in STATES[state] else 404)


@pytest.mark.parametrize("code", ["fr", "en"])
@pytest.mark.parametrize("state", STATES)
def test_names_are_suggested_in_one_language(world, state, code):
    known = world.ids["article"][state].get(code)

    items = world.ask("suggest/?q=port&limit=20", (code,)).json()["items"]

    shown = {item["id"] for item in items if item["kind"] == "article"}
    assert (known in shown) is (code in STATES[state])


@pytest.mark.parametrize("code", ["fr", "en"])
@pytest.mark.parametrize("state", STATES)
def test_a_document_names_only_languages_that_are_public(world, state, code):
    if code not in STATES[state]:
        return
    document = world.ask(f"pages/{world.ids['article'][state][code]}/").json()

    others = {it["locale"]: it["status"] for it in document["meta"]["translations"]}
    assert set(others) == STATES[state] - {code}
    if code == "fr" and "en" in others:
        assert others["en"] == ("stale" if state == "stale" else "up_to_date")


@pytest.mark.parametrize("address", ["suggest/?q=port", "site/", "images/", "documents/"])
def test_what_is_in_one_language_takes_no_fallback(world, address):
    assert world.ask(address, ("en", "fr")).status_code == 400
