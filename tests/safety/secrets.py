"""Secrets: a newsroom in which everything that is not public carries a canary, one state after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.core.models import NewsDocument
from cms.published import scheduler
from home.models import HomePage, Menu, MenuItem
from news.models import ArticlePage, SectionPage
from news.models.links import SecondarySection
from tests.newsroom import Newsroom, paragraph, picture

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


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a page comes to be hidden: how it is made, then what is done to it."""

    make: Callable[[Secrets, str], Hidden]
    hide: Callable[[Secrets, Hidden], Any] = lambda secrets, hidden: None


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
            body=story_of(pk) + story_of(section.pk),
            **self.internals(state),
        )
        witness.secondary_sections = [SecondarySection(section=section.specific)]
        self.newsroom.publish(witness)
        hidden.witnesses.append(witness.pk)
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


# States --------------------------------------------------------------------------------------------------------------

SOON, FAR = timedelta(hours=1), timedelta(days=30)


def made(secrets: Secrets, state: str) -> Hidden:
    """Public at first."""
    return secrets.pages(state)


def drafted(secrets: Secrets, state: str) -> Hidden:
    """Never published."""
    return secrets.pages(state, publish=False)


def rewritten(secrets: Secrets, state: str) -> Hidden:
    """Public words below, a newer draft with the secrets above."""
    article = secrets.newsroom.article(f"Paru {state}", section=secrets.public)
    hidden = Hidden(state=state, article=article)
    article.title = article.draft_title = secret(state, "title")
    article.slug = secret(state, "slug")
    article.kicker, article.standfirst = secret(state, "kicker"), secret(state, "standfirst")
    article.body = [paragraph(secret(state, "body"))]
    article.hero = secrets.image(state, "hero")
    for name, value in secrets.internals(state).items():
        setattr(article, name, value)
    hidden.slugs.append(article.slug)
    hidden.gone.append(("images", article.hero.pk))
    return hidden


def save_draft(secrets: Secrets, hidden: Hidden) -> None:
    hidden.article.save_revision()


def schedule(secrets: Secrets, hidden: Hidden) -> None:
    for page in filter(None, (hidden.article, hidden.section)):
        page.go_live_at = secrets.now + FAR
        page.save_revision().publish()


def expiring(secrets: Secrets, state: str) -> Hidden:
    return secrets.pages(state, expire_at=secrets.now + SOON)


def expire(secrets: Secrets, hidden: Hidden) -> None:
    hidden.section.expire_at = secrets.now + SOON
    secrets.newsroom.publish(hidden.section)
    scheduler.run(now=secrets.now + SOON)


def restrict(page: Page, kind: str = "login", **fields: Any) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, **fields)


def restrict_both(kind: str, **fields: Any) -> Callable[[Secrets, Hidden], None]:
    def hide(secrets: Secrets, hidden: Hidden) -> None:
        restrict(hidden.article, kind, **fields)
        restrict(hidden.section, kind, **fields)

    return hide


def nested(depth: int) -> Callable[[Secrets, str], Hidden]:
    """Under a section that will be private, some levels down."""

    def make(secrets: Secrets, state: str) -> Hidden:
        parent: Page = secrets.public
        for level in range(depth):
            parent = secrets.newsroom.section(
                secret(state, f"above{level}"), parent=parent, slug=f"dessus-{state}-{level}"
            )
        return secrets.pages(state, under=parent)

    return make


def restrict_above(depth: int) -> Callable[[Secrets, Hidden], Any]:
    return lambda secrets, hidden: restrict(
        Page.objects.get(path=hidden.article.path[: -4 * depth])
    )


def each(act: Callable[[Page], Any]) -> Callable[[Secrets, Hidden], None]:
    """The same done to the article and to the section."""

    def hide(secrets: Secrets, hidden: Hidden) -> None:
        act(Page.objects.get(pk=hidden.article.pk).specific)
        act(Page.objects.get(pk=hidden.section.pk).specific)

    return hide


def embargo(secrets: Secrets, hidden: Hidden) -> None:
    hidden.article.embargo_until = secrets.now + FAR
    secrets.newsroom.publish(hidden.article)


def embargoed_from_the_start(secrets: Secrets, state: str) -> Hidden:
    story = secrets.story(state, embargo_until=secrets.now + FAR)
    article = secrets.newsroom.article(
        secret(state, "title"), section=secrets.public, slug=secret(state, "slug"), **story
    )
    return secrets.noted(state, article=article)


def only_article(secrets: Secrets, state: str) -> Hidden:
    slug = f"ancien-{state}".replace("_", "-")
    article = secrets.newsroom.article(
        secret(state, "title"), section=secrets.public, slug=slug, **secrets.story(state)
    )
    return secrets.noted(state, article=article)


def alias(secrets: Secrets, state: str) -> Hidden:
    hidden = only_article(secrets, state)
    copy = hidden.article.create_alias(parent=secrets.public, update_slug=f"copie-{state}")
    hidden.gone.append(("pages", copy.pk))
    hidden.paths.append(copy.url)
    hidden.slugs.append(copy.slug)
    return hidden


def translation_drafted(secrets: Secrets, state: str) -> Hidden:
    """French public, English in the making; everything English is secret."""
    french = secrets.newsroom.article(f"Paru {state}", section=secrets.public)
    english = french.copy_for_translation(secrets.english.locale)
    english.title, english.slug = secret(state, "title"), secret(state, "slug")
    english.standfirst = secret(state, "standfirst")
    english.save()
    english.save_revision()
    hidden = secrets.noted(state, article=english)
    hidden.label = ""
    return hidden


def translated(secrets: Secrets, state: str) -> Hidden:
    """Both languages public at first."""
    hidden = only_article(secrets, state)
    english = hidden.article.copy_for_translation(secrets.english.locale)
    english.title, english.slug = secret(state, "entitle"), f"former-{state}".replace("_", "-")
    secrets.newsroom.publish(english)
    hidden.gone.append(("pages", english.pk))
    hidden.paths.append(english.url)
    hidden.slugs.append(english.slug)
    return hidden


def nowhere(secrets: Secrets, state: str) -> Hidden:
    """Live, and under no site."""
    root = Page.objects.get(depth=1)
    section = SectionPage(title=secret(state, "section"), slug=secret(state, "section"))
    root.add_child(instance=section)
    return secrets.pages(state, under=section)


def files(*, nested_in_private: bool = False) -> Callable[[Secrets, str], Hidden]:
    """A public article with files of a collection that becomes private."""

    def make(secrets: Secrets, state: str) -> Hidden:
        collection = Collection.get_first_root_node().add_child(name=secret(state, "collection"))
        inner = collection.add_child(name="dedans") if nested_in_private else collection
        image = secrets.image(state, "photo", collection=inner)
        file = secrets.file(state, collection=inner)
        author = secrets.newsroom.author(f"Signature {state}", photo=image)
        topic = secrets.newsroom.topic(f"Sujet {state}", image=image)
        witness = secrets.newsroom.article(
            f"Images {state}", section=secrets.public, hero=image, social_image=image,
            hero_decorative=True, authors=[author], topics=[topic], body=with_files(image, file),
            **secrets.internals(state),
        )  # fmt: skip
        reader = secrets.newsroom.article(
            f"Lecture {state}",
            section=secrets.public,
            body=[block("read_also", {"page": witness.pk, "url": "", "label": ""})],
        )
        return Hidden(
            state=state,
            gone=[("images", image.pk), ("documents", file.pk)],
            witnesses=[witness.pk, reader.pk],
        )

    return make


def with_files(image: Any, file: NewsDocument) -> list[dict[str, Any]]:
    """Every block that shows a file."""
    sound = {"title": "", "url": "", "file": file.pk, "transcript": ""}
    inner = [block("image", shown(image))]
    return [
        block("image", shown(image)),
        block("gallery", {"title": "", "images": [shown(image), shown(image)]}),
        block("video", {**sound, "poster": image.pk}),
        block("audio", sound),
        block("document", {"document": file.pk, "title": ""}),
        block("sidebar", {"kind": "facts", "title": "", "body": inner}),
        paragraph(f'Lire <a linktype="document" id="{file.pk}">la pièce</a>.'),
    ]


def close_collection(secrets: Secrets, hidden: Hidden) -> None:
    collection = Collection.objects.get(name=secret(hidden.state, "collection"))
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")


def plain(secrets: Secrets, state: str) -> Hidden:
    """Public, and stays so: only its internals are secret."""
    image = secrets.newsroom.image(title=secret(state, "imagetitle"))
    article = secrets.newsroom.article(
        f"Public {state}", section=secrets.public, hero=image, hero_decorative=True,
        **secrets.internals(state),
    )  # fmt: skip
    return Hidden(state=state, article=article, witnesses=[article.pk])


def parent(secrets: Secrets, state: str) -> Hidden:
    """A section with a public article below it, which others show as a card."""
    section = secrets.newsroom.section(
        secret(state, "parent"), parent=secrets.public, slug=f"dessus-{state}"
    )
    below = secrets.newsroom.article(f"Dessous {state}", section=section)
    reader = secrets.newsroom.article(
        f"Lecture {state}",
        section=secrets.public,
        body=[block("read_also", {"page": below.pk, "url": "", "label": ""})],
    )
    hidden = secrets.noted(state, article=None, section=section)
    hidden.witnesses = [below.pk, reader.pk]
    return hidden


STATES: dict[str, State] = {
    "parent_unpublished": State(
        make=parent,
        hide=lambda secrets, hidden: SectionPage.objects.get(pk=hidden.section.pk).unpublish(),
    ),
    "public": State(make=plain),
    "draft": State(make=drafted),
    "newer_draft": State(make=rewritten, hide=save_draft),
    "scheduled": State(make=drafted, hide=schedule),
    "scheduled_over_live": State(make=rewritten, hide=schedule),
    "expired": State(make=expiring, hide=expire),
    "private_login": State(make=made, hide=restrict_both("login")),
    "private_groups": State(make=made, hide=restrict_both("groups")),
    "private_password": State(make=made, hide=restrict_both("password", password="qzxpass")),
    "under_private": State(make=nested(1), hide=restrict_above(1)),
    "far_under_private": State(make=nested(3), hide=restrict_above(3)),
    "unpublished": State(make=made, hide=each(lambda page: page.unpublish())),
    "deleted": State(make=made, hide=each(lambda page: page.delete())),
    "deleted_with_parent": State(
        make=nested(1),
        hide=lambda secrets, hidden: Page.objects.get(path=hidden.article.path[:-4]).delete(),
    ),
    "embargoed": State(make=embargoed_from_the_start),
    "embargoed_again": State(make=only_article, hide=embargo),
    "moved_under_private": State(
        make=made,
        hide=lambda secrets, hidden: each(
            lambda page: page.move(SectionPage.objects.get(pk=secrets.private.pk), pos="last-child")
        )(secrets, hidden),
    ),
    "alias_of_private": State(make=alias, hide=lambda secrets, hidden: restrict(hidden.article)),
    "alias_of_unpublished": State(
        make=alias,
        hide=lambda secrets, hidden: ArticlePage.objects.get(pk=hidden.article.pk).unpublish(),
    ),
    "translation_draft": State(make=translation_drafted),
    "translation_of_private": State(
        make=translated, hide=lambda secrets, hidden: restrict(hidden.article)
    ),
    "under_no_site": State(make=nowhere),
    "file_in_private_collection": State(make=files(), hide=close_collection),
    "file_far_in_private_collection": State(
        make=files(nested_in_private=True), hide=close_collection
    ),
}


def open_newsroom(newsroom: Newsroom, *, now: datetime) -> Secrets:
    """The public places the states stand in."""
    owner = get_user_model().objects.create_user(f"{CANARY}owner", email=f"{CANARY}@example.org")
    newsroom.publish(newsroom.home)
    english = newsroom.home.copy_for_translation(newsroom.locale("en"))
    newsroom.publish(english)
    public = newsroom.section("Politique")
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
