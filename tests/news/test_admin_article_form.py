"""The article form: a draft is saved as it is; what leaves the desk has its credits, rights and alternatives."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse

from cms.editorial.bootstrap import bootstrap
from news.models import ArticlePage
from tests.article_forms import article_form, picture_block
from tests.editorial.people import somebody
from tests.newsroom import paragraph

pytestmark = pytest.mark.django_db

PAST = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def send(admin_client: Any, newsroom: Any) -> Any:
    """Send the form of a draft and give back the answer and the article."""
    article = newsroom.article("Le marché rouvre", publish=False)

    def post(**form: Any) -> Any:
        address = reverse("wagtailadmin_pages:edit", args=[article.pk])
        response = admin_client.post(address, article_form(**form))
        article.refresh_from_db()
        response.article = article
        return response

    return post


def errors(response: Any) -> dict[str, list[str]]:
    return {name: list(said) for name, said in response.context["form"].errors.items()}


def test_a_sound_article_is_published(send, newsroom):
    image = newsroom.image(credit="Studio", default_alt="Un quai")

    response = send(action="publish", hero=image.pk, body=[picture_block(image)])

    assert response.status_code == 302
    assert response.article.live


def test_an_article_without_a_picture_is_published(send):
    assert send(action="publish").article.live


@pytest.mark.parametrize("field", ["hero", "social_image"])
def test_a_picture_without_credit_is_not_published(field, send, newsroom):
    image = newsroom.image(credit="", default_alt="Un quai")

    response = send(action="publish", **{field: image.pk})

    assert not response.article.live
    assert "pas de crédit" in errors(response)[field][0]


def test_a_picture_whose_rights_ended_is_not_published(send, newsroom):
    image = newsroom.image(rights_expire_at=PAST, default_alt="Un quai")

    response = send(action="publish", hero=image.pk)

    assert not response.article.live
    assert "ont pris fin le 1 janvier 2020" in errors(response)["hero"][0]


def test_a_main_picture_needs_an_alternative(send, newsroom):
    response = send(action="publish", hero=newsroom.image(default_alt="").pk)

    assert not response.article.live
    assert "Décrivez l’image" in errors(response)["hero_alt"][0]


@pytest.mark.parametrize("said", [{"hero_alt": "Un quai"}, {"hero_decorative": "on"}])
def test_an_alternative_or_a_decorative_picture_will_do(said, send, newsroom):
    assert send(action="publish", hero=newsroom.image(default_alt="").pk, **said).article.live


@pytest.mark.parametrize(
    ("fields", "said", "sentence"),
    [
        ({"credit": ""}, {}, "pas de crédit"),
        ({"rights_expire_at": PAST}, {}, "ont pris fin"),
        ({}, {"alt": ""}, "Décrivez l’image"),
    ],
)
def test_pictures_of_the_body_are_checked_too(fields, said, sentence, send, newsroom):
    image = newsroom.image(**{"default_alt": "", **fields})

    response = send(action="publish", body=[picture_block(image, **said)])

    refused = response.context["form"].errors.as_data()["body"][0]
    assert not response.article.live
    assert sentence in str(refused.block_errors[0].block_errors)


def test_a_credit_given_where_the_picture_is_used_will_do(send, newsroom):
    image = newsroom.image(credit="")

    assert send(action="publish", body=[picture_block(image, credit="Studio")]).article.live


def test_a_draft_is_saved_as_it_is(send, newsroom):
    image = newsroom.image(credit="", rights_expire_at=PAST)

    response = send(hero=image.pk, body=[picture_block(image, alt="")])

    assert response.status_code == 302
    assert response.article.get_latest_revision_as_object().hero == image


def test_a_text_is_not_submitted_with_a_picture_nobody_signs(send, newsroom, workflow):
    image = newsroom.image(credit="", default_alt="Un quai")

    response = send(action="submit", hero=image.pk)

    assert "pas de crédit" in errors(response)["hero"][0]
    assert response.article.current_workflow_state is None


def test_a_text_can_always_be_sent_back(send, newsroom, workflow):
    image = newsroom.image(credit="", default_alt="Un quai")
    send(action="submit")

    response = send(
        **{"action": "workflow-action", "workflow-action-name": "reject"}, hero=image.pk
    )

    assert response.status_code == 302
    assert response.article.current_workflow_state.status == "needs_changes"


def test_the_form_shows_what_the_server_counts(admin_client, newsroom):
    article = newsroom.article("Le marché rouvre", body=[paragraph("Du texte.")])

    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()

    assert "<span data-tally-signs>9</span> signes" in page
    assert "<span data-tally-words>2</span> mots" in page


def test_the_form_has_the_four_tabs(admin_client, newsroom):
    article = newsroom.article("Le marché rouvre")

    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()

    tabs = ["Contenu", "Signatures et rubriques", "Référencement et partage", "Publication"]
    assert [tab for tab in tabs if tab not in page] == []


@pytest.fixture
def workflow(home: Any) -> None:
    """The newsroom's own steps."""
    bootstrap()


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("L’été à Où ?", "l-ete-a-ou"),
        ("Cœur & Âme", "coeur-ame"),
        ("Déjà pris", "deja-pris-2"),
        ("?", "page"),
    ],
)
def test_an_address_left_empty_is_formed_of_the_title(title, slug, admin_client, newsroom):
    section = newsroom.section()
    newsroom.article("Déjà pris", section=section)
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", section.pk])

    admin_client.post(address, article_form(title=title, slug=""))

    assert section.get_children().latest("pk").slug == slug


@pytest.fixture
def hand_in(client: Any, newsroom: Any) -> Any:
    """Write a text in a section and submit it at once, as a partner does; give back the answer."""
    front = newsroom.section("Partenaires", slug="partenaires")
    below = newsroom.section("Banques", parent=front)
    newsroom.publish(front)
    client.force_login(somebody("partenariats"))

    def post(*, below_it: bool = False, **said: Any) -> Any:
        section = below if below_it else front
        address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", section.pk])
        form = article_form(agency_credit="La Banque", action="submit", **said)
        return client.post(address, form)

    return post


@pytest.mark.parametrize("below_it", [False, True])
def test_a_partner_does_not_submit_an_unlabelled_text_in_one_step(below_it, hand_in):
    response = hand_in(below_it=below_it)

    assert "porte sa nature commerciale" in errors(response)["commercial_status"][0]
    assert response.context["form"]["title"].value() == "Le marché rouvre"
    assert not ArticlePage.objects.exists()


def test_a_partner_submits_a_labelled_text_in_one_step(hand_in):
    hand_in(commercial_status="partner_funded", sponsor="La Banque")

    assert ArticlePage.objects.get().workflow_in_progress


@pytest.mark.parametrize("name", ["published_at", "breaking_until", "embargo_until", "go_live_at"])
@pytest.mark.parametrize("typed", ["01/01/0001 00:00", "05/12/0026 10:00", "05/12/2206 10:00"])
def test_a_year_that_is_a_slip_of_the_hand_is_told_and_kept_as_typed(
    newsroom, admin_client, name, typed
):
    section = newsroom.section("Monde")
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", section.pk])

    answer = admin_client.post(address, article_form(**{name: typed}))

    said = answer.content.decode()
    assert answer.status_code == 200
    assert "L’année doit être comprise entre 1605 et 2199" in said
    assert typed in said
