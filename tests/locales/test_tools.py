"""Files and machines: who may use them, and what they leave behind."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.module_loading import import_string
from wagtail.models import PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation

from cms.locales.models import MachineRun
from cms.settings.translators import translator
from tests.translators import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]
VIEWS = {
    "translation_tools": "get",
    "translation_po": "get",
    "translation_xliff": "get",
    "translation_hand_over": "post",
    "translation_upload": "post",
    "translation_machine": "post",
}
#: Role → whether it works on the English of a public article.
MAY = {
    "traduction-en": True,
    "revision-en": True,
    "traduction-es": False,
    "redaction": False,
    "redaction-en-chef": True,
}


@pytest.fixture(scope="module")
def begun(staffed):
    """A translation that is begun."""
    article = staffed.article("Le port rouvre mardi", standfirst="Le bac revient demain.")
    job = Desk(newsroom=staffed).submit(article)
    staffed.settle()
    return job


@pytest.fixture
def job(db, begun, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = translator("dummy")
    return Translation.objects.get(pk=begun.pk)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("role", MAY)
def test_who_may_use_which_tool(job, people, view, role):
    response = getattr(people(role), VIEWS[view])(reverse(view, args=[job.pk]))

    assert (response.status_code != 403) is MAY[role]


@pytest.mark.parametrize("view", VIEWS)
def test_nobody_uses_a_tool_on_french_they_may_not_read(job, people, view):
    source = job.source.get_source_instance()
    PageViewRestriction.objects.create(page=source, restriction_type="login")

    response = getattr(people("traduction-en"), VIEWS[view])(reverse(view, args=[job.pk]))

    assert response.status_code == 403


@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_a_file_goes_and_comes_back_with_what_was_changed(job, people, kind):
    client = people("traduction-en")
    data = client.get(reverse(f"translation_{kind}", args=[job.pk])).content.decode()
    if kind == "po":
        changed = data.replace(
            'msgid "Le port rouvre mardi"\nmsgstr ""',
            'msgid "Le port rouvre mardi"\nmsgstr "The port"',
        )
    else:
        source = "<source>Le port rouvre mardi</source>"
        changed = data.replace(source, f"{source}<target>The port</target>")
    assert changed != data
    name = "fichier.po" if kind == "po" else "fichier.xlf"

    response = client.post(
        reverse("translation_upload", args=[job.pk]),
        {"file": SimpleUploadedFile(name, changed.encode())},
        follow=True,
    )

    assert "Un texte a été importé." in response.content.decode()
    assert StringTranslation.objects.get().data == "The port"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.po", b"rien", "PO lisible"),
        ("a.xlf", b"<xliff", "XLIFF 2.0 lisible"),
        ("a.txt", b"\x00\xff", "XLIFF 2.0 lisible"),
    ],
)
def test_a_bad_file_is_refused_with_the_reason(job, people, name, data, said):
    response = people("traduction-en").post(
        reverse("translation_upload", args=[job.pk]),
        {"file": SimpleUploadedFile(name, data)},
        follow=True,
    )

    assert said in response.content.decode()
    assert not StringTranslation.objects.exists()


def test_the_file_of_a_section_holds_its_articles(job, newsroom, desk, people):
    section = job.source.get_source_instance().get_parent().specific
    desk.submit(newsroom.article("Un autre", section=section))
    desk.submit(newsroom.article("Ailleurs", section=newsroom.section("Sport")))

    text = people("traduction-en").get(reverse("translation_xliff", args=[job.pk]), {"section": 1})

    assert "Un autre" in text.content.decode()
    assert "Ailleurs" not in text.content.decode()


def test_a_machine_drafts_what_is_left_and_publishes_nothing(
    job, desk, people, django_capture_on_commit_callbacks
):
    client = people("traduction-en")
    desk.write(job, "Le port rouvre mardi", "The port")
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("translation_machine", args=[job.pk]), follow=True)

    run = MachineRun.objects.get()
    assert (run.done, run.total, run.failure) == (run.total, run.total, "")
    assert run.finished_at is not None
    drafts = {row.data: row.translation_type for row in StringTranslation.objects.all()}
    assert drafts["The port"] == "manual"
    assert drafts["demain. revient bac Le"] == "machine"
    assert not desk.page(job).live
    assert "Terminé" in response.content.decode()


def test_a_machine_has_nothing_left_to_do(job, desk, people):
    desk.translate(job)

    response = people("traduction-en").post(
        reverse("translation_machine", args=[job.pk]), follow=True
    )

    assert "Il ne reste rien" in response.content.decode()


def test_without_a_service_there_is_no_button(job, people, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None

    response = people("traduction-en").post(reverse("translation_machine", args=[job.pk]))

    assert response.status_code == 404


@pytest.mark.parametrize("name", ["deeple", "google"])
def test_a_service_nobody_knows_is_refused_at_the_start(name):
    with pytest.raises(ValueError, match="deepl"):
        translator(name)


@pytest.mark.parametrize("name", ["deepl", "libretranslate", "dummy"])
def test_every_service_that_may_be_named_is_installed(name):
    assert import_string(translator(name)["OPTIONS"]["ADAPTER"])


def test_a_translation_that_is_not_whole_is_not_handed_over(job, people):
    client = people("traduction-en")

    answer = client.post(reverse("translation_hand_over", args=[job.pk]), follow=True)

    assert "textes à traduire : rien n’a été soumis" in answer.content.decode()
    assert not job.get_target_instance().workflow_in_progress


def test_a_whole_translation_goes_to_the_revisers_of_its_language(job, people, desk):
    client = people("traduction-en")
    desk.translate(job)

    client.post(reverse("translation_hand_over", args=[job.pk]))
    client.post(reverse("translation_hand_over", args=[job.pk]))

    page = job.get_target_instance()
    assert page.current_workflow_task.name == "Révision (en)"
    assert not page.live
    assert page.get_latest_revision_as_object().title == "[en] Le port rouvre mardi"


def test_a_reviser_approves_and_it_is_public(job, people, desk, django_capture_on_commit_callbacks):
    desk.translate(job)
    people("traduction-en").post(reverse("translation_hand_over", args=[job.pk]))
    page = job.get_target_instance()
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    with django_capture_on_commit_callbacks(execute=True):
        people("revision-en").post(address)

    assert job.get_target_instance().live


@pytest.fixture
def author_job(newsroom, desk):
    """The translation of an author, which is no page and has no draft."""
    return desk.submit(newsroom.author("Anne Le Gall", role="Correspondante"))


def test_the_tools_of_an_author_lead_to_the_author(author_job, admin_client):
    author = author_job.get_target_instance()

    text = admin_client.get(reverse("translation_tools", args=[author_job.pk])).content.decode()

    assert "Anne Le Gall" in text
    assert reverse("wagtailsnippets_news_author:edit", args=[author.pk]) in text
    assert reverse("wagtailadmin_pages:edit", args=[author.pk]) not in text
    assert "Publier avec le français" not in text


@pytest.mark.parametrize("view", ["translation_ready", "translation_hand_over"])
def test_what_has_no_draft_is_neither_ready_nor_handed_over(author_job, desk, admin_client, view):
    desk.translate(author_job)

    assert admin_client.post(reverse(view, args=[author_job.pk])).status_code == 404


@pytest.mark.parametrize("view", ["translation_ready", "translation_hand_over"])
def test_a_translation_whose_page_is_gone_is_not_found(newsroom, desk, admin_client, view):
    job = desk.submit(newsroom.article("Le port"))
    desk.page(job).delete()

    assert admin_client.post(reverse(view, args=[job.pk])).status_code == 404
