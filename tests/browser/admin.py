"""The admin as a hand and an eye meet it: names of buttons, fields by their labels."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FrameLocator, Locator, Page, expect

STORY = "#body-root > [data-streamfield-stream-container]"
ADD = f"{STORY} > div > button.c-sf-add-button"


@dataclass(kw_only=True)
class Admin:
    """One person at their screen."""

    page: Page
    shots: Path

    def sign_in(self, login: str, *, password: str) -> None:
        self.page.goto("/admin/login/")
        self.page.get_by_label("Nom d’utilisateur").fill(login)
        self.page.get_by_label("Mot de passe", exact=False).first.fill(password)
        self.page.get_by_role("button", name="S'identifier").click()
        self.page.wait_for_url("**/admin/")

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")

    def edit(self, address: str, *, field: str = "title") -> None:
        """Open a form; a panel that stood open opens again by itself, and takes its time."""
        self.page.goto(address)
        expect(self.field(field)).to_be_visible()

    def open_preview(self) -> FrameLocator:
        """Open « Aperçu » beside the form; give what is in it."""
        if not self.page.locator("#w-preview-iframe").is_visible():
            self.page.locator("[data-side-panel-toggle='preview']").first.click()
        frame = self.page.frame_locator("#w-preview-iframe")
        expect(frame.locator("p.preview")).to_be_attached()
        return frame

    def shoot(self, name: str) -> None:
        """Keep a picture of the screen for whoever wants to look."""
        self.shots.mkdir(exist_ok=True)
        self.page.screenshot(path=str(self.shots / f"{name}.png"))

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()

    def field(self, name: str) -> Locator:
        return self.page.locator(f"[name='{name}']")

    def add_block(self, label: str) -> Locator:
        """Choose a block in the list of blocks, at the end of the text."""
        blocks = self.page.locator(f"{STORY} > [data-streamfield-child]")
        before = blocks.count()
        self.page.locator(ADD).last.click()
        self._pick(label)
        expect(blocks).to_have_count(before + 1)
        return blocks.nth(before)

    def add_inner_block(self, block: Locator, label: str) -> None:
        """The same, in a block that holds others."""
        block.locator("button.c-sf-add-button[title='Insérer un bloc']").last.click()
        self._pick(label)

    def _pick(self, label: str) -> None:
        choice = self.page.locator(".w-combobox")
        choice.get_by_role("combobox").fill(label)
        choice.get_by_role("option", name=label, exact=True).click()
        expect(choice).to_have_count(0)

    def write(self, block: Locator, text: str, *, at: int = 0) -> None:
        """Type in a rich text."""
        editor = block.locator(".public-DraftEditor-content").nth(at)
        editor.click()
        self.page.keyboard.type(text)
        # The editor writes its input a moment after the last key.
        self.page.wait_for_timeout(400)

    def open_modal(self, button: Locator) -> Locator:
        """What a button opens over the form. Where nothing opens, a hand presses once more: a form that still loads hears nothing."""
        modal = self.page.locator(".modal-body")
        button.click()
        try:
            expect(modal).to_be_visible(timeout=8_000)
        except AssertionError:
            button.click()
        return modal

    def choose(self, button: Locator, result: str) -> None:
        """Take something from a library."""
        modal = self.open_modal(button)
        modal.get_by_text(result, exact=True).first.click()
        expect(modal).to_have_count(0)

    def upload_picture(self, button: Locator, *, name: str, data: bytes) -> None:
        """Bring a photo into the library from the field where it is wanted."""
        modal = self.open_modal(button)
        modal.get_by_role("tab", name="Transférer").click()
        photo = {"name": name, "mimeType": "image/jpeg", "buffer": data}
        modal.locator("input[type=file]").set_input_files(photo)
        self.shoot("photo")
        modal.locator("button[type=submit]:visible").click()
        expect(modal).to_have_count(0)

    def press(self, button: str, *, confirm: bool = False) -> None:
        """Press a button at the foot of the form, in its menu if it is there; say yes if it asks."""
        footer = self.page.locator("footer")
        wanted = footer.get_by_role("button", name=button).or_(
            footer.locator(f"button[value='{button}']")
        )
        if not wanted.first.is_visible():
            footer.locator("[data-w-dropdown-target='toggle']").last.click()
        with self.page.expect_navigation():
            wanted.first.click()
            if confirm:
                self.page.locator(".modal-body").get_by_role("button", name=button).click()
        self.page.wait_for_load_state("networkidle")
