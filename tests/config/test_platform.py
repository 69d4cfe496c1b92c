"""`platform/` is a source root: these rules keep it from shadowing the standard library's module of that name."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_source_root_is_not_a_package():
    assert not (ROOT / "platform" / "__init__.py").exists()


def test_the_standard_librarys_platform_is_the_one_that_is_imported():
    import platform

    assert platform.python_version().startswith("3.")


def test_no_package_of_ours_bears_a_name_of_the_standard_library():
    ours = {path.name for path in (ROOT / "platform").iterdir() if (path / "__init__.py").exists()}
    ours |= {"cms", "learning", "peer_review"}
    assert ours.isdisjoint(sys.stdlib_module_names)


def test_nothing_but_the_editable_install_puts_our_roots_on_the_path():
    for root in ("platform", "cms", "learning", "peer_review"):
        for path in (ROOT / root).glob("**/*.py"):
            assert "sys.path" not in path.read_text(), path
    assert "sys.path" not in (ROOT / "manage.py").read_text()
    assert "pythonpath" not in (ROOT / "pyproject.toml").read_text()
