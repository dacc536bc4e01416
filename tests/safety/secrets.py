"""Secrets: a newsroom in which everything that is not public carries a canary, one state after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from cms.core.models import NewsDocument
from home.models import HomePage, Menu, MenuItem
from news.models import ArticlePage, SectionPage
from news.models.links import SecondarySection
from tests.newsroom import Newsroom, paragraph, picture
from tests.published.fronts import compose, slot, zone

#: No word of any language holds this; every secret does.
CANARY = "qzx"


def secret(state: str, what: str) -> str:
    """A canary one can recognise: `qzxDRAFTtitle`."""
    return f"{CANARY}{state.replace('_', '')}{what}"


@dataclass(kw_only=True)
class Hidden:
    """What one state keeps from the public, and the public pages that speak of it."""

    state: str
    article: ArticlePage | None = None
    section: SectionPage | None = None
    #: Everything that has an id and must answer as if it never was: (endpoint, id).
    gone: list[tuple[str, int]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    witnesses: list[int] = field(default_factory=list)
    #: Public addresses that redirects lead from to what is hidden.
    redirects: list[str] = field(default_factory=list)
    #: Values for filters.
    slugs: list[str] = field(default_factory=list)
    #: What a menu calls the page; secret unless the page stays public in some form.
    label: str = ""


@dataclass(kw_only=True)
class Secrets:
    """Makes the pages of each state and those that speak of them."""

    newsroom: Newsroom
    now: datetime
    menu: Menu
    owner: Any
    public: SectionPage
    private: SectionPage
    english: HomePage

    # Things ----------------------------------------------------------------------------------------------------------

    def story(self, state: str, **fields: Any) -> dict[str, Any]:
        """The fields of an article that says its state's secrets everywhere, and uses things nothing else uses."""
        image = self.image(state, "hero")
        picked = self.image(state, "gallery")
        file = self.file(state)
        return {
            "kicker": secret(state, "kicker"),
            "standfirst": secret(state, "standfirst"),
            "seo_title": secret(state, "seo"),
            "place": secret(state, "place"),
            "hero": image,
            "hero_alt": secret(state, "alt"),
            "body": [
                paragraph(secret(state, "body")),
                block("gallery", {"title": secret(state, "galtitle"), "images": [shown(picked)]}),
                block("document", {"document": file.pk, "title": ""}),
            ],
            "authors": [self.newsroom.author(secret(state, "author"))],
            "topics": [self.newsroom.topic(secret(state, "topic"))],
            **self.internals(state),
            **fields,
        }

    def internals(self, state: str) -> dict[str, Any]:
        """What leaves the newsroom for no page, public or not."""
        return {
            "internal_note": secret(state, "note"),
            "slugline": secret(state, "slugline"),
            "external_id": secret(state, "external"),
            "owner": self.owner,
        }

    def image(self, state: str, what: str, **fields: Any) -> Any:
        image = self.newsroom.image(
            title=secret(state, f"{what}title"),
            **{
                "credit": secret(state, f"{what}credit"),
                "caption": secret(state, f"{what}caption"),
                "default_alt": secret(state, f"{what}alternative"),
                **fields,
            },
        )
        image.file.save(f"{secret(state, what)}.jpg", picture(), save=True)
        return image

    def file(self, state: str, **fields: Any) -> NewsDocument:
        file = self.newsroom.document(secret(state, "doctitle"), **fields)
        file.file.name = file.file.storage.save(f"documents/{secret(state, 'file')}.txt", file.file)
        file.save()
        return file

    # Pages -----------------------------------------------------------------------------------------------------------

    def pages(
        self, state: str, *, under: Page | None = None, publish: bool = True, **fields: Any
    ) -> Hidden:
        """An article and a section of the state; their slugs are secret while they were never published."""
        slug = secret(state, "") if not publish else f"ancien-{state}".replace("_", "-")
        parent = under or self.public
        article = self.newsroom.article(
            secret(state, "title"), section=parent, slug=f"{slug}-article", publish=publish,
            **self.story(state, **fields),
        )  # fmt: skip
        section = self.newsroom.section(
            secret(state, "section"), parent=parent, slug=f"{slug}-rubrique", live=publish,
            standfirst=secret(state, "sectionfirst"),
        )  # fmt: skip
        return self.noted(state, article=article, section=section)

    def noted(
        self, state: str, *, article: ArticlePage | None, section: SectionPage | None = None
    ) -> Hidden:
        """Everything of these pages that probes ask for."""
        hidden = Hidden(state=state, article=article, section=section, label=secret(state, "label"))
        for page in filter(None, (article, section)):
            hidden.gone.append(("pages", page.pk))
            hidden.slugs.append(page.slug)
            hidden.paths.append(page.url or "/nowhere/")
        if article is not None:
            hidden.gone += [("authors", row.author_id) for row in article.bylines.all()]
            hidden.gone += [("topics", row.topic_id) for row in article.article_topics.all()]
            hidden.gone += [("images", article.hero_id)] if article.hero_id else []
        return hidden

    def speak_of(self, hidden: Hidden) -> None:
        """Public pages, a menu and redirects that lead to what is or will be hidden."""
        if hidden.article is None:
            return
        pk, state = hidden.article.pk, hidden.state
        section = hidden.section or hidden.article.get_parent()
        witness = self.newsroom.article(
            f"Témoin {state}",
            section=self.public,
            slug=f"temoin-{state}".replace("_", "-"),
            publish=False,
            body=story_of(pk) + story_of(section.pk),
            **self.internals(state),
        )
        witness.secondary_sections = [SecondarySection(section=section.specific)]
        self.newsroom.publish(witness)
        hidden.witnesses.append(witness.pk)
        front = self.newsroom.section(
            f"Une {state}", parent=self.public, slug=f"une-{state}".replace("_", "-")
        )
        words = {"title": hidden.label, "kicker": hidden.label}
        filled = [zone(backfill={"section": section.pk})] if hidden.section else []
        compose(front, zone(slot(hidden.article, **words), slot(section)), *filled)
        hidden.witnesses.append(front.pk)
        MenuItem.objects.create(menu=self.menu, page=hidden.article, label=hidden.label)
        MenuItem.objects.create(menu=self.menu, page=section)
        for number, target in enumerate((hidden.article, section)):
            old = f"/vieux-{state}-{number}".replace("_", "-")
            Redirect.objects.create(old_path=old, redirect_page=target)
            Redirect.objects.create(old_path=f"{old}-lien", redirect_link=target.url or "/x/")
            Redirect.objects.create(old_path=f"{old}-chaine", redirect_link=old)
            hidden.redirects += [old, f"{old}-lien", f"{old}-chaine"]


def block(name: str, value: Any) -> dict[str, Any]:
    """A stored block."""
    return {"type": name, "value": value, "id": "33333333-3333-4333-8333-333333333333"}


def shown(image: Any) -> dict[str, Any]:
    """An image in a story, in its own words."""
    return {"image": image.pk, "alt": "", "decorative": True, "caption": "", "credit": ""}


def story_of(pk: int) -> list[dict[str, Any]]:
    """Every block that leads to a page."""
    link = f'<a linktype="page" id="{pk}">ici</a>'
    call = {"purpose": "donation", "title": "", "text": "", "label": "", "page": pk, "url": ""}
    return [
        paragraph(f"Voir {link}."),
        block("list", {"ordered": False, "items": [link]}),
        block("question_answer", {"question": "Où ?", "answer": f"<p>{link}</p>"}),
        block("read_also", {"page": pk, "url": "", "label": ""}),
        block("call_to_action", call),
        block("sidebar", {"kind": "facts", "title": "", "body": [paragraph(link)]}),
    ]


def restrict(page: Page, kind: str = "login", **fields: Any) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, **fields)


def open_newsroom(newsroom: Newsroom, *, now: datetime) -> Secrets:
    """The public places the states stand in."""
    owner = get_user_model().objects.create_user(f"{CANARY}owner", email=f"{CANARY}@example.org")
    newsroom.publish(newsroom.home)
    public = newsroom.section("Politique")
    # Sections made from here on have an English draft of their own.
    english = newsroom.home.copy_for_translation(newsroom.locale("en"))
    newsroom.publish(english)
    newsroom.publish(public.copy_for_translation(english.locale))
    private = newsroom.section(f"{CANARY}privatesection", slug=f"{CANARY}private")
    restrict(private)
    return Secrets(
        newsroom=newsroom,
        now=now,
        menu=Menu.objects.create(place="main", locale=newsroom.locale()),
        owner=owner,
        public=public,
        private=private,
        english=english,
    )
