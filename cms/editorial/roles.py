"""Roles: who may do what in the newsroom, as one table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from django.conf import settings


class Place(Enum):
    """Where a role works in the tree of pages."""

    EVERY_LOCALE = "every locale"
    LANGUAGE = "the tree of one language"
    PARTNERS = "the partners' section, in every locale"


#: The partners' section is known by its address: what is paid for stays below it.
PARTNERS_SLUG: Final = "partenaires"

WRITE: Final = frozenset({"add"})
EDIT: Final = WRITE | {"change"}
REREAD: Final = EDIT | {"lock", "unlock"}
PUBLISH: Final = REREAD | {"publish"}
DIRECT: Final = PUBLISH | {"bulk_delete"}

CHOOSE: Final = frozenset({"choose"})
UPLOAD: Final = CHOOSE | {"add"}
CURATE: Final = UPLOAD | {"change"}

AUTHORS: Final = frozenset({"news.view_author", "news.add_author", "news.change_author"})
TOPICS: Final = frozenset({"news.view_topic", "news.add_topic", "news.change_topic"})
DELETE_PEOPLE_AND_TOPICS: Final = frozenset({"news.delete_author", "news.delete_topic"})
MENUS: Final = frozenset({"home.view_menu", "home.add_menu", "home.change_menu"})
PUBLISHER: Final = frozenset({"home.change_publisher"})
REDIRECTS: Final = frozenset(
    {
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    }
)
#: Taking a text out of search engines or out of sight, or a name out of it.
TAKE_DOWN: Final = "editorial.take_down"
#: Ending an embargo sooner than it says.
LIFT_EMBARGO: Final = "editorial.lift_embargo"
TRANSLATE: Final = frozenset({"wagtail_localize.submit_translation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One group of the admin: Wagtail's page actions, library actions, and model permissions by name."""

    label: str
    pages: frozenset[str] = frozenset()
    place: Place = Place.EVERY_LOCALE
    #: The language of a role that works in one.
    language: str = ""
    images: frozenset[str] = CHOOSE
    documents: frozenset[str] = CHOOSE
    models: frozenset[str] = frozenset()


def _of_language(code: str) -> dict[str, Role]:
    """Who translates into a language, and who publishes what they translate."""
    common: dict[str, Any] = {"place": Place.LANGUAGE, "language": code, "models": TRANSLATE}
    return {
        f"traduction-{code}": Role(label=f"Traduction ({code})", pages=EDIT, **common),
        f"revision-{code}": Role(label=f"Révision ({code})", pages=PUBLISH, **common),
    }


#: The languages French is translated into.
LANGUAGES: Final = tuple(
    code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code != settings.LANGUAGE_CODE
)
#: The label is the group's name, which the database keeps: it is not translated.
ROLES: Final[dict[str, Role]] = {
    "redaction": Role(label="Rédaction", pages=WRITE, images=UPLOAD, documents=UPLOAD),
    "secretariat": Role(
        label="Secrétariat de rédaction",
        pages=REREAD,
        images=CURATE,
        documents=CURATE,
        models=AUTHORS | TOPICS,
    ),
    "chef-de-rubrique": Role(
        label="Chefs de rubrique",
        pages=PUBLISH,
        images=CURATE,
        documents=CURATE,
        models=AUTHORS | TOPICS,
    ),
    "une": Role(
        label="Édition web et une",
        pages=PUBLISH,
        images=CURATE,
        documents=CURATE,
        models=TOPICS | MENUS | REDIRECTS,
    ),
    "redaction-en-chef": Role(
        label="Rédaction en chef",
        pages=DIRECT,
        images=CURATE,
        documents=CURATE,
        models=AUTHORS
        | TOPICS
        | DELETE_PEOPLE_AND_TOPICS
        | MENUS
        | PUBLISHER
        | REDIRECTS
        | TRANSLATE
        | {TAKE_DOWN, LIFT_EMBARGO},
    ),
    "iconographie": Role(label="Iconographie", images=CURATE, documents=CURATE),
    "partenariats": Role(
        label="Partenariats",
        pages=WRITE,
        place=Place.PARTNERS,
        images=UPLOAD,
        documents=UPLOAD,
    ),
    **{key: role for code in LANGUAGES for key, role in _of_language(code).items()},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the workflow, and the roles that may approve it or send the text back."""

    label: str
    roles: tuple[str, ...]


WORKFLOW_LABEL: Final = "Relecture et validation"
#: Whoever validates may also reread: at night, one person does both.
WORKFLOW: Final = (
    Step(label="Relecture", roles=("secretariat", "chef-de-rubrique", "redaction-en-chef")),
    Step(label="Validation", roles=("chef-de-rubrique", "redaction-en-chef")),
)
#: Who may publish before anyone else has read; a second reading is then owed.
URGENT_LANE: Final = frozenset({"chef-de-rubrique", "une", "redaction-en-chef"})
#: Whose reading settles it: those of the workflow's first step.
SECOND_READERS: Final = frozenset(WORKFLOW[0].roles)

#: What is translated goes to the revisers of its language instead.
REVISIONS: Final[dict[str, Step]] = {
    code: Step(label=f"Révision ({code})", roles=(f"revision-{code}", "redaction-en-chef"))
    for code in LANGUAGES
}

#: What Wagtail's first migration leaves in English.
LEFTOVER_GROUPS: Final = ("Moderators", "Editors")
LEFTOVER_WORKFLOW: Final = "Moderators approval"

LEFTOVER_ROOT: Final = "Root"
#: What the top of the tree of pages and that of the library are called instead.
ROOT_LABEL: Final = "Racine"
