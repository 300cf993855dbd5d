"""Where data lie."""

from __future__ import annotations

from geo.places import ROOT, data_folder


def test_data_lie_beside_the_code_unless_the_environment_says_otherwise(monkeypatch, tmp_path):
    monkeypatch.delenv("BANG06_DATA")
    assert data_folder() == ROOT / "data"
    monkeypatch.setenv("BANG06_DATA", "")
    assert data_folder() == ROOT / "data"
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))
    assert data_folder() == tmp_path


def test_a_test_never_sees_the_real_data():
    assert not data_folder().is_relative_to(ROOT)
