"""An editor sees in the panel what readers will see, while typing; a link shows it to somebody without an account."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cms.core.previews import MODES
from news.models import ArticlePage, SectionPage
from tests.contract.story import every_block
from tests.newsroom import paragraph

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("public_address")]

SIDEBAR = {
    "type": "sidebar",
    "id": "22222222-2222-4222-8222-222222222222",
    "value": {
        "title": "À savoir",
        "body": [
            {
                "type": "paragraph",
                "value": "<p>Dans l’encadré.</p>",
                "id": "33333333-3333-4333-8333-333333333333",
            }
        ],
    },
}


@pytest.fixture
def section(desk: Any) -> SectionPage:
    return SectionPage.objects.get(title="Politique", locale__language_code="fr")


@pytest.fixture
def article(desk: Any, section: SectionPage) -> ArticlePage:
    """A draft long enough to scroll."""
    body = [
        {**paragraph("Premier paragraphe."), "id": "11111111-1111-4111-8111-111111111110"},
        SIDEBAR,
        *(
            {**paragraph(f"Suite {number}. " * 40), "id": f"44444444-4444-4444-8444-{number:012d}"}
            for number in range(12)
        ),
    ]
    page = desk.article("Le port rouvre", section=section, publish=False, body=body)
    page.save_revision()
    return page


def reader_frame(page: Page) -> Any:
    """The panel's frame as an object one can evaluate in."""
    return next(each for each in page.frames if each.parent_frame and "/politique/" in each.url)


def test_what_is_typed_is_seen_within_a_second(article, sign_in):
    editor = sign_in("chef")
    editor.edit(f"/admin/pages/{article.pk}/edit/")
    panel = editor.open_preview()
    expect(panel.locator("main h1")).to_have_text("Le port rouvre")
    expect(panel.get_by_text("Aperçu")).to_be_visible()
    assert "preview=" not in reader_frame(editor.page).url
    editor.shoot("apercu")

    editor.field("title").press("End")
    taken = []
    for word in (" jeudi", " demain", " vendredi"):
        editor.page.keyboard.type(word)
        typed = time.perf_counter()
        expect(panel.locator("main h1")).to_contain_text(word)
        taken.append(time.perf_counter() - typed)

    said = ", ".join(f"{each:.2f}" for each in taken)
    print(f"\nSeen {said} s after the last key")  # noqa: T201 the figure is the point
    # The best of three: a machine that tests four things at once is no editor's.
    assert min(taken) <= 1


def test_typing_on_keeps_the_place(article, sign_in):
    editor = sign_in("chef")
    editor.edit(f"/admin/pages/{article.pk}/edit/")
    panel = editor.open_preview()
    frame = reader_frame(editor.page)
    frame.evaluate("scrollTo({top: 600, behavior: 'instant'})")
    before = frame.evaluate("scrollY")
    assert before > 300

    editor.field("standfirst").fill("Un chapô tapé maintenant.")
    expect(panel.get_by_text("Un chapô tapé maintenant.")).to_be_attached()

    assert not frame.is_detached()
    assert abs(frame.evaluate("scrollY") - before) < 120


@pytest.mark.parametrize(
    ("shown", "block"),
    [
        ("Premier paragraphe.", "11111111-1111-4111-8111-111111111110"),
        ("Dans l’encadré.", "33333333-3333-4333-8333-333333333333"),
    ],
)
def test_a_click_in_the_preview_leads_to_its_block(shown, block, article, sign_in):
    editor = sign_in("chef")
    editor.edit(f"/admin/pages/{article.pk}/edit/")
    panel = editor.open_preview()

    panel.get_by_text(shown).click()

    focused = editor.page.locator(f"[data-contentpath='{block}'] *:focus")
    expect(focused).to_have_count(1)
    expect(focused).to_be_in_viewport()


def test_every_block_leads_to_its_form_however_deep(desk, section, sign_in):
    linked = desk.article("Le quai rouvre", section=section)
    desk.settle()
    body = every_block(
        image=desk.image("Pont").pk, file=desk.document("Horaires").pk, page=linked.pk
    )
    article = desk.article("De tout", section=section, publish=False, body=body)
    article.save_revision()
    editor = sign_in("chef")
    editor.edit(f"/admin/pages/{article.pk}/edit/")
    panel = editor.open_preview()
    expect(panel.locator("main h1")).to_have_text("De tout")
    shown = panel.locator("[data-block]").evaluate_all(
        "all => all.map((each) => each.dataset.block)"
    )
    editor.shoot("apercu-de-tout")
    lost = []
    for block in shown:
        # Where its words are, not those of a block inside it.
        panel.locator(f"[data-block='{block}']").first.evaluate("each => each.click()")
        try:
            expect(editor.page.locator(f"[data-contentpath='{block}'] *:focus")).to_have_count(1)
        except AssertionError:
            lost.append(block)

    assert {each["id"] for each in body} <= set(shown)
    assert len(shown) > len(body)
    assert lost == []


def test_a_page_never_saved_is_seen_too(section, sign_in):
    editor = sign_in("chef")
    editor.edit(f"/admin/pages/add/news/articlepage/{section.pk}/")
    editor.field("title").fill("Jamais enregistré")
    panel = editor.open_preview()

    expect(panel.locator("main h1")).to_have_text("Jamais enregistré")
    editor.shoot("apercu-jamais-enregistre")


@pytest.mark.parametrize(("kind", "title"), [("author", "auteur"), ("topic", "sujet")])
def test_an_author_and_a_topic_are_seen_while_they_are_typed(kind, title, desk, sign_in):
    editor = sign_in("chef")
    editor.edit(f"/admin/snippets/news/{kind}/add/", field="name")
    editor.field("name").fill("Jeanne")
    panel = editor.open_preview()
    expect(panel.locator("main h1")).to_have_text("Jeanne")

    editor.field("name").press("End")
    editor.page.keyboard.type(" Kerguelen")

    expect(panel.locator("main h1")).to_have_text("Jeanne Kerguelen")
    editor.shoot(f"apercu-{title}")
    assert "preview=" not in editor.page.frames[-1].url


#: What tells a mode from the others.
SHOWN = {"page": "h1", "card": "ul.cards .card", "front": ".zone .card, h1", "social": ".social h1"}


def test_every_page_type_in_every_mode(article, section, desk, sign_in):
    editor = sign_in("chef")
    for page in (article, section, desk.home):
        editor.edit(f"/admin/pages/{page.pk}/edit/")
        panel = editor.open_preview()
        for mode, _label in MODES:
            editor.page.locator("#id_preview_mode").select_option(mode)
            shown = panel.locator("main").locator(SHOWN[mode])
            expect(shown.first).to_contain_text(page.title)
            expect(panel.get_by_text("Ce lien d’aperçu n’est plus valable")).to_have_count(0)
            editor.page.wait_for_timeout(300)
            editor.shoot(f"apercu-{type(page).__name__.lower()}-{mode}")


#: Choose the last mode as soon as the frame of another is there, and not yet loaded.
CHANGE_ONE_S_MIND = """
new MutationObserver((_, watch) => {
  if (document.querySelectorAll('iframe[data-w-preview-target="iframe"]').length < 2) return;
  watch.disconnect();
  const mode = document.querySelector('#id_preview_mode');
  mode.value = 'social';
  mode.dispatchEvent(new Event('change', { bubbles: true }));
}).observe(document.body, { childList: true, subtree: true })
"""


def test_a_mode_chosen_while_another_was_loading_is_the_one_shown(article, sign_in):
    editor = sign_in("chef")
    editor.edit(f"/admin/pages/{article.pk}/edit/")
    panel = editor.open_preview()
    expect(panel.locator("main h1")).to_have_text("Le port rouvre")

    editor.page.evaluate(CHANGE_ONE_S_MIND)
    editor.page.locator("#id_preview_mode").select_option("card")

    expect(panel.locator("main .social h1")).to_have_text("Le port rouvre")


def test_published_it_stands_at_its_public_path(article, sign_in):
    editor = sign_in("chef")
    editor.edit(f"/admin/pages/{article.pk}/edit/")
    editor.press("Publier")
    editor.edit(f"/admin/pages/{article.pk}/edit/")
    article.refresh_from_db()
    with editor.page.expect_popup() as popup:
        editor.page.locator(f"a[href='{article.url}']").first.click()

    expect(popup.value.locator("main h1")).to_have_text("Le port rouvre")


def test_a_link_shows_a_draft_to_somebody_without_an_account(article, sign_in, chromium, server):
    editor = sign_in("chef")
    editor.open(f"/admin/apercus/liens/{article.pk}/")
    editor.field("note").fill("Me Le Gall")
    editor.page.get_by_role("button", name="Créer un lien").click()
    url = editor.page.get_by_label("Adresse à envoyer").input_value()
    editor.shoot("lien-d-apercu")
    guest = chromium.new_context(locale="fr-FR", base_url=server.url).new_page()
    asked: list[str] = []
    guest.on("request", lambda request: asked.append(f"{request.url} {request.headers}"))

    guest.goto(url)
    expect(guest.locator("main h1")).to_have_text("Le port rouvre")
    expect(guest.get_by_text("Aperçu")).to_be_visible()
    guest.screenshot(path=str(editor.shots / "apercu-invite.png"))
    token = url.partition("#preview=")[2]
    assert "preview=" not in guest.url
    assert [each for each in asked if token in each and "/api/v2/preview/" not in each] == []
    assert all("referer" not in each or token not in each.partition("referer")[2] for each in asked)

    editor.page.get_by_role("button", name="Couper").click()
    guest.goto("about:blank")
    guest.goto(url)
    expect(guest.get_by_text("Ce lien d’aperçu n’est plus valable")).to_be_visible()
    guest.context.close()
