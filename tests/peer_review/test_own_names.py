"""Nobody gives themselves away: one's own name, and those of people around, stop every text that carries no name."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from peer_review.queries.known_words import known_to
from peer_review.services.identifiers import pass_gate, scan
from peer_review.services.scenarios import save_answers
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, return_scenario

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def denise(make_person):
    return make_person("mentor", name="Denise Okonkwo")


@pytest.mark.parametrize("text", ["Well seen. Denise", "Well seen. DO", "as your mentor Denise I say so", "D. O."])
def test_a_writer_cannot_sign(denise, text):
    with pytest.raises(ValidationError) as raised:
        pass_gate({"text": f"Well seen. {text}"}, (), "en", known=known_to(denise))
    assert "identifies" in {error.code for error in raised.value.error_list}


def test_a_colleague_of_the_region_is_found_by_full_name_and_a_stranger_is_not(denise, make_person, other_unit):
    make_person("practitioner", name="Wren Ash")
    make_person("practitioner", name="Moss Field", unit=other_unit)
    known = known_to(denise)
    assert [group.quote for group in scan({"a": "Ask wren ash about it."}, "en", known=known).blocking] == ["wren ash"]
    assert not scan({"a": "Ask moss field about it."}, "en", known=known).blocking


def test_an_author_cannot_name_themselves_in_a_case_scenario(written, author):
    author.name = "Tunde Fieldhouse"
    author.save()
    save_answers(written, {"know": "I, Tunde, saw it."}, by=author)
    with pytest.raises(ValidationError):
        submit_scenario(written, by=author, signed=True)


def test_a_second_person_cannot_sign_a_reason(waiting, mentor):
    mentor.name = "Denise Okonkwo"
    claim_scenario(waiting, by=mentor)
    with pytest.raises(ValidationError):
        return_scenario(waiting.versions.get(), by=mentor, reason="Say less about the agency. Denise")


def test_no_page_message_or_script_ever_promises_that_nothing_is_there():
    promise = re.compile(
        r"no (?:identifiers?|names|identifying|personal (?:data|details))[^.\n]{0,30}(?:found|detected|left)|"
        r"(?:is|are|text is) (?:safe|anonymous|de-identified) (?:now|to)|nothing to look at|all clear|"
        r"(?<!must still read it\. )dim dynodwyr",
        re.IGNORECASE,
    )
    places = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "peer_review").rglob("*.py")]
    places += [*(ROOT / "platform" / "design" / "static" / "design").glob("*.js")]
    places += [*(ROOT / "platform").rglob("locale/**/*.po"), *(ROOT / "platform" / "deidentification").glob("*.py")]
    assert len(places) > 100
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}" for path in places for match in promise.finditer(path.read_text())
    ]
    assert found == []


def test_wherever_the_checker_finds_nothing_it_says_that_one_must_still_read():
    said = re.compile(r"[Nn]othing found(?! by the checker; you must still read it|\" %}</h2>)")  # a search may say it
    for path in [*(ROOT / "templates").rglob("*.html"), *(ROOT / "peer_review").rglob("*.py")]:
        text = path.read_text()
        assert not said.search(text), path
