"""States: every way a page or a file is kept from the public, and what else is then secret."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import Collection, CollectionViewRestriction, Page

from cms.core.models import NewsDocument, NewsImage
from cms.editorial.bin import acts as page_bin
from cms.editorial.takedown import acts as takedown
from cms.published import scheduler
from news.models import ArticlePage, SectionPage
from tests.newsroom import paragraph
from tests.safety.secrets import CANARY, Hidden, Secrets, block, restrict, secret, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a page comes to be hidden: how it is made, then what is done to it."""

    make: Callable[[Secrets, str], Hidden]
    hide: Callable[[Secrets, Hidden], Any] = lambda secrets, hidden: None


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


def end_rights(secrets: Secrets, hidden: Hidden) -> None:
    """The rights of the picture are found to have ended; the file beside it is deleted."""
    (_kind, image_id), (_kind, file_id) = hidden.gone
    image = NewsImage.objects.get(pk=image_id)
    image.rights_expire_at = secrets.now - SOON
    image.save()
    NewsDocument.objects.get(pk=file_id).delete()


def take_down(secrets: Secrets, hidden: Hidden) -> None:
    """On record: the reason is nobody's but the newsroom's."""
    chief = get_user_model().objects.create_superuser(f"{CANARY}chief")
    article = ArticlePage.objects.get(pk=hidden.article.pk)
    reason = secret(hidden.state, "reason")
    takedown.depublish(article, user=chief, reason=reason, now=secrets.now)
    SectionPage.objects.get(pk=hidden.section.pk).unpublish()


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
    "taken_down": State(make=made, hide=take_down),
    "binned": State(
        make=made,
        hide=lambda secrets, hidden: each(
            lambda page: page_bin.put(page, user=secrets.owner, now=secrets.now)
        )(secrets, hidden),
    ),
    "rights_ended": State(make=files(), hide=end_rights),
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
