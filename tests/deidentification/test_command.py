import io
import json
import sys
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command


def run(*arguments, **options):
    out = io.StringIO()
    call_command("deidentify", *arguments, stdout=out, **options)
    return json.loads(out.getvalue())


def test_a_file_gives_a_list_of_findings(tmp_path):
    file = tmp_path / "note.txt"
    file.write_text("CRN X123456 here", encoding="utf-8")
    (finding,) = run(str(file))
    assert list(finding) == ["start", "end", "category", "action", "text", "reason"]
    assert (finding["start"], finding["end"], finding["text"], finding["action"]) == (4, 11, "X123456", "block")


def test_the_language_chooses_the_reason(tmp_path):
    file = tmp_path / "note.txt"
    file.write_text("CRN X123456", encoding="utf-8")
    assert "Tynnwch" in run(str(file), language="cy")[0]["reason"]


def test_a_dash_reads_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"CRN X123456")))
    assert run("-")[0]["text"] == "X123456"


def test_a_batch_gives_findings_by_note(tmp_path):
    file = tmp_path / "notes.json"
    file.write_text(
        json.dumps([{"id": "a", "text": "CRN X123456", "lang": "en"}, {"id": 2, "text": "Nothing", "lang": "cy"}])
    )
    found = run(batch=str(file))
    assert list(found) == ["a", "2"]
    assert found["a"][0]["category"] == "crn"
    assert found["2"] == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not valid JSON"),
        ("{}", "must be a list"),
        ("[1]", "Note 1 needs"),
        ('[{"id": "a"}]', "Note 1 needs"),
        ('[{"text": "a"}]', "Note 1 needs"),
        ('[{"id": "a", "text": ""}, {"id": "a", "text": ""}]', "repeats the id"),
        ('[{"id": "a", "text": "", "lang": "fr"}]', "language"),
    ],
)
def test_a_broken_batch_is_refused_in_plain_words(tmp_path, content, message):
    file = tmp_path / "notes.json"
    file.write_text(content)
    with pytest.raises(CommandError, match=message):
        run(batch=str(file))


def test_a_missing_or_unreadable_file_is_refused(tmp_path):
    with pytest.raises(CommandError, match="Cannot read"):
        run(str(tmp_path / "none.txt"))
    file = tmp_path / "binary"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="UTF-8"):
        run(str(file))
    with pytest.raises(CommandError, match="Give one text file"):
        run()
