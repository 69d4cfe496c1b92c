import datetime
import gc
import re
import sys
import types

from deidentification import find
from deidentification.memory import Memory
from deidentification.replacements import Scene

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


def reachable(roots):
    """Everything that can be reached from some objects, modules and classes left out."""
    reached, waiting = set(), list(roots)
    while waiting:
        one = waiting.pop()
        if id(one) in reached or isinstance(one, (types.ModuleType, type)):
            continue
        reached.add(id(one))
        yield one
        waiting.extend(gc.get_referents(one))


def test_no_word_of_a_text_stays_in_the_process_after_the_check():
    odd = "".join(reversed("rehtaefllioqu"))
    text = f"{odd.title()} Zz{odd} rang about {odd}y. His partner {odd} left."
    scene = Scene({"know": text}, {"know": find(text)}, "en", datetime.date(2026, 11, 23))
    assert scene.changes("person", odd.title(), "Person A")
    assert any(scene.suggestions("know", finding) for finding in scene.findings["know"])
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("deidentification")]
    roots = [value for module in [*modules, re] for value in vars(module).values()]
    kept = [one for one in reachable(roots) if isinstance(one, str) and odd in one.lower()]
    assert kept == []


def test_it_forgets_what_is_old():
    memory = Memory(size=2)
    for text in ("one", "two", "three"):
        memory.find(text)
    assert len(memory) == 2
