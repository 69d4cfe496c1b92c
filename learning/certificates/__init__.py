"""Draw a certificate as a tagged PDF (PDF/UA-1) that screen readers can follow, in English or Welsh.

Plain rules: what is known of a completion goes in, the bytes of a file come out. The words stand here and not in
the catalogues of the site, because a certificate is a document of its own that must read the same for as long as it is
kept.
"""

import datetime
import secrets
from dataclasses import dataclass
from pathlib import Path

import typst

_HERE = Path(__file__).resolve().parent
_SIGNS = "23456789abcdefghjkmnpqrstvwxyz"  # no sign that looks like another on paper
_GROUPS, _GROUP = 4, 5  # 20 signs of 30: about 98 random bits
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "cy": "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr",
}
_WORDS = {
    "en": {
        "heading": "Certificate of completion",
        "confirms": "This is to confirm that",
        "module": "has completed the module",
        "pathway": "has completed the pathway",
        "date": "Completed on {date}",
        "version": "Version {version}",
        "score": "Knowledge check: {score}%",
        "check": "Anybody can check this certificate at:",
        "code": "Certificate number: {code}",
    },
    "cy": {
        "heading": "Tystysgrif cwblhau",
        "confirms": "Mae hyn yn cadarnhau bod",
        "module": "wedi cwblhau’r modiwl",
        "pathway": "wedi cwblhau’r llwybr",
        "date": "Cwblhawyd ar {date}",
        "version": "Fersiwn {version}",
        "score": "Prawf gwybodaeth: {score}%",
        "check": "Gall unrhyw un wirio’r dystysgrif hon yn:",
        "code": "Rhif y dystysgrif: {code}",
    },
}


@dataclass(frozen=True)
class Certificate:
    """What a certificate says.

    Attributes:
        name: the person's name, as it stood when they finished.
        kind: "module" or "pathway".
        title: what was completed.
        title_language: the language the title is written in, "en" or "cy".
        completed_on: the day.
        version: number of the module's version; None for a pathway.
        score: knowledge check mark in per cent; None where there was none.
        code: verification code.
        address: the page where anybody can check it.
    """

    name: str
    kind: str
    title: str
    title_language: str
    completed_on: datetime.date
    version: int | None
    score: int | None
    code: str
    address: str


def new_code() -> str:
    """Return a fresh verification code that nobody can guess: "h7k2m-..." in four groups of five."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def draw(certificate: Certificate, language: str) -> bytes:
    """Return the certificate as a PDF.

    Args:
        certificate: what it says.
        language: "cy" for Welsh; anything else gives English.
    """
    language = "cy" if language.startswith("cy") else "en"
    words = _WORDS[language]
    day = certificate.completed_on
    month = _MONTHS[language].split()[day.month - 1]
    details = [words["version"].format(version=certificate.version)] if certificate.version is not None else []
    details += [words["score"].format(score=certificate.score)] if certificate.score is not None else []
    inputs = {
        "language": language,
        "document_title": f"{words['heading']}: {certificate.title}, {certificate.name}",
        "heading": words["heading"],
        "confirms": words["confirms"],
        "name": certificate.name,
        "completed": words[certificate.kind],
        "title": certificate.title,
        "title_language": certificate.title_language,
        "date": words["date"].format(date=f"{day.day} {month} {day.year}"),
        "details": " · ".join(details),
        "check": words["check"],
        "address": certificate.address,
        "code": words["code"].format(code=certificate.code),
    }
    drawn = typst.compile(
        str(_HERE / "certificate.typ"),
        root=str(_HERE),
        font_paths=[str(_HERE)],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs=inputs,
    )
    if not isinstance(drawn, bytes):
        raise TypeError("A certificate is one PDF.")
    return drawn
