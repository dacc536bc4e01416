"""The glossary: who keeps it, how it is taken in, and where it speaks up."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from cms.locales.exchange.refusals import FileRefused
from cms.locales.models import Term
from cms.locales.terms.csv_files import take_in
from cms.locales.terms.glossary import found_in, unrespected

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]
FILE = "français;traduction;remarque\nchapô;standfirst;jamais « lead »\nPremier ministre;Prime Minister\n"


@pytest.fixture
def english(newsroom):
    return newsroom.locale("en")


@pytest.fixture
def terms(english):
    take_in(FILE.encode(), locale=english)
    return list(Term.objects.order_by("key"))


def upload(text):
    return {"file": SimpleUploadedFile("termes.csv", text.encode())}


def test_a_file_is_taken_in(terms):
    assert [(it.french, it.translation, it.note) for it in terms] == [
        ("chapô", "standfirst", "jamais « lead »"),
        ("Premier ministre", "Prime Minister", ""),
    ]


def test_a_second_file_replaces_what_it_has_again(terms, english):
    take_in("Chapô,intro\n".encode(), locale=english)

    assert Term.objects.get(key="chapô").translation == "intro"
    assert Term.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("un;one\ndeux\n", "Ligne 2 : il faut deux ou trois colonnes"),
        ("un;one\n\n;two\n", "Ligne 3 : le français ou sa traduction manque"),
        ("un;one\nUn;uno\n", "Ligne 2 : « Un » est déjà dans ce fichier"),
        (f"un;{'x' * 201}\n", "Ligne 1 : un texte dépasse 200 signes"),
        ('un;"one\n', "Ligne 1 : ce n’est pas du CSV"),
        ("", "ne contient aucun terme"),
        ("français;traduction\n", "ne contient aucun terme"),
    ],
)
def test_a_wrong_file_is_refused_as_a_whole(english, text, said):
    with pytest.raises(FileRefused) as refused:
        take_in(text.encode(), locale=english)

    assert said in " ".join(refused.value.messages)
    assert not Term.objects.exists()


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"x" * (1024 * 1024 + 1)])
def test_what_is_no_text_is_refused(english, data):
    with pytest.raises(FileRefused):
        take_in(data, locale=english)


def test_a_command_takes_a_file_in(english, tmp_path, capsys):
    (tmp_path / "termes.csv").write_text(FILE)

    call_command("import_glossary", "en", tmp_path / "termes.csv")

    assert "2 terms" in capsys.readouterr().out


def test_the_command_says_what_is_wrong(english, tmp_path):
    (tmp_path / "termes.csv").write_text("un\n")

    with pytest.raises(CommandError, match="Ligne 1"):
        call_command("import_glossary", "en", tmp_path / "termes.csv")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le <b>chapô</b> est long.", 1),
        ("Des chapôs", 1),
        ("Le premier  ministre a dit", 1),
        ("Chapôter", 0),
    ],
)
def test_terms_are_found_as_words(terms, text, found):
    assert len(found_in(text, terms)) == found


def test_a_term_said_otherwise_is_named(terms):
    assert unrespected("Le chapô", "The lead", terms) == [terms[0]]
    assert unrespected("Le chapô", "The Standfirst", terms) == []
    assert unrespected("Le chapô", "", terms) == []


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("traduction-en", 200),
        ("revision-en", 200),
        ("traduction-es", 403),
        ("redaction-en-chef", 200),
    ],
)
def test_a_language_s_translators_keep_its_glossary(english, people, role, status):
    assert people(role).get(reverse("glossary", args=[english.pk])).status_code == status


def test_a_translator_adds_and_takes_out_a_term(english, people):
    client = people("traduction-en")
    url = reverse("glossary", args=[english.pk])

    client.post(url, {"french": "une", "translation": "front page", "note": ""})
    shown = client.get(url).content.decode()
    again = client.post(url, {"french": "Une", "translation": "x", "note": ""}).content.decode()
    client.post(reverse("glossary_delete", args=[english.pk, Term.objects.get().pk]))

    assert "front page" in shown
    assert "déjà dans le glossaire" in again
    assert not Term.objects.exists()


def test_a_translator_uploads_a_file_and_is_told_of_wrong_lines(english, people):
    client = people("traduction-en")
    url = reverse("glossary_import", args=[english.pk])

    wrong = client.post(url, upload("un\n"), follow=True).content.decode()
    client.post(url, upload(FILE))

    assert "Ligne 1" in wrong
    assert Term.objects.count() == 2


def test_another_language_s_translators_may_not_upload(english, people):
    url = reverse("glossary_import", args=[english.pk])

    assert people("traduction-es").post(url, upload(FILE)).status_code == 403


def test_a_text_shows_its_terms_and_what_was_not_respected(newsroom, desk, people, terms):
    job = desk.submit(newsroom.article("Un chapô"))
    client = people("traduction-en")
    url = reverse("translation_tools", args=[job.pk])
    before = client.get(url).content.decode()

    desk.write(job, "Un chapô", "A lead")
    after = client.get(url).content.decode()

    assert "jamais « lead »" in before
    assert "n’est pas dans la traduction" not in before
    assert "« standfirst » n’est pas dans la traduction" in after
