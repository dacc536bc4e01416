"""Genres: what each one is called by schema.org and by IPTC, and what readers must be told."""

from __future__ import annotations

from dataclasses import dataclass

from news.models.vocabulary import CommercialStatus, Genre


@dataclass(frozen=True, slots=True, kw_only=True)
class GenreTerms:
    """One genre in the two public vocabularies; `opinion` ones carry a visible label."""

    schema_org: str
    iptc: str
    opinion: bool = False


#: schema.org NewsArticle subtypes; IPTC Genre NewsCodes (CC BY 4.0).
TERMS: dict[str, GenreTerms] = {
    Genre.NEWS: GenreTerms(schema_org="NewsArticle", iptc="genre:Current"),
    Genre.BRIEF: GenreTerms(schema_org="NewsArticle", iptc="genre:Current"),
    Genre.WIRE: GenreTerms(schema_org="NewsArticle", iptc="genre:Current"),
    Genre.ANALYSIS: GenreTerms(schema_org="AnalysisNewsArticle", iptc="genre:Analysis"),
    Genre.CONTEXT: GenreTerms(schema_org="BackgroundNewsArticle", iptc="genre:Background"),
    Genre.REPORTAGE: GenreTerms(schema_org="ReportageNewsArticle", iptc="genre:From_the_Scene"),
    Genre.INVESTIGATION: GenreTerms(schema_org="NewsArticle", iptc="genre:Special_Report"),
    Genre.INTERVIEW: GenreTerms(schema_org="NewsArticle", iptc="genre:Interview"),
    Genre.PROFILE: GenreTerms(schema_org="NewsArticle", iptc="genre:Profile"),
    Genre.OBITUARY: GenreTerms(schema_org="NewsArticle", iptc="genre:Obituary"),
    Genre.OPINION: GenreTerms(schema_org="OpinionNewsArticle", iptc="genre:Opinion", opinion=True),
    Genre.EDITORIAL: GenreTerms(
        schema_org="OpinionNewsArticle", iptc="genre:Opinion", opinion=True
    ),
    Genre.COLUMN: GenreTerms(schema_org="OpinionNewsArticle", iptc="genre:Opinion", opinion=True),
    Genre.REVIEW: GenreTerms(schema_org="ReviewNewsArticle", iptc="genre:Review", opinion=True),
    Genre.FACT_CHECK: GenreTerms(schema_org="NewsArticle", iptc="genre:Fact_Check"),
    Genre.LIVE: GenreTerms(schema_org="LiveBlogPosting", iptc="genre:LiveCoverage"),
    Genre.CALL: GenreTerms(schema_org="AskPublicNewsArticle", iptc="genre:Help_Us_to_Report"),
    Genre.BEHIND_THE_STORY: GenreTerms(schema_org="NewsArticle", iptc="genre:Behind_the_Story"),
    Genre.PRESS_REVIEW: GenreTerms(schema_org="NewsArticle", iptc="genre:Press-Digest"),
    Genre.SATIRE: GenreTerms(schema_org="SatiricalArticle", iptc="genre:Satire", opinion=True),
    Genre.ADVERTORIAL: GenreTerms(
        schema_org="AdvertiserContentArticle", iptc="genre:Advertiser_Supplied"
    ),
}

#: What readers see; the law (86-897, art. 10) asks that paid text says so.
COMMERCIAL_LABELS: dict[str, str] = {
    CommercialStatus.ADVERTISING: "Publicité",
    CommercialStatus.ADVERTORIAL: "Communiqué",
    CommercialStatus.PARTNER_FUNDED: "Contenu financé par un partenaire",
    CommercialStatus.SUPPORTED: "Avec le soutien d’un partenaire",
}
