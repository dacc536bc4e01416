"""Closed lists of the trade, with the French an editor reads."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Genre(models.TextChoices):
    """What kind of text an article is; mapped to schema.org and IPTC in `news.genres`."""

    NEWS = "news", _("Article")
    BRIEF = "brief", _("Brève")
    WIRE = "wire", _("Dépêche")
    ANALYSIS = "analysis", _("Analyse")
    CONTEXT = "context", _("Décryptage")
    REPORTAGE = "reportage", _("Reportage")
    INVESTIGATION = "investigation", _("Enquête")
    INTERVIEW = "interview", _("Entretien")
    PROFILE = "profile", _("Portrait")
    OBITUARY = "obituary", _("Nécrologie")
    OPINION = "opinion", _("Tribune")
    EDITORIAL = "editorial", _("Éditorial")
    COLUMN = "column", _("Chronique")
    REVIEW = "review", _("Critique")
    FACT_CHECK = "fact_check", _("Vérification")
    LIVE = "live", _("Direct")
    CALL = "call", _("Appel à témoignages")
    BEHIND_THE_STORY = "behind_the_story", _("Coulisses")
    PRESS_REVIEW = "press_review", _("Revue de presse")
    SATIRE = "satire", _("Satire")
    ADVERTORIAL = "advertorial", _("Contenu partenaire")


class Access(models.TextChoices):
    """Who may read the whole text."""

    FREE = "free", _("Libre")
    REGISTERED = "registered", _("Inscrits")
    SUBSCRIBER = "subscriber", _("Abonnés")


class CommercialStatus(models.TextChoices):
    """Who paid for the text; anything but `none` forces a label wherever it shows."""

    NONE = "none", _("Rédaction, sans financement")
    ADVERTISING = "advertising", _("Publicité")
    ADVERTORIAL = "advertorial", _("Communiqué")
    PARTNER_FUNDED = "partner_funded", _("Financé par un partenaire")
    SUPPORTED = "supported", _("Avec le soutien de")


class AIUse(models.TextChoices):
    """What machines did to the text (AI Act, art. 50)."""

    NONE = "none", _("Aucun")
    ASSISTED = "assisted", _("Assistance, relue par la rédaction")
    GENERATED = "generated", _("Texte produit par une machine")


class AuthorKind(models.TextChoices):
    """What an author is to the newsroom."""

    JOURNALIST = "journalist", _("Journaliste")
    FREELANCE = "freelance", _("Pigiste")
    GUEST = "guest", _("Invité")
    AGENCY = "agency", _("Agence")
    COLLECTIVE = "collective", _("Collectif")


class BylineRole(models.TextChoices):
    """What a signature signs."""

    TEXT = "text", _("Texte")
    PHOTO = "photo", _("Photo")
    VIDEO = "video", _("Vidéo")
    GRAPHICS = "graphics", _("Infographie")
    DATA = "data", _("Données")
    TRANSLATION = "translation", _("Traduction")
    SPECIAL_CORRESPONDENT = "special_correspondent", _("Envoyé spécial")
    WITH_AGENCY = "with_agency", _("Avec une agence")


class TopicKind(models.TextChoices):
    """What a topic is about."""

    SUBJECT = "subject", _("Sujet")
    PERSON = "person", _("Personne")
    ORGANISATION = "organisation", _("Organisation")
    PLACE = "place", _("Lieu")
    EVENT = "event", _("Évènement")


class CorrectionKind(models.TextChoices):
    """Why a published text was touched."""

    CORRECTION = "correction", _("Rectificatif")
    CLARIFICATION = "clarification", _("Précision")
    UPDATE = "update", _("Mise à jour")
    RIGHT_OF_REPLY = "right_of_reply", _("Droit de réponse")
