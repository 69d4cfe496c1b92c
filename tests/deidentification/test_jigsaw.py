import datetime

from deidentification import find
from deidentification.jigsaw import jigsaw
from deidentification.replacements import Scene


def puzzle(**texts):
    findings = {key: find(text) for key, text in texts.items()}
    return jigsaw(Scene(texts, findings, "en", datetime.date(2026, 11, 23)))


def test_rare_work_a_small_place_and_a_month_tell_together_and_each_is_named_with_what_to_write():
    found = puzzle(know="He is a harbour pilot.", gaps="It was in Milford Haven, in May 2022.")
    assert found.level == "strong"
    assert [(piece.quote, piece.instead) for piece in found.pieces] == [
        ("a harbour pilot", "a skilled maritime job"),
        ("Milford Haven", "a town in West Wales"),
        ("May 2022", "a few years ago"),
    ]


def test_one_ordinary_detail_tells_nothing():
    for text in ("He lives in Bolton.", "He is Polish and lives in Leeds.", "It was in May 2022.", "I asked twice."):
        assert not puzzle(know=text).is_telling


def test_more_details_never_tell_less():
    levels = ["", "some", "strong"]
    texts = ["He lives in Whitby.", "He is Polish.", "It was on 3 March 2025.", "Their son (6) was there."]
    seen = [levels.index(puzzle(know=" ".join(texts[:count])).level) for count in range(1, len(texts) + 1)]
    assert seen == sorted(seen) and seen[0] == 0 and seen[-1] > 0


def test_it_gives_no_number():
    found = puzzle(know="The only female farrier in Powys was in court in May 2022.")
    assert found.is_telling
    assert all(isinstance(getattr(found, name), (str, tuple)) for name in ("level", "pieces"))
