import pytest
from django.core.exceptions import ValidationError

from peer_review.queries.known_words import NOBODY
from peer_review.services.identifiers import LONGEST_TEXT, Decision, gate, mark, pass_gate, scan

PNC = "2004/0712345Y"


def codes(raised) -> set[str]:
    return {error.code for error in raised.value.error_list}


def asking():
    """A scan in which the checker asks about one thing in two fields."""
    found = scan({"know": "He moved to Leeds in spring.", "gaps": "Who is in Leeds with him?"}, known=NOBODY)
    assert [group.quote.casefold() for group in found.asking] == ["leeds"]
    return found


def test_what_identifies_alone_stops_a_text_whatever_was_decided():
    found = scan({"know": f"His PNC is {PNC}."}, known=NOBODY)
    decision = Decision(found.blocking[0].category, PNC, "keep", "It is not real.")
    with pytest.raises(ValidationError) as raised:
        gate(found, [decision], known=NOBODY)
    assert codes(raised) == {"identifies"}


def test_what_might_identify_needs_a_decision_with_a_reason():
    found = asking()
    group = found.asking[0]
    with pytest.raises(ValidationError) as raised:
        gate(found, known=NOBODY)
    assert codes(raised) == {"undecided"}
    with pytest.raises(ValidationError):
        gate(found, [Decision(group.category, group.quote, "keep", "  ")], known=NOBODY)
    with pytest.raises(ValidationError):
        gate(found, [Decision(group.category, group.quote, "perhaps", "A reason.")], known=NOBODY)
    gate(found, [Decision(group.category, group.quote, "changed", "It is invented.")], known=NOBODY)


def test_the_same_words_in_two_fields_are_decided_once():
    group = asking().asking[0]
    assert [place.field for place in group.places] == ["know", "gaps"]


def test_a_decision_about_other_words_does_not_count():
    with pytest.raises(ValidationError):
        gate(asking(), [Decision("place", "Bradford", "changed", "It is invented.")], known=NOBODY)


def test_a_reason_that_identifies_somebody_is_refused_too():
    group = asking().asking[0]
    with pytest.raises(ValidationError) as raised:
        gate(asking(), [Decision(group.category, group.quote, "keep", f"See PNC {PNC}.")], known=NOBODY)
    assert codes(raised) == {"reason"}


def test_a_clean_text_passes():
    assert pass_gate({"know": "I asked twice and wrote it down."}, known=NOBODY).findings == {"know": []}


def test_a_text_longer_than_any_of_ours_is_refused_before_it_is_read():
    with pytest.raises(ValidationError) as raised:
        pass_gate({"know": "a" * (LONGEST_TEXT + 1)}, known=NOBODY)
    assert codes(raised) == {"too_long"}


def test_the_mark_of_a_finding_does_not_depend_on_case_or_spacing_and_shows_no_words():
    assert mark("place", "New  Town") == mark("place", "new town") != mark("name", "new town")
    assert "town" not in mark("place", "New Town")


def test_reasons_come_in_welsh_for_a_welsh_text():
    english = scan({"know": f"PNC {PNC}"}, "en", known=NOBODY).blocking[0].reason
    welsh = scan({"know": f"PNC {PNC}"}, "cy", known=NOBODY).blocking[0].reason
    assert english != welsh
    assert scan({"know": f"PNC {PNC}"}, "fr", known=NOBODY).blocking[0].reason == english
