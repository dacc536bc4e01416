"""What the desk does to an imported article is never undone by importing it again."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from cms.editorial.archive import page_ids, set_right
from news.importers.report import Status
from news.models import ArticlePage
from tests.news.importers.articles import article, count_of_writes, draft
from tests.news.importers.pastes import PASTE, TITLE

#: As it is typed, before anybody set it right.
TYPED = """---
id: usine
title: L'usine rouvre
standfirst: L'été d'avant, elle fermait.
---

Un paragraphe d'un fichier.

Un autre qu'on ne touche pas.
"""


@pytest.fixture
def journalist(db):
    return get_user_model().objects.create_user("zoe", password="secret")


def edit(user, **fields) -> None:
    """Save a draft as the desk does, even one that is not finished."""
    page = draft()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=user, clean=False)


def test_what_the_desk_changed_stays(import_text, journalist):
    import_text()
    edit(journalist, title="Le titre du desk", place="Port-Mahé")

    outcome = import_text(PASTE.replace("cahier.", "calepin."))

    assert outcome.status is Status.UPDATED
    assert draft().title == "Le titre du desk"
    assert draft().place == "Port-Mahé"
    assert "calepin." in str(draft().body)
    assert outcome.notes == ("keeps what the desk changed",)


def test_what_only_the_desk_changed_is_no_change(import_text, journalist):
    import_text()
    edit(journalist, standfirst="Un chapô réécrit.")
    before = count_of_writes()

    outcome = import_text()

    assert outcome.status is Status.UNCHANGED
    assert count_of_writes() == before


def test_what_both_changed_is_refused(import_text, journalist):
    import_text()
    edit(journalist, title="Le titre du desk")

    outcome = import_text(PASTE.replace(TITLE, "Le titre du fichier"))

    assert outcome.status is Status.REFUSED
    assert outcome.error.endswith(
        "the desk and the file both changed title; the article is left as it is"
    )
    assert draft().title == "Le titre du desk"


def test_a_draft_somebody_works_on_is_never_published(import_text, journalist):
    import_text()
    edit(journalist, title="Un titre à moitié écr")

    outcome = import_text(publish=True)

    assert not article().live
    assert "not published: somebody is working on a draft" in outcome.notes


def test_an_article_the_desk_withdrew_is_not_published_again(import_text):
    import_text(publish=True)
    article().unpublish()

    outcome = import_text(publish=True)

    assert not article().live
    assert outcome.notes == ("not published: withdrawn by the desk",)


def test_a_locked_article_is_left_alone(import_text, journalist):
    import_text()
    ArticlePage.objects.update(locked=True, locked_by=journalist)

    outcome = import_text(PASTE.replace(TITLE, "La péniche repart"))

    assert outcome.error.endswith("the article is locked by the desk; it is left as it is")


def test_an_article_stays_where_the_desk_moved_it(import_text, newsroom):
    import_text()
    other = newsroom.section("Société")
    article().move(other, pos="last-child")

    outcome = import_text()

    assert article().get_parent().specific == other
    assert outcome.notes == ("stays in section “societe”",)


def test_a_copy_the_desk_makes_is_its_own(import_text, section):
    import_text()
    article().copy(update_attrs={"slug": "copie"}, to=section)

    assert import_text().status is Status.UNCHANGED


def test_a_draft_that_is_not_valid_is_left_to_the_desk(import_text, journalist):
    import_text()
    edit(journalist, canonical_url="n’importe quoi")

    outcome = import_text(PASTE.replace(TITLE, "La péniche repart"))

    assert outcome.status is Status.REFUSED
    assert draft().title == TITLE


def test_what_a_deleted_account_wrote_is_still_the_desks(import_text, journalist):
    import_text()
    edit(journalist, title="Le titre du desk", standfirst="Un chapô réécrit.")
    journalist.delete()

    outcome = import_text(publish=True)

    assert outcome.status is Status.UNCHANGED
    assert outcome.notes == (
        "keeps what the desk changed",
        "not published: somebody is working on a draft",
    )
    assert draft().title == "Le titre du desk"
    assert not article().live


def test_the_history_tells_what_was_imported(import_text, admin_client):
    import_text()

    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[article().pk]))

    assert "Texte importé" in history.content.decode()


def set_all_right() -> None:
    """What the command `typeset` does."""
    boss = get_user_model().objects.create_superuser("boss", password="secret")
    [_outcome] = [one for one in set_right(page_ids(), user=boss, dry_run=False) if one.rules]


def test_a_text_set_right_is_no_change_of_the_desks(import_text):
    import_text(TYPED, name="usine.md")
    set_all_right()

    outcome = import_text(TYPED, name="usine.md")

    assert outcome.status is Status.UNCHANGED
    assert outcome.notes == ()
    assert draft().title == "L’usine rouvre"


def test_a_file_corrected_after_its_text_was_set_right_is_imported(import_text):
    import_text(TYPED, name="usine.md", publish=True)
    set_all_right()

    corrected = TYPED.replace("fichier.", "fichier corrigé.")
    outcome = import_text(corrected, name="usine.md", publish=True)

    assert outcome.status is Status.UPDATED
    assert article().title == "L’usine rouvre"
    assert "d’un fichier corrigé." in str(article().body)
    assert "qu’on ne touche pas" in str(article().body)
    assert import_text(corrected, name="usine.md").status is Status.UNCHANGED


def test_what_the_desk_rewrote_in_a_text_set_right_is_refused(import_text, journalist):
    import_text(TYPED, name="usine.md")
    set_all_right()
    edit(journalist, title="L’usine du desk")

    outcome = import_text(TYPED.replace("rouvre", "renaît"), name="usine.md")

    assert outcome.status is Status.REFUSED
    assert "both changed title;" in outcome.error
