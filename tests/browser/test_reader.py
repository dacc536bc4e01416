"""The reader in a real browser, on every page of the demonstration: quiet, still, open to everyone, and with nobody else."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.reading import AXE, Reading
from tests.clients.conftest import CONTRACT, Tools
from tests.clients.typed_client.conftest import Server

pytestmark = pytest.mark.browser
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
OWN = (
    "/rechercher/?q=port", "/rechercher/", "/en/search/?q=river", "/es/buscar/?q=r%C3%ADo", "/nulle-part/", "/en/nowhere/",
)  # fmt: skip
ARTICLE = "/actualites/societe/la-nuit-ou-la-sarelle-a-deborde/"
#: A hundredth of what Web Vitals call good; a busy machine paints a long page in pieces.
STILL = 0.001
QUIET = re.compile(r"the server responded with a status of 404")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """What `make run` shows, served by a process of its own."""
    made = Server(data=tmp_path_factory.mktemp("reader") / "data")
    made.data.mkdir()
    made.manage("migrate")
    made.manage("load_demo")
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module", autouse=True)
def axe():
    node, npm = shutil.which("node"), shutil.which("npm")
    assert npm, "npm is needed for this test."
    if not AXE.exists():
        Tools(node=node, npm=npm).install(CONTRACT)


@pytest.fixture
def read(chromium, demo):
    """Open the reader as somebody who never was there."""
    contexts = []

    def fresh(**options):
        context = chromium.new_context(locale="fr-FR", **{"viewport": WIDE, **options})
        contexts.append(context)
        return Reading(context=context, base=demo.base)

    yield fresh

    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def pages(demo):
    """The path of every page there is."""
    found, cursor = [], ""
    while True:
        answer = demo.get(f"pages/?limit=100&fields=_,path{cursor}")
        found += [item["path"] for item in answer["items"]]
        if not answer["meta"]["next_cursor"]:
            return found
        cursor = f"&cursor={answer['meta']['next_cursor']}"


@pytest.fixture(scope="module")
def people_and_topics(demo):
    authors = [each["slug"] for each in demo.get("authors/?limit=100")["items"]]
    topics = [each["slug"] for each in demo.get("topics/?limit=100")["items"]]
    return [
        *(f"/auteurs/{slug}/" for slug in authors),
        *(f"/en/authors/{slug}/" for slug in authors[:2]),
        *(f"/sujets/{slug}/" for slug in topics),
        *(f"/es/temas/{slug}/" for slug in topics[:2]),
    ]


def waited(page):
    """The search page draws what it finds."""
    page.wait_for_selector("main h1")
    page.wait_for_load_state("networkidle")


def test_every_page_is_quiet_still_and_open_to_everyone(read, pages, people_and_topics):
    reading = read()
    assert len(pages) > 60
    obstacles, shifts, broken = {}, {}, {}

    for path in [*pages, *people_and_topics, *OWN]:
        reading.open(path)
        if "?q=" in path:
            waited(reading.page)
        else:
            shifts[path] = reading.shift()
        obstacles[path] = reading.obstacles()
        broken[path] = reading.broken()

    assert {path: found for path, found in obstacles.items() if found} == {}
    assert {path: moved for path, moved in shifts.items() if moved > STILL} == {}
    assert {path: found for path, found in broken.items() if found} == {}
    assert [error for error in reading.errors if not QUIET.search(error)] == []
    assert reading.elsewhere() == []


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"viewport": NARROW}])
def test_the_dark_and_a_small_screen_are_open_to_everyone(read, options):
    reading = read(**options)

    for path in ("/", "/en/", ARTICLE, "/partenaires/", "/rechercher/?q=port"):
        reading.open(path)
        waited(reading.page)

        assert reading.obstacles() == [], path
        width = reading.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert width <= 0, path


def test_the_script_draws_what_the_server_wrote(read, pages):
    """Every page is reached once by the server and once by the script."""
    server, script = read(), read()
    written = "document.querySelector('#reader').innerHTML"
    different = []

    for path in pages:
        server.open(path)
        script.open(
            f"/{path.split('/')[1]}/nulle-part/" if path[:4] in {"/en/", "/es/"} else "/nulle-part/"
        )
        script.page.evaluate(
            "(path) => { const link = document.createElement('a'); link.href = path; document.body.append(link); link.click(); link.remove(); }",
            path,
        )
        expect(script.page.locator("h1:focus")).to_be_attached()
        if server.page.evaluate(written) != script.page.evaluate(written):
            different.append(path)

    assert different == []


def test_a_reader_moves_on_without_loading_a_page(read):
    reading = read()
    page = reading.page
    reading.open("/")
    page.evaluate("window.stayed = true")
    page.evaluate("scrollTo(0, 700)")
    link = page.locator("main .card a").nth(2)
    title = link.inner_text()

    link.click()

    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("#said")).to_contain_text(title)
    assert page.evaluate("[window.stayed, scrollY]") == [True, 0]
    page.go_back()
    expect(page.locator("main .card").nth(2)).to_be_visible()
    page.wait_for_load_state("networkidle")
    stayed, top = page.evaluate("[window.stayed, scrollY]")
    assert stayed
    # A picture that came late may have moved the place by a line.
    assert top == pytest.approx(700, abs=24)
    assert reading.errors == []


def test_another_language_is_one_click_away(read):
    reading = read()
    reading.open("/")

    reading.page.get_by_role("link", name="English").click()

    expect(reading.page.locator("html")).to_have_attribute("lang", "en")
    assert reading.page.url.endswith("/en/")


def test_searching_shows_where_the_words_are(read):
    reading = read()
    page = reading.page
    reading.open("/")

    page.get_by_label("Mots à chercher").fill("sarelle")
    page.get_by_role("button", name="Rechercher").click()

    expect(page.locator("h1")).to_have_text("sarelle")
    expect(page.locator("main mark").first).to_be_visible()
    assert page.url.endswith("/rechercher/?q=sarelle")


def test_the_keyboard_goes_straight_to_the_words(read):
    reading = read()
    page = reading.page
    reading.open(ARTICLE)

    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_without_script_an_article_is_read(read, pages, demo):
    document = demo.get(f"resolve/?path={ARTICLE}")["document"]
    reading = read(java_script_enabled=False)
    reading.open(ARTICLE)

    main = reading.page.locator("main")
    expect(main.locator("h1")).to_have_text(document["title"])
    expect(main).to_contain_text(document["standfirst"])
    for block in document["body"]:
        expect(main.locator(f'[data-block="{block["id"]}"]').first).to_be_visible()
    reading.page.locator("nav.menu a").first.click()
    expect(reading.page.locator("main .card").first).to_be_visible()


def test_nobody_is_asked_before_the_reader_agrees(read, demo):
    listed = demo.get("pages/?type=article&locale=fr&limit=100&fields=path,body")["items"]
    path = next(
        item["path"] for item in listed if any(block["type"] == "embed" for block in item["body"])
    )
    reading = read()
    reading.open(path)
    button = reading.page.locator("button[data-consent]").first
    button.scroll_into_view_if_needed()
    assert reading.elsewhere() == []

    with reading.context.expect_event("request") as asked:
        button.click()

    assert asked.value.url == button.get_attribute("data-consent")
    assert "referer" not in asked.value.all_headers()
    bare = read(java_script_enabled=False)
    bare.open(path)
    expect(bare.page.locator("button[data-consent]").first).to_be_hidden()
    expect(bare.page.locator(".consent a").first).to_be_visible()


def test_paper_gets_the_words_alone(read):
    reading = read()
    reading.open(ARTICLE)

    reading.page.emulate_media(media="print")

    expect(reading.page.locator("h1")).to_be_visible()
    expect(reading.page.locator("nav.menu")).to_be_hidden()
    expect(reading.page.locator("form.search")).to_be_hidden()


def answer_of(demo, **changes):
    document = demo.get(f"resolve/?path={ARTICLE}")["document"] | changes
    blocks = {block["id"]: f"/body/{place}" for place, block in enumerate(document["body"])}
    card = demo.get(f"pages/?ids={document['id']}")["items"][0]
    return {
        "kind": "preview", "mode": "page", "audience": "panel", "document": document, "card": card, "blocks": blocks,
        "expires_at": "2030-01-01T12:30:00Z",
    }  # fmt: skip


def answers(reading, demo):
    """Play the server's half of previews: the token is the draft's title."""
    tokens = []

    def fulfil(route):
        token = route.request.headers["x-preview-token"]
        tokens.append(token)
        if token == "perime":
            return route.fulfill(status=404, json={"status": 404})
        return route.fulfill(json=answer_of(demo, title=f"Brouillon {token}"))

    reading.context.route("**/api/v2/preview/", fulfil)
    return tokens


def test_a_draft_is_shown_to_who_holds_its_token(read, demo):
    reading = read()
    tokens = answers(reading, demo)

    reading.open(f"{ARTICLE}#preview=un")

    expect(reading.page.locator("h1")).to_have_text("Brouillon un")
    expect(reading.page.locator(".preview")).to_contain_text("Aperçu — non publié")
    expect(reading.page.locator(".preview")).to_contain_text(
        "1er\u00a0janvier 2030 à 13\u00a0h\u00a030"
    )
    assert reading.page.url == f"{demo.base}{ARTICLE}"
    assert tokens == ["un"]
    assert reading.obstacles() == []


def test_an_old_preview_link_says_so(read, demo):
    reading = read()
    answers(reading, demo)

    reading.open("/nouveau/brouillon/#preview=perime")

    expect(reading.page.locator("h1")).to_have_text("Ce lien d’aperçu n’est plus valable")


def test_an_editor_sees_the_draft_change_and_is_told_which_block_was_clicked(read, demo):
    reading = read()
    page, tokens = reading.page, answers(reading, demo)
    reading.open("/admin/login/")
    page.evaluate(
        """(path) => {
          window.heard = [];
          addEventListener('message', ({ data }) => window.heard.push(data));
          const frame = Object.assign(document.createElement('iframe'), { src: `${path}#preview=un`, width: 900, height: 600 });
          document.body.replaceChildren(frame);
        }""",
        ARTICLE,
    )
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text("Brouillon un")
    inner = next(each for each in page.frames if each.parent_frame)
    inner.evaluate("scrollTo(0, 500)")

    page.evaluate(
        "frames[0].postMessage({ type: 'chapo:preview', token: 'deux' }, location.origin)"
    )
    expect(frame.locator("h1")).to_have_text("Brouillon deux")
    top = inner.evaluate("scrollY")
    block = frame.locator("[data-block]").nth(1)
    block.click()

    assert top == 500
    assert tokens == ["un", "deux"]
    page.wait_for_function("heard.some(({ type }) => type === 'chapo:edit')")
    sent = [each for each in page.evaluate("window.heard") if each.get("type") == "chapo:edit"]
    assert sent == [{"type": "chapo:edit", "block": block.get_attribute("data-block")}]
