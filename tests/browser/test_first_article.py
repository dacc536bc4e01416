"""From a journalist's first word to what readers get, in a real browser."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from cms.core.blocks import StoryBlock
from cms.core.models import NewsImage
from news.models import ArticlePage, SectionPage
from tests.browser.admin import Admin
from tests.core.photos.pictures import SECRETS, drawing, leaky_jpeg

pytestmark = pytest.mark.browser

TITLE = "Le marché couvert rouvre à l’aube"


#: Block → its plain fields (by the end of their names) and what is typed in them.
TYPED: dict[str, dict[str, str]] = {
    "Paragraphe": {},
    "Intertitre": {"-text": "Dix ans d’attente"},
    "Citation": {"-text": "Nous avons ouvert avant l’aube.", "-source": "Une maraîchère"},
    "Exergue": {"-text": "Le port n’a jamais dormi."},
    "Liste": {},
    "Question et réponse": {"-question": "Pourquoi maintenant ?"},
    "Séparateur": {},
    "Image": {"-alt": "Un quai vide"},
    "Galerie": {"value-title": "Le port au travail"},
    "Vidéo": {"-title": "La crue vue du pont", "-url": "https://video.example/1"},
    "Son": {"-title": "Entretien à écouter", "-url": "https://son.example/1"},
    "Publication d’un autre site": {"-title": "Un message", "-url": "https://social.example/1"},
    "Document": {},
    "Encadré": {"-title": "Repères"},
    "Chiffre clé": {"value-value": "12 %", "-label": "des logements sont vides"},
    "Tableau": {"handsontable-col-caption": "Résultats par quartier"},
    "Chronologie": {"-date": "2016", "entries-0-value-title": "Premier coup de pioche"},
    "Lire aussi": {"-url": "https://journal.example/port", "-label": "Le port en dix dates"},
    "Appel à l’action": {
        "-title": "La lettre du matin",
        "-label": "Je m’inscris",
        "-url": "https://journal.example/lettre",
    },
}
#: Block → its rich text, where it has one.
RICH = {
    "Paragraphe": "Les étals ouvrent à sept heures.",
    "Liste": "Le matin",
    "Question et réponse": "Parce qu’il est temps.",
}
#: Block → the button that opens a library, and what is taken there.
CHOSEN = {
    "Image": ("Choisir une image", "Quai"),
    "Galerie": ("Choisir une image", "Quai"),
    "Document": ("Choisir un document", "Rapport"),
}


def write_block(admin: Admin, label: str) -> None:
    """One block, filled as a journalist would."""
    block = admin.add_block(label)
    if label in RICH:
        admin.write(block, RICH[label])
    if label in CHOSEN:
        button, wanted = CHOSEN[label]
        admin.choose(block.get_by_role("button", name=button), wanted)
    for name, text in TYPED[label].items():
        block.locator(f"[name$='{name}']").first.fill(text)
    if label == "Encadré":
        admin.add_inner_block(block, "Paragraphe")
        admin.write(block, "Trois choses à savoir.")
    if label == "Tableau":
        block.locator("td").first.dblclick()
        admin.page.keyboard.type("Quartier")
        admin.page.keyboard.press("Enter")


def photo() -> bytes:
    """A photo straight from a camera: position, serial numbers, and a credit."""
    return leaky_jpeg(image=drawing((1600, 1000)))


@pytest.fixture
def submitted(desk: Any, sign_in: Any) -> ArticlePage:
    """An article with every block, written and submitted in the browser."""
    admin = sign_in("journaliste")
    section = SectionPage.objects.get(title="Politique", locale__language_code="fr")
    admin.open(f"/admin/pages/add/news/articlepage/{section.pk}/")
    admin.shoot("formulaire-vide")
    admin.field("kicker").fill("Ville")
    admin.field("title").fill(TITLE)
    admin.field("standfirst").fill(
        "Après dix ans de travaux, les halles retrouvent leurs maraîchers."
    )
    hero = admin.page.locator("#id_hero-chooser")
    admin.upload_picture(
        hero.get_by_role("button", name="Choisir une image"), name="DSC_0042.jpg", data=photo()
    )
    admin.field("hero_alt").fill("Des maraîchers installent leurs étals")
    for label in TYPED:
        write_block(admin, label)
    admin.shoot("formulaire-blocs")
    expect(admin.page.locator("[data-tally-words]")).not_to_have_text("0")
    admin.tab("Signatures et rubriques")
    admin.page.get_by_role("button", name="Ajouter un(e) signature").click()
    admin.choose(admin.page.locator("#id_bylines-0-author-chooser button:visible"), "Anne Le Gall")
    admin.shoot("signatures")
    admin.press("Enregistrer le brouillon")
    admin.shoot("brouillon")
    admin.press("Soumettre à Relecture et validation")
    admin.shoot("soumis")
    return ArticlePage.objects.get(title=TITLE)


def test_an_article_goes_from_a_journalist_to_its_readers(submitted, desk, sign_in, client):
    state = submitted.current_workflow_state
    assert state is not None
    assert not submitted.live
    editor = sign_in("chef")
    editor.shoot("accueil-chef")
    editor.open(f"/admin/pages/{submitted.pk}/edit/")
    editor.shoot("relecture")
    editor.press("Publier", confirm=True)

    desk.settle()
    document = client.get(f"/api/v2/pages/{submitted.pk}/").json()

    assert document["title"] == TITLE
    assert document["meta"]["slug"] == "le-marche-couvert-rouvre-a-l-aube"
    assert [block["type"] for block in document["body"]] == list(BLOCK_ORDER)
    assert document["standfirst"].startswith("Après dix ans")
    assert [author["name"] for author in document["authors"]] == ["Anne Le Gall"]
    assert_nothing_is_told(submitted)


def assert_nothing_is_told(article: ArticlePage) -> None:
    """Neither the original nor what is drawn from it says where or by which camera it was taken."""
    article.refresh_from_db()
    files = [article.hero.file, *(drawn.file for drawn in article.hero.renditions.all())]
    told = [(file.name, secret) for file in files for secret in SECRETS if secret in read(file)]
    assert len(files) > 1
    assert told == []
    assert Image.open(BytesIO(read(article.hero.file))).getexif().get_ifd(0x8825) == {}
    assert NewsImage.objects.get(pk=article.hero_id).credit


def read(file: Any) -> bytes:
    with file.storage.open(file.name) as stored:
        return stored.read()


BLOCK_ORDER = (
    "paragraph", "heading", "quote", "pull_quote", "list", "question_answer", "separator", "image", "gallery",
    "video", "audio", "embed", "document", "sidebar", "key_figure", "table", "timeline", "read_also", "call_to_action",
)  # fmt: skip


def test_every_block_of_a_story_is_written_above():
    assert set(BLOCK_ORDER) == set(StoryBlock().child_blocks)
