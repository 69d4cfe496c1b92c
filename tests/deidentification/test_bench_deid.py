"""The parts of `make bench-deid` that could lie without anybody noticing."""

import re
from itertools import islice

import pytest

from deidentification.checker import RECOGNISERS
from deidentification.scoring import score
from deidentification.scoring.notes import parse
from tests.benchmarks.deid import cost, tables
from tests.benchmarks.deid.__main__ import read_tab
from tests.benchmarks.deid.systems import OURS, PATTERNS, SYSTEMS, WITHOUT_MODEL, check

NOTE = parse("## n | en | terse\n[PERSON+ Craig Donnelly], CRN [ID+ X123456], seen at [PLACE- HMP Kirkham].")


@pytest.mark.parametrize("words", [80, 600])
def test_timed_texts_have_the_length_they_claim_and_no_paragraph_twice(words):
    texts = list(islice(cost._texts(words), 20))
    assert {len(text.split()) for text in texts} == {words}
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n")]
    assert len(set(paragraphs)) == len(paragraphs)


def test_the_checker_is_measured_whole_and_in_parts():
    assert [finding.text for finding in check(PATTERNS, NOTE[0].text)] == ["X123456"]
    assert check(OURS, NOTE[0].text)
    whole = set(recognisers_of(OURS))
    assert set(recognisers_of(PATTERNS)) < set(recognisers_of(WITHOUT_MODEL)) <= whole


def recognisers_of(system):
    return RECOGNISERS if SYSTEMS[system] is None else SYSTEMS[system]


def test_columns_of_the_benchmark_are_left_out_when_it_is_absent():
    figures = {OURS: score(NOTE, {"n": check(OURS, NOTE[0].text)})}
    without = tables.comparison("Compared", figures, {}, {OURS: 50})
    with_tab = tables.comparison("Compared", figures, figures, {OURS: 50})
    assert "TAB-31" not in without
    assert "TAB-31 direct" in with_tab
    for table in (without, with_tab):
        lines = [line for line in table.splitlines() if line.startswith("|")]
        assert len({len(re.findall(r"\|", line)) for line in lines}) == 1
        assert len({len(line) for line in lines}) == 1


def test_a_benchmark_that_cannot_be_read_is_said_plainly(tmp_path):
    assert read_tab("") == []
    broken = tmp_path / "tab.json"
    broken.write_text("{")
    with pytest.raises(SystemExit, match="Cannot read TAB-31"):
        read_tab(str(broken))
    with pytest.raises(SystemExit, match="Cannot read TAB-31"):
        read_tab(str(tmp_path / "none.json"))
