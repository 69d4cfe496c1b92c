import gc

from deidentification import find
from deidentification.memory import Memory

TEXT = "His partner quillfeather-Kelly rang from Bolton. PNC 2004/0712345Y. 🙂 Dean's mother."


def test_it_gives_what_the_checker_gives_each_time_and_in_both_languages():
    memory = Memory()
    for language in ("en", "cy"):
        assert memory.find(TEXT, language) == find(TEXT, language) == memory.find(TEXT, language)
    assert memory.find(TEXT, "en", ["Tŷ Coch"]) == find(TEXT, "en", ["Tŷ Coch"])
    assert len(memory) == 3


def test_other_local_terms_are_another_question():
    memory = Memory()
    assert memory.find("We met at Tŷ Coch.", "en") != memory.find("We met at Tŷ Coch.", "en", ["tŷ coch"])


def test_it_keeps_no_word_of_any_text():
    memory = Memory()
    memory.find(TEXT)
    reached, waiting = set(), [memory._spots]
    while waiting:
        one = waiting.pop()
        if id(one) in reached or isinstance(one, type):
            continue
        reached.add(id(one))
        assert not (isinstance(one, str) and len(one) > 3 and one in TEXT)
        assert not (isinstance(one, bytes) and b"Kelly" in one)
        waiting.extend(gc.get_referents(one))


def test_it_forgets_what_is_old():
    memory = Memory(size=2)
    for text in ("one", "two", "three"):
        memory.find(text)
    assert len(memory) == 2
