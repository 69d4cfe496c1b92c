import shutil

import pytest

from design import vendor


@pytest.fixture
def copy(tmp_path):
    real = vendor.Paths()
    shutil.copytree(real.files, tmp_path / "files")
    shutil.copy(real.lock, tmp_path / "lock.json")
    shutil.copy(real.wanted, tmp_path / "vendor.toml")
    return vendor.Paths(wanted=tmp_path / "vendor.toml", lock=tmp_path / "lock.json", files=tmp_path / "files")


def test_the_vendored_files_match_the_lock(capsys):
    assert vendor.check(vendor.Paths()) == 0
    assert "match the lock" in capsys.readouterr().out


def test_a_changed_file_is_named(copy, capsys):
    script = copy.files / "govuk" / "govuk-frontend.min.js"
    script.write_text(script.read_text() + "alert(1)")
    assert vendor.check(copy) == 1
    assert "govuk/govuk-frontend.min.js: changed since it was vendored" in capsys.readouterr().out


def test_a_missing_file_and_a_stranger_are_named(copy):
    (copy.files / "govuk" / "govuk-frontend.min.js").unlink()
    (copy.files / "extra.js").write_text("1")
    assert vendor.faults(copy) == ["extra.js: not in the lock", "govuk/govuk-frontend.min.js: missing"]


def test_a_wanted_list_that_moved_on_is_named(copy):
    copy.wanted.write_text(copy.wanted.read_text() + "\n# another wish\n")
    assert vendor.faults(copy) == ["vendor.toml: changed since the last --update"]


def test_protected_branding_is_found_even_when_the_lock_agrees(copy):
    style = copy.files / "moj" / "moj-frontend.min.css"
    style.write_text(".a{font-family:GDS Transport}")
    assert "moj/moj-frontend.min.css: contains 'GDS Transport', which is not ours to ship" in vendor.faults(copy)


def test_the_lock_names_no_download_address():
    assert "://" not in vendor.Paths().lock.read_text()


def test_trimming_keeps_only_wanted_components_inside_media_queries_too():
    css = (
        '@charset "UTF-8";.moj-a,.moj-b{color:red}.moj-a--big{x:y}@media print{.moj-b{c:d}.moj-a__item{e:f}}'
        "@media screen{.moj-b{c:d}}@font-face{font-family:X}"
    )
    trimmed = vendor.trim(css, vendor.selector_filter(keep=["moj-a"], drop=[]))
    assert trimmed == '@charset "UTF-8";.moj-a{color:red}.moj-a--big{x:y}@media print{.moj-a__item{e:f}}'


def test_a_dropped_name_inside_a_negation_does_not_drop_the_rule():
    wanted = vendor.selector_filter(keep=[], drop=["govuk-header"])
    assert wanted(".govuk-template:not(:has(.govuk-header))")
    assert not wanted(".govuk-header__logo a")
    assert wanted(".govuk-header-like")


def test_debranding_puts_our_typeface_in_place_of_the_protected_one():
    css = vendor.debrand_css('.a{font-family:GDS Transport,arial,sans-serif}/* "notice" */', "Arial", [], [])
    assert css == ".a{font-family:Arial}"
