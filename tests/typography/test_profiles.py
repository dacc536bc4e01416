"""What changes from one French-speaking country to the next, and what is not French at all."""

from __future__ import annotations

from datetime import date, time

import pytest

from cms.typography import Hours, House, set_right
from cms.typography.dates import french_date, french_time
from cms.typography.plain import plain, without_narrow_spaces
from cms.typography.profiles import PROFILES, profile_for

TYPED = 'Il dit "le "mot" juste" : 12 500 tués, 50 % à 20 h 30 ; 12,50 $ !'
SET = {
    "fr-FR": "Il dit «␣le “mot” juste␣»␣: 12⍽500 tués, 50␣% à 20␣h␣30⍽; 12,50␣$⍽!",
    "fr-BE": "Il dit «␣le “mot” juste␣»␣: 12⍽500 tués, 50␣% à 20␣h␣30⍽; 12,50␣$⍽!",
    "fr-CH": "Il dit «⍽le ‹⍽mot⍽› juste⍽»⍽: 12⍽500 tués, 50% à 20h30⍽; 12,50␣$⍽!",
    "fr-CA": "Il dit «␣le “mot” juste␣»␣: 12␣500 tués, 50␣% à 20␣h␣30; 12,50␣$!",
}


@pytest.mark.parametrize(("language", "expected"), SET.items())
def test_each_country_sets_its_own_spaces(language, expected):
    setting = set_right(TYPED, language=language)

    assert setting.text == expected.replace("␣", "\u00a0").replace("⍽", "\u202f")
    assert set_right(setting.text, language=language).edits == ()


def test_a_narrow_space_put_on_purpose_stays_in_quebec():
    assert set_right("Oui\u202f!", language="fr-CA").edits == ()


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "", "frr"])
def test_a_language_that_is_not_french_is_left_alone(language):
    setting = set_right('It\'s "fine" !', language=language)

    assert (setting.text, setting.edits, setting.findings) == ('It\'s "fine" !', (), ())


@pytest.mark.parametrize(
    ("tag", "profile"),
    [("fr", "fr-FR"), ("fr-lu", "fr-FR"), ("FR_ca", "fr-CA"), ("fr-CH", "fr-CH")],
)
def test_a_french_of_elsewhere_is_set_as_in_france(tag, profile):
    assert profile_for(tag) is PROFILES[profile]


@pytest.mark.parametrize(
    ("style", "proposed"),
    [(Hours.KEEP, []), (Hours.LE_MONDE, ["20\u00a0h\u00a030"]), (Hours.AFP, ["20H30"])],
)
def test_the_house_says_how_hours_are_written(style, proposed):
    setting = set_right("à 20h30 précises", house=House(hours=style))

    assert setting.text == "à 20h30 précises"
    assert [one.after for one in setting.findings] == proposed


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2024, 11, 1), "1er\u00a0novembre 2024"),
        (date(2024, 11, 22), "22\u00a0novembre 2024"),
        (date(2025, 8, 2), "2\u00a0août 2025"),
    ],
)
def test_a_date_is_written_the_french_way(day, written):
    assert french_date(day) == written


def test_a_date_may_have_its_weekday_and_lose_its_year():
    assert french_date(date(2024, 11, 1), weekday=True, year=False) == "vendredi 1er\u00a0novembre"


def test_a_time_is_written_the_french_way():
    assert french_time(time(20, 30)) == "20\u00a0h\u00a030"
    assert french_time(time(8, 0)) == "8\u00a0h"
    assert french_time(time(8, 5), profile=PROFILES["fr-CH"]) == "8h05"


def test_a_plain_copy_is_what_a_keyboard_types():
    assert plain("l’été\u00a0: «\u00a0quoi\u202f?\u00a0»") == "l'été : « quoi ? »"
    assert without_narrow_spaces("quoi\u202f?") == "quoi\u00a0?"
