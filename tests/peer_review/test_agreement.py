"""The plain rules of calibration, against worked examples that others have published, and by their properties."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peer_review.agreement import (
    GRADES,
    ITEMS,
    Standard,
    draw,
    judge,
    krippendorff_alpha,
    severity_bias,
    weighted_kappa,
)
from peer_review.calibration_set import CRITICAL, gold_scenarios, read
from peer_review.rubric import CANNOT_TELL, PROMPTS
from peer_review.scenario_form import FIELDS, total_words

GRADE = st.sampled_from(GRADES)
ANSWER = st.sampled_from([*GRADES, "na", "cannot_tell"])
PAIRS = st.lists(st.tuples(ANSWER, ANSWER))
UNITS = st.lists(st.lists(ANSWER, max_size=5), max_size=12)


def standard(agreed="2", *, critical="", tolerance=1, panel=("2", "2", "3")) -> Standard:
    roles = dict(zip(("officer", "manager", "assessor"), panel, strict=True))
    return Standard("assess.safety", roles, agreed, tolerance, critical, "Because.", "")


def test_alpha_of_krippendorffs_own_example_with_missing_values():
    # "Computing Krippendorff's alpha-reliability" (2011), part C: four observers, twelve units, ordinal 0.815.
    rows = ["123321412...", "1233224125.3", ".33323422511".replace("511", "51."), "12332441251."]
    units = [[str(int(value) - 1) for value in unit if value != "."] for unit in zip(*rows, strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(0.815, abs=0.0005)


def test_quadratic_kappa_of_an_example_that_scikit_learn_publishes_with_its_tests():
    one = ["0"] * 46 + ["1"] * 44 + ["2"] * 10
    other = ["0"] * 50 + ["1"] * 40 + ["2"] * 10
    assert weighted_kappa(zip(one, other, strict=True)) == pytest.approx(0.9541, abs=0.00005)


@pytest.mark.parametrize("measure", [weighted_kappa, krippendorff_alpha])
def test_where_nothing_could_have_differed_there_is_no_agreement_to_speak_of(measure):
    assert measure([]) is None
    assert measure([("3", "3"), ("3", "3")]) is None
    assert measure([("na", "3"), ("cannot_tell", "1")]) is None


@given(PAIRS)
def test_kappa_is_the_same_either_way_round_and_one_at_most(pairs):
    found = weighted_kappa(pairs)
    assert found == weighted_kappa([(other, one) for one, other in pairs])
    assert found is None or found <= 1
    same = weighted_kappa([(one, one) for one, _other in pairs])
    assert same is None or same == 1


@given(UNITS, st.randoms())
def test_alpha_does_not_care_who_gave_a_level_or_what_stands_alone(units, chance):
    found = krippendorff_alpha(units)
    shuffled = [chance.sample(unit, len(unit)) for unit in units]
    assert found == krippendorff_alpha([*shuffled, ["4"], [], ["na", "2"]])
    assert found is None or found <= 1


@given(UNITS)
def test_alpha_is_one_where_all_agree_and_levels_differ_between_things(units):
    agreed = [[unit[0]] * 3 for unit in units if unit]
    found = krippendorff_alpha(agreed)
    assert found == 1 or (found is None and len({unit[0] for unit in agreed} & set(GRADES)) < 2)


@given(PAIRS)
def test_leaning_turns_round_with_the_pair_and_stays_within_the_scale(pairs):
    found = severity_bias(pairs)
    turned = severity_bias([(other, one) for one, other in pairs])
    assert found is turned is None or (found == -turned and abs(found) <= 4)


def test_somebody_kinder_than_the_panel_leans_above_nought():
    assert severity_bias([("4", "3"), ("3", "3"), ("cannot_tell", "0")]) == Fraction(1, 2)


@pytest.mark.parametrize(
    ("near", "far", "passed"), [(7, 3, True), (69, 31, False), (70, 30, True), (1, 0, True), (0, 0, False)]
)
def test_seven_of_ten_within_one_level_are_asked_for(near, far, passed):
    # What lies far lies to both sides, so that only the share decides.
    answers = [(standard("2"), "3")] * (near // 2) + [(standard("2"), "1")] * (near // 2)
    answers += [(standard("2"), "2")] * (near % 2)
    answers += (
        [(standard("2"), "4")] * (far // 2) + [(standard("2"), "0")] * (far // 2) + [(standard("2"), "0")] * (far % 2)
    )
    assert judge(answers).passed is passed


def test_half_a_level_of_leaning_is_allowed_and_no_more():
    assert judge([(standard("2"), "3"), (standard("2"), "2")]).passed
    verdict = judge([(standard("2"), "3"), (standard("2"), "3"), (standard("2"), "2")])
    assert not verdict.passed
    assert (verdict.is_near_enough, verdict.is_level, verdict.missed) == (True, False, ())


@given(st.sampled_from(CRITICAL), st.lists(GRADE, min_size=20, max_size=40))
def test_one_thing_overlooked_at_a_critical_prompt_outweighs_everything_else(kind, others):
    answers = [(standard(level, panel=(level,) * 3), level) for level in others]
    assert judge(answers).passed
    verdict = judge([*answers, (standard("0", critical=kind), "2")])
    assert verdict.missed == (kind,)
    assert not verdict.passed


def test_to_see_a_gap_where_there_is_none_is_not_right_either():
    assert judge([(standard("4", critical="victim"), "1")]).missed == ("victim",)


def test_an_answer_without_a_level_is_near_only_if_somebody_on_the_panel_gave_it():
    assert not standard("2").is_near(CANNOT_TELL)
    assert standard("2", panel=("2", "2", CANNOT_TELL)).is_near(CANNOT_TELL)
    assert standard(CANNOT_TELL).is_near(CANNOT_TELL)
    assert not standard(CANNOT_TELL).is_near("2")
    assert not standard("2").is_near("")


@given(st.data())
def test_an_attempt_repeats_nothing_of_the_last_one_and_holds_every_critical_kind(data):
    golds = gold_scenarios()
    kinds = {name: one.critical_kinds for name, one in golds.items()}
    order = data.draw(st.permutations(list(golds)))
    seen = data.draw(st.dictionaries(st.sampled_from(list(golds)), st.integers(0, 5)))
    last = data.draw(st.sets(st.sampled_from(list(golds)), max_size=ITEMS))
    found = draw(kinds, seen, last, order)
    assert len(set(found)) == ITEMS
    assert not set(found) & last
    held = {kind for name in found for kind in kinds[name]}
    assert held >= {kind for name in set(golds) - last for kind in kinds[name]}


def test_over_the_attempts_everybody_meets_every_gold_scenario():
    golds = gold_scenarios()
    kinds = {name: one.critical_kinds for name, one in golds.items()}
    seen, last = dict.fromkeys(golds, 0), ()
    for _attempt in range(len(golds)):
        last = draw(kinds, seen, last, list(golds))
        seen |= {name: seen[name] + 1 for name in last}
    assert min(seen.values()) > 0


@pytest.mark.parametrize("gold", gold_scenarios().values(), ids=lambda one: one.slug)
def test_a_gold_scenario_is_short_and_full_and_its_panel_agrees_with_itself(gold):
    assert 120 <= total_words(FIELDS.values(), gold.answers) <= 500
    assert 6 <= len(gold.standards) <= len(PROMPTS)
    assert gold.critical_kinds
    for one in gold.standards:
        assert 3 <= len(one.panel) <= 5
        assert one.is_right(one.agreed)
        assert one.agreed in one.panel.values(), one.key
        # A panel that differs by more than a level says why reasonable people do.
        levels = [int(level) for level in one.panel.values() if level in GRADES]
        if max(levels, default=0) - min(levels, default=0) > 1 or CANNOT_TELL in one.panel.values():
            assert one.differ, (gold.slug, one.key)


def test_those_that_the_panel_would_pass_pass_and_one_who_always_gives_a_three_does_not():
    for gold in gold_scenarios().values():
        assert judge((one, one.agreed) for one in gold.standards).passed
    everything = [one for gold in gold_scenarios().values() for one in gold.standards]
    for level in GRADES:
        assert not judge((one, level) for one in everything).passed
    # Good work stands in the set too: whoever expects a gap everywhere does not pass.
    assert any(one.critical and int(one.agreed) >= 3 for one in everything if one.agreed in GRADES)


@pytest.mark.parametrize(
    "spoil",
    [
        {"panel": ["officer", "manager"]},
        {"panel": ["officer", "manager", "stranger"]},
        {"prompts": {"assess.weather": {"levels": [1, 1, 1], "agreed": 1, "why": "x"}}},
        {"prompts": {"assess.safety": {"levels": [1, 1], "agreed": 1, "why": "x"}}},
        {"prompts": {"assess.safety": {"levels": [1, 1, 5], "agreed": 1, "why": "x"}}},
        {"prompts": {"assess.safety": {"levels": [1, 1, 1], "agreed": 1, "why": " "}}},
        {"prompts": {"assess.safety": {"levels": [1, 1, 1], "agreed": 1, "why": "x", "critical": "weather"}}},
    ],
)
def test_a_gold_scenario_that_is_not_whole_is_refused(spoil):
    content = {"panel": ["officer", "manager", "assessor"], "answers": {"title": "T"}, "prompts": {}}
    with pytest.raises(ValueError, match="one:"):
        read("one", content | spoil)
