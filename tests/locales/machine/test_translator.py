"""A hundred and fifty segments and a service that fails, limits and cuts the line."""

from __future__ import annotations

from copy import deepcopy

import pytest
from wagtail_localize.machine_translators import deepl
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue
from wagtail_localize.views.edit_translation import apply_machine_translation

from cms.locales.machine.translator import PatientTranslator
from tests.newsroom import paragraph

ADAPTERS = "wagtail_localize.machine_translators"


@pytest.fixture(params=["libretranslate.LibreTranslator", "deepl.DeepLTranslator"])
def translator(request, service, monkeypatch):
    monkeypatch.setattr(
        deepl.DeepLTranslator, "get_api_endpoint", lambda self: f"{service.url}/v2/translate"
    )
    slept = []
    made = PatientTranslator(
        {
            "ADAPTER": f"{ADAPTERS}.{request.param}",
            "OPTIONS": {"LIBRETRANSLATE_URL": service.url, "API_KEY": "k", "AUTH_KEY": "k"},
        },
        sleep=slept.append,
    )
    made.slept = slept
    return made


@pytest.fixture(scope="module")
def made(shared):
    page = shared.article(body=[paragraph(f"Phrase {number}.") for number in range(150)])
    source, _made = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=shared.locale("en"))
    translation.save_target(publish=False)
    return translation


@pytest.fixture
def article(db, made):
    return deepcopy(made)


def phrases():
    return StringTranslation.objects.filter(translation_of__data__startswith="Phrase")


def test_an_article_is_finished_though_the_service_stumbles(
    translator, service, article, admin_user
):
    service.plan = [500, 429, "cut", "ok", "junk", 503, "ok", "cut"]

    apply_machine_translation(article.pk, admin_user, translator)

    assert phrases().count() == 150
    assert set(phrases().values_list("translation_type", flat=True)) == {"machine"}
    assert translator.failures == []
    assert max(service.sizes) <= 50
    assert len(service.asked) == len(set(service.asked))


def test_what_is_left_is_said_and_a_second_run_does_only_that(
    translator, service, article, admin_user
):
    service.plan = ["ok", *[500] * 5]

    apply_machine_translation(article.pk, admin_user, translator)
    left = 150 - phrases().count()
    said = list(translator.failures)
    apply_machine_translation(article.pk, admin_user, translator)

    assert left > 0
    assert len(said) == 1
    assert phrases().count() == 150
    assert len(service.asked) == len(set(service.asked))


def test_the_pauses_grow_and_end(translator, service, article, admin_user):
    service.plan = [429] * 5

    apply_machine_translation(article.pk, admin_user, translator)

    assert translator.slept == sorted(translator.slept)
    assert len(translator.slept) == 4


def test_text_from_a_service_is_cleaned(service, monkeypatch):
    translator = PatientTranslator({})
    monkeypatch.setattr(
        translator.adapter,
        "translate",
        lambda *_: {one: type(one)("<script>alert(1)</script>Bonjour") for one in _[2]},
    )
    found = translator.translate(None, None, [StringValue("Salut")])

    assert found[StringValue("Salut")].data == "Bonjour"


def test_addresses_stay_as_they_are():
    address = StringValue("https://exemple.fr/quai")

    assert PatientTranslator({}).translate(None, None, [address]) == {}
