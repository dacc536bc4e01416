"""Loading: a whole newsroom from nothing, once."""

from __future__ import annotations

import copy
import json
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from PIL import Image
from wagtail.models import Page, Revision, Site

from cms.core.blocks import StoryBlock
from cms.core.models import NewsDocument, NewsImage
from cms.demo import accounts, library
from cms.demo.catalogue import listed
from cms.demo.manuscripts import manuscripts
from cms.editorial.roles import ROLES
from cms.locales.models import PublishedText
from cms.published import validation
from cms.published.models import Change, PublishedDocument, PublishedResource
from home.models import HomePage, Menu, MenuItem, Publisher
from news.models import ArticlePage, Author, SectionPage, Topic
from tests.conftest import as_installed
from tests.contract.components import faults

#: Without it the file alone would be given no database; and what a test changes is undone with it.
pytestmark = [pytest.mark.django_db, pytest.mark.long]

WRITTEN = {manuscript.slug: manuscript for manuscript in manuscripts()}
NOT_PUBLIC = sorted(
    slug
    for slug, manuscript in WRITTEN.items()
    if manuscript.state != "published" or "embargo_in_days" in manuscript.about
)
MODELS = (
    Page, Revision, HomePage, SectionPage, ArticlePage, Author, Topic, NewsImage, NewsDocument, Menu, Publisher,
    get_user_model(), MenuItem,
)  # fmt: skip


def small_picture(scene, *, name):
    """A picture as small as its name: here only rows matter, `test_drawing.py` draws."""
    file = BytesIO()
    colour = (len(name) * 9, len(scene) * 9, sum(map(ord, name)) % 256)
    Image.new("RGB", (80, 50), colour).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """What `load_demo` printed; the demonstration is loaded once for this module, then rolled back."""
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        patch.setattr(library, "draw", small_picture)
        as_installed()
        yield run()
        transaction.set_rollback(True)


def run():
    out = StringIO()
    call_command("load_demo", force=True, stdout=out, stderr=out)
    return out.getvalue()


def rows():
    """Every row a second loading could add or touch."""
    return {
        "counts": {model.__name__: model.objects.count() for model in MODELS},
        "revisions": dict(Page.objects.values_list("pk", "latest_revision")),
        "documents": dict(PublishedDocument.objects.values_list("page_id", "etag")),
        "changes": Change.objects.count(),
        "files": list(NewsImage.objects.order_by("pk").values_list("file", "file_hash")),
    }


def titles(answer):
    return {item["meta"]["slug"] for item in answer.json()["items"]}


def test_it_says_what_was_made_and_who_may_log_in(demo):
    assert "articles 40" in demo
    assert "could not be built" not in demo
    assert [login for login in ("admin", *ROLES) if f"  {login} " not in demo] == []


def test_an_empty_site_becomes_a_newsroom(demo):
    assert ArticlePage.objects.filter(locale__language_code="fr").count() == 40
    for code in ("fr", "en", "es"):
        there = SectionPage.objects.filter(locale__language_code=code)
        assert there.count() == len(listed("sections"))
    assert Author.objects.count() == 8
    assert Topic.objects.count() == 15
    assert NewsImage.objects.count() == len(listed("pictures"))
    assert NewsDocument.objects.count() == 2
    assert Publisher.objects.get().name == "L’Étale"


@pytest.mark.parametrize(("code", "public", "begun"), [("en", 4, 1), ("es", 2, 1)])
def test_some_articles_are_translated_and_some_are_begun(demo, code, public, begun):
    there = ArticlePage.objects.filter(locale__language_code=code)

    assert there.filter(live=True).count() == public
    assert there.filter(live=False).count() == begun
    assert HomePage.objects.get(locale__language_code=code).live


@pytest.mark.parametrize("code", ["en", "es"])
def test_a_translation_is_stale_by_what_the_newsroom_added_since(demo, code):
    stale = PublishedText.objects.filter(
        page__locale__language_code=code, stale_since__isnull=False
    )

    assert [text.source for text in stale] == [""]


def test_menus_speak_every_language(demo):
    labels = MenuItem.objects.filter(label="Legal notice", menu__locale__language_code="en")

    assert labels.count() == 1
    assert (
        MenuItem.objects.filter(menu__locale__language_code="es", menu__place="main").count() == 6
    )


def test_loading_twice_changes_nothing(demo):
    before = rows()

    said = run()

    assert said == "The demonstration is already in place; nothing was changed.\n"
    assert rows() == before


def test_the_front_page_takes_the_place_of_wagtails_welcome(demo):
    home = HomePage.objects.get(locale__language_code="fr")

    fronts = Page.objects.filter(depth=2, locale__language_code="fr")
    assert list(fronts.values_list("pk", flat=True)) == [home.pk]
    assert Site.objects.get().root_page_id == home.pk
    assert Site.objects.get().hostname == "testserver"


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("fr", ["À la une", "Crue de la Sarelle", "Actualités", "Débats"]),
        ("en", ["Top stories", "Sarelle flood", "News", "Opinion"]),
        ("es", ["Portada", "Crecida del Sarelle", "Actualidad", "Opinión"]),
    ],
)
def test_the_front_page_is_composed_in_every_language(demo, client, code, named):
    front = HomePage.objects.get(locale__language_code=code)

    zones = client.get(f"/api/v2/pages/{front.pk}/").json()["zones"]

    shown = [item["card"]["id"] for zone in zones for item in zone["items"] if "card" in item]
    assert [zone["title"] for zone in zones] == named
    assert len(shown) == len(set(shown))
    assert all(zone["items"] for zone in zones)


def test_sections_stand_on_two_levels(demo):
    international = SectionPage.objects.get(slug="international", locale__language_code="fr")

    assert international.get_parent().slug == "actualites"
    assert Site.objects.get().root_page.get_children().count() == 7


@pytest.mark.parametrize("slug", sorted(WRITTEN))
def test_a_story_comes_back_from_the_database_as_it_was_stored(demo, slug):
    page = ArticlePage.objects.get(slug=slug).get_latest_revision_as_object()
    stream = StoryBlock()

    stored = page.body.get_prep_value()

    assert stream.get_prep_value(stream.to_python(copy.deepcopy(stored))) == stored
    assert stream.get_prep_value(stream.clean(stream.to_python(copy.deepcopy(stored)))) == stored


def test_every_published_article_is_public_and_nothing_else(demo, client):
    answer = client.get("/api/v2/pages/?type=news.ArticlePage&locale=fr&limit=100")

    assert titles(answer) == set(WRITTEN) - set(NOT_PUBLIC)


@pytest.mark.parametrize("slug", NOT_PUBLIC)
def test_what_is_not_public_is_nowhere_in_what_readers_get(demo, client, slug):
    title = WRITTEN[slug].fields["title"]

    answer = client.get("/api/v2/pages/?fields=*&limit=100").content.decode()

    assert json.dumps(title, ensure_ascii=False)[1:-1] not in answer
    assert slug not in answer


def test_internal_notes_stay_inside(demo, client):
    inside = [
        value
        for manuscript in WRITTEN.values()
        for name, value in manuscript.fields.items()
        if name in {"internal_note", "slugline"}
    ]

    answer = client.get("/api/v2/pages/?type=news.ArticlePage&fields=*&limit=100").content.decode()

    assert inside
    assert [note for note in inside if note in answer] == []


def test_every_link_between_articles_is_resolved(demo, client):
    answer = client.get("/api/v2/pages/?type=news.ArticlePage&fields=*&limit=100").content.decode()

    assert "linktype" not in answer
    assert "article:" not in answer
    assert "/actualites/societe/la-nuit-ou-la-sarelle-a-deborde/" in answer


def test_no_picture_is_without_credit_and_alternative(demo):
    assert not NewsImage.objects.filter(credit="").exists()
    assert not NewsImage.objects.filter(default_alt="").exists()
    assert not NewsImage.objects.exclude(digital_source_type="digital_art").exists()


def test_the_news_is_never_older_nor_newer_than_the_day_it_is_loaded(demo):
    dates = ArticlePage.objects.live().values_list("published_at", flat=True)

    assert max(dates) < timezone.now()
    assert min(dates) > timezone.now() - timedelta(days=60)


def test_one_article_waits_for_a_reading_and_one_for_its_hour(demo):
    scheduled = ArticlePage.objects.get(slug="le-rex-marine-rouvre-ses-portes")
    submitted = ArticlePage.objects.get(slug="du-bateau-a-l-assiette-le-prix-du-poisson")

    assert scheduled.approved_schedule
    assert not scheduled.live
    assert submitted.workflow_in_progress


@pytest.mark.parametrize("login", sorted(accounts.logins()))
def test_each_login_opens_the_admin(demo, client, login):
    assert client.login(username=login, password=accounts.PASSWORD)

    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("role", sorted(ROLES))
def test_each_role_has_one_login(demo, role):
    user = get_user_model().objects.get(username=role)

    assert [group.name for group in user.groups.all()] == [ROLES[role].label]
    assert not user.is_superuser


def test_a_site_that_has_articles_is_left_alone_when_asked(demo):
    out = StringIO()

    call_command("load_demo", force=True, if_empty=True, stdout=out)

    assert out.getvalue() == "The site already has articles; the demonstration was not loaded.\n"


def test_what_an_editor_changed_stays(demo):
    page = ArticlePage.objects.get(slug="eloge-du-retard", locale__language_code="fr")
    page.title = "Éloge de la lenteur"
    page.save_revision().publish()

    run()

    assert ArticlePage.objects.get(pk=page.pk).title == "Éloge de la lenteur"


def test_every_document_of_the_demonstration_is_of_its_schema(demo):
    documents = PublishedDocument.objects.values_list("body", "card")
    bodies, cards = zip(*documents, strict=True)

    assert len(bodies) > 40
    assert faults("Page", bodies) == []
    assert faults("Card", cards) == []


@pytest.mark.parametrize("kind", ["author", "topic", "image", "document", "site"])
def test_every_resource_of_the_demonstration_is_of_its_schema(demo, kind):
    texts = list(PublishedResource.objects.filter(kind=kind).values_list("body", flat=True))

    assert texts
    assert faults(f"{kind.capitalize()}Resource", texts) == []


def test_the_command_finds_the_demonstration_in_order(demo):
    out = StringIO()

    call_command("validate_published", stdout=out)

    assert (
        f"{validation.total()} stored documents and resources are what their types say."
        in out.getvalue()
    )
