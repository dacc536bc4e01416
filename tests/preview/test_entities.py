"""Authors and topics before they are saved: the shape they will have in public, for whoever may edit them, and nobody else."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
from django.urls import reverse
from pydantic import TypeAdapter

from cms.contract.answers import answer_types
from cms.preview.models import PreviewToken
from cms.published.models import PublishedResource
from cms.published.validation import why_not
from tests.preview.conftest import last_token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]
AUTHOR = {"name": "Anne Le Gall", "kind": "journalist", "active": "on"}
TOPIC = {"name": "Port", "kind": "place"}
FORMS = {"author": AUTHOR, "topic": TOPIC}


def resource(answer):
    """What is shown, of the declared type."""
    assert answer.status_code == 200, answer.content
    reason = why_not(TypeAdapter(answer_types()["Preview"]), answer.content)
    assert not reason, reason
    return answer.json()["resource"]


@pytest.fixture(scope="module")
def known(staffed):
    made = {"author": staffed.author(), "topic": staffed.topic()}
    staffed.settle()
    return made


@pytest.fixture
def saved(db, known):
    return deepcopy(known)


@pytest.mark.parametrize("kind", FORMS)
def test_what_is_known_previews_as_it_is_known(kind, saved, newsroom, editor, read, api):
    newsroom.article(authors=[saved["author"]], topics=[saved["topic"]])
    newsroom.settle()
    pk = saved[kind].pk

    answer = read(editor.entity_token(kind, pk))

    assert answer.json()["kind"] == kind
    assert resource(answer) == api.get(f"/api/v2/{kind}s/{pk}/").json()


@pytest.mark.parametrize("kind", FORMS)
def test_it_follows_typing(kind, saved, editor, read):
    pk = saved[kind].pk
    editor.type_in_snippet(kind, {**FORMS[kind], "name": "Un nom"}, pk=pk)
    token = editor.entity_token(kind, pk)
    first = resource(read(token))
    editor.type_in_snippet(kind, {**FORMS[kind], "name": "Un autre nom"}, pk=pk)

    assert first["name"] == "Un nom"
    assert resource(read(token))["name"] == "Un autre nom"
    saved[kind].refresh_from_db()
    assert saved[kind].name == FORMS[kind]["name"]


@pytest.mark.parametrize("kind", FORMS)
def test_one_never_saved_is_seen_in_the_panel_alone(kind, saved, newsroom, editor, read, api):
    newsroom.article(authors=[saved["author"]], topics=[saved["topic"]])
    newsroom.settle()
    kept = PublishedResource.objects.count()
    editor.type_in_snippet(kind, {**FORMS[kind], "name": "CANARI jamais enregistré"})

    shown = resource(read(editor.entity_token(kind)))

    assert (shown["id"], shown["name"]) == (0, "CANARI jamais enregistré")
    assert shown["slug"] == "canari-jamais-enregistre"
    newsroom.settle()
    assert PublishedResource.objects.count() == kept
    assert not type(saved[kind]).objects.filter(name__startswith="CANARI").exists()
    for address in (
        f"{kind}s/",
        f"{kind}s/0/",
        "search/?q=CANARI",
        "suggest/?q=CANARI",
        "changes/",
    ):
        assert b"CANARI jamais" not in api.get(f"/api/v2/{address}").content


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_with_nothing_in_it_previews(kind, editor, read):
    editor.type_in_snippet(kind, {"kind": FORMS[kind]["kind"]})

    shown = resource(read(editor.entity_token(kind)))

    assert (shown["name"], shown["slug"]) == ("", "sans-nom")


def test_what_somebody_else_types_is_theirs(saved, editor, hire, read):
    pk = saved["author"].pk
    editor.type_in_snippet("author", {**AUTHOR, "name": "CANARI"}, pk=pk)

    other = hire("redaction-en-chef").entity_token("author", pk)

    assert resource(read(other))["name"] == AUTHOR["name"]


@pytest.mark.parametrize(("locale", "path"), [("fr", "/"), ("en", "/en/")])
def test_a_new_one_opens_on_the_front_page_of_its_language(
    locale, path, newsroom, editor, read, settings
):
    newsroom.locale("en")
    settings.CHAPO_PREVIEW_FRONTS = [
        "https://www.journal.example",
        "/en=https://en.journal.example",
    ]
    url = editor.type_in_snippet("author", AUTHOR)
    form = editor.client.get(f"{reverse('wagtailsnippets_news_author:add')}?locale={locale}")
    assert f"{url}?locale={locale}" in form.content.decode()

    said = editor.client.get(f"{url}?locale={locale}&in_preview_panel=true").content.decode()
    assert 'name="entity" value="author:0"' in said
    assert f'name="locale" value="{locale}"' in said
    minted = editor.mint(source="form", entity="author:0", locale=locale).json()

    host = {"fr": "www", "en": "en"}[locale]
    assert minted["url"].startswith(f"https://{host}.journal.example{path}#preview=")
    assert resource(read(minted["token"], path=path, locale=locale))["locale"] == locale


@pytest.mark.parametrize(
    "elsewhere", [{"path": "/auteurs/anne-le-gall/"}, {"path": "/en/"}, {"locale": "en"}]
)
def test_a_token_opens_nothing_elsewhere(elsewhere, saved, editor, read):
    token = editor.entity_token("author", saved["author"].pk)
    nothing = read("nothing")

    answer = read(token, **elsewhere)

    assert (answer.status_code, answer.content) == (404, nothing.content)
    assert dict(answer.headers) == dict(nothing.headers)


def lose_right(editor, author):
    editor.user.groups.clear()


def delete(editor, author):
    author.delete()


def log_out(editor, author):
    editor.client.post("/admin/logout/")


@pytest.mark.parametrize("spoil", [lose_right, delete, log_out])
def test_a_token_ends_with_the_right_the_thing_and_the_session(spoil, saved, editor, read):
    token = editor.entity_token("author", saved["author"].pk)
    assert read(token).status_code == 200

    spoil(editor, saved["author"])

    answer, nothing = read(token), read("nothing")
    assert (answer.status_code, answer.content) == (404, nothing.content)


def test_a_token_shows_one_thing_and_no_other(saved, newsroom, editor, read):
    other = newsroom.author("CANARI une autre")
    token = editor.entity_token("author", saved["author"].pk)

    assert last_token().entity == f"author:{saved['author'].pk}"
    assert other.name.encode() not in read(token).content


def test_nobody_makes_a_token_for_what_they_may_not_edit(saved, hire):
    stranger = hire("iconographie")

    for entity in (f"author:{saved['author'].pk}", "author:0", "topic:0"):
        # Wagtail answers a refusal in the admin with its front page.
        answer = stranger.mint(source="form", entity=entity, locale="fr")
        assert answer.status_code in {302, 403}
    assert not PreviewToken.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"entity": "author:999999"},
        {"entity": "author:x"},
        {"entity": "author:\uff11"},
        {"entity": "author"},
        {"entity": "page:1"},
        {"entity": "user:1"},
        {"entity": "image:1"},
        {"entity": "author:0", "locale": "de"},
        {"entity": "author:0", "locale": ""},
        {"entity": "author:0", "locale": "\0"},
        {"entity": "author:0", "source": "revision"},
        {"entity": "author:0", "mode": "card"},
    ],
)
def test_a_strange_request_makes_nothing(said, editor):
    answer = editor.mint(**{"source": "form", "locale": "fr", **said})

    assert answer.status_code == 404
    assert not PreviewToken.objects.exists()


def test_no_cache_keeps_it(saved, editor, read):
    headers = read(editor.entity_token("author", saved["author"].pk)).headers

    assert headers["Cache-Control"] == "no-store, private"
    assert not {"ETag", "Cache-Tag", "Last-Modified", "Access-Control-Allow-Origin"} & set(headers)


def test_its_shape_names_nothing_of_a_page(saved, editor, read):
    answer = read(editor.entity_token("topic", saved["topic"].pk)).json()

    assert set(answer) == {"kind", "mode", "audience", "expires_at", "resource"}
    assert json.dumps(answer["resource"])
