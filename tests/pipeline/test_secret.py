"""The owner's secret: made once, private, never replaced."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.secret import SecretUnsafe, owner_secret


@pytest.fixture
def owner(tmp_path, monkeypatch) -> Path:
    """An owner's configuration folder that is not there yet."""
    monkeypatch.setenv("BANG06_OWNER", str(tmp_path / "owner"))
    return tmp_path / "owner"


def test_the_secret_is_made_on_first_use_and_then_stays(owner) -> None:
    first = owner_secret()
    assert len(first) == 32
    assert len(set(first)) > 10
    assert owner_secret() == first
    assert [path.name for path in owner.iterdir()] == ["secret.key"]


def test_another_owner_has_another_secret(owner, monkeypatch) -> None:
    first = owner_secret()
    monkeypatch.setenv("BANG06_OWNER", str(owner / "other"))
    assert owner_secret() != first


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's settings private by itself")
def test_only_the_owner_can_read_the_secret(owner) -> None:
    owner_secret()
    assert (owner.stat().st_mode & 0o777, (owner / "secret.key").stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's settings private by itself")
@pytest.mark.parametrize(
    ("place", "mode", "advice"), [("secret.key", 0o640, "chmod 600"), ("", 0o770, "chmod 700")]
)
def test_a_secret_that_others_could_read_or_replace_is_refused_with_advice(
    owner, place, mode, advice
) -> None:
    secret = owner_secret()
    (owner / place).chmod(mode)
    with pytest.raises(SecretUnsafe, match=advice) as caught:
        owner_secret()
    assert secret.hex() not in caught.value.vi + caught.value.en


def test_a_damaged_secret_is_not_replaced(owner) -> None:
    owner_secret()
    (owner / "secret.key").write_bytes(b"short")
    with pytest.raises(SecretUnsafe, match="damaged|hỏng"):
        owner_secret()
    assert (owner / "secret.key").read_bytes() == b"short"
