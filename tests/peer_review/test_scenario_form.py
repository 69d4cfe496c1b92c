from pathlib import Path

import pytest
import yaml

import config.demo
from peer_review.scenario_form import (
    FIELDS,
    TEXT_FIELDS,
    WORDS_AT_MOST,
    WORDS_BETTER,
    count_words,
    fields_for,
    missing_fields,
    plain_text,
    spoken,
    tidy,
    too_long_fields,
    total_words,
    unmet_fields,
)

DEMO = yaml.safe_load((Path(config.demo.__path__[0]) / "scenarios.yaml").read_text(encoding="utf-8"))["scenarios"]


@pytest.mark.parametrize("entry", DEMO, ids=lambda entry: entry["key"])
def test_the_demonstrations_scenarios_fit_the_form(entry):
    answers = tidy(FIELDS.values(), entry)
    asked = fields_for(answers["kind"])
    assert missing_fields(asked, answers) == unmet_fields(asked, answers) == []
    assert too_long_fields(asked, answers) == []
    assert total_words(asked, answers) <= WORDS_BETTER
    assert set(entry) - {"key", "author", "state", "review", "own_review", "next_version"} <= {
        field.key for field in asked
    }


def test_numbers_and_truth_values_from_a_file_become_the_codes_of_the_form():
    answers = tidy(
        FIELDS.values(), {"repeat_pattern": True, "confidence": 4, "who_at_risk": ["child"], "age_band": "25-34"}
    )
    assert answers == {"repeat_pattern": "yes", "confidence": "4", "who_at_risk": ["child"], "age_band": "25-34"}


def test_choices_that_are_not_offered_and_fields_that_do_not_exist_are_dropped():
    answers = tidy(FIELDS.values(), {"rosh_level": "none", "who_at_risk": ["child", "dog"], "nonsense": "x"})
    assert answers == {"rosh_level": "", "who_at_risk": ["child"]}


def test_pasted_text_arrives_plain_so_that_nothing_hides_from_the_checker():
    assert plain_text("Sa\u200brah\u00ad\r\nWhit\u2060combe\t\u00a0x ") == "Sarah\nWhitcombe  x"
    assert plain_text("e\u0302") == "ê"


def test_emoji_alone_count_as_an_answer_of_one_word():
    assert count_words(plain_text("🙂")) == 1


def test_an_answer_of_twenty_thousand_words_is_too_long():
    answers = {"know": "word " * 20_000}
    assert [field.key for field in too_long_fields(FIELDS.values(), answers)] == ["know"]
    assert total_words(FIELDS.values(), answers) > WORDS_AT_MOST


def test_optional_questions_may_stay_open():
    missing = {field.key for field in missing_fields(fields_for("fictional"), {})}
    assert missing.isdisjoint({"characteristics", "gender", "contradictions", "effect_on_me", "bias", "self_plan"})
    assert {"title", "know", "if_1_sign", "own_view", "urgency"} <= missing


def test_choices_are_read_in_words():
    assert spoken(FIELDS["who_at_risk"], ["child", "public"]) == "A child, The public"
    assert spoken(FIELDS["rosh_level"], "very_high") == "Very high"
    assert spoken(FIELDS["rosh_level"], "") == ""


def test_every_free_text_goes_through_the_checker():
    assert {key for key, field in FIELDS.items() if field.widget in ("text", "line")} == set(TEXT_FIELDS)
