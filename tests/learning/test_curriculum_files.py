from pathlib import Path

import pytest

from learning.curriculum_files import FileError, read_module, read_pathways

MODULE = """\
code: T1
slug: asking
title: Asking
summary: Ask first.
why: It matters.
audience: Everybody
minutes: 20
areas: [A1]
recommendations: [R1]
outcomes:
  - Decide when to ask.
"""
LESSON = """\
---
title: When to ask
slug: when-to-ask
minutes: 10
---

::: moment
Tuesday.
:::

## The idea

Ask again.
"""
QUESTIONS = """\
questions:
  - id: t1-first
    kind: single
    outcome: 1
    situation: It changed.
    question: What now?
    options:
      - text: Ask.
        correct: true
        feedback: Yes.
      - text: Wait.
        correct: false
        feedback: No.
"""


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "T1" / "lessons").mkdir(parents=True)
    (tmp_path / "T1" / "module.yaml").write_text(MODULE)
    (tmp_path / "T1" / "lessons" / "01-when.md").write_text(LESSON)
    (tmp_path / "T1" / "questions.yaml").write_text(QUESTIONS)
    return tmp_path / "T1"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_module_is_read_with_its_lessons_and_questions(folder):
    module = read_module(folder)
    assert (module.code, module.topics, module.pass_mark) == ("T1", ("A1", "R1"), 80)
    assert [kind for kind, _value in module.lessons[0].body] == ["moment", "heading", "paragraph"]
    assert [option.correct for option in module.questions[0].options] == [True, False]


def test_the_modules_that_come_with_soundings_are_in_the_format():
    curriculum = Path(__file__).resolve().parents[2] / "learning" / "curriculum"
    modules = [read_module(path.parent) for path in curriculum.glob("*/module.yaml")]
    assert {"I2", "I10"} <= {module.code for module in modules}
    assert all(len(module.lessons) >= 4 and module.questions for module in modules)
    codes = {module.code for module in modules}
    assert all(
        step.module in codes for pathway in read_pathways(curriculum / "pathways.yaml") for step in pathway.steps
    )


def test_every_outcome_of_the_modules_that_come_with_soundings_is_asked_about():
    curriculum = Path(__file__).resolve().parents[2] / "learning" / "curriculum"
    for path in curriculum.glob("*/module.yaml"):
        module = read_module(path.parent)
        assert {question.outcome for question in module.questions} == set(range(1, len(module.outcomes) + 1))


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("module.yaml", "minutes: 20", "minutes: soon", "T1/module.yaml, line 1: minutes must be a whole number"),
        ("module.yaml", "audience:", "audiense:", "T1/module.yaml, line 1: audiense is not known here"),
        ("module.yaml", "code: T1", "code: T2", "the folder is called T1, but code says T2"),
        ("module.yaml", "[A1]", "[A8]", "A8 is not an area"),
        ("module.yaml", "title: Asking", 'title: "Asking', "T1/module.yaml, line"),
        ("lessons/01-when.md", "title: When to ask\n", "", "T1/lessons/01-when.md, line 2: title is missing"),
        ("lessons/01-when.md", "Tuesday.\n:::", "Tuesday.", "T1/lessons/01-when.md: Line 7"),
        ("questions.yaml", "correct: true", "correct: false", "T1/questions.yaml, line 2: mark one option as correct"),
        ("questions.yaml", "outcome: 1", "outcome: 2", "T1/questions.yaml, line 2: outcome must be a whole number"),
        ("questions.yaml", "        feedback: No.\n", "", "T1/questions.yaml, line 11: feedback is missing"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(folder, file, old, new, message):
    change(folder / file, old, new)
    with pytest.raises(FileError, match=message.replace("[", r"\[")):
        read_module(folder)


def test_a_module_without_lessons_is_refused(folder):
    (folder / "lessons" / "01-when.md").unlink()
    with pytest.raises(FileError, match="has no lessons"):
        read_module(folder)
