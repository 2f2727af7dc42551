import os
import stat
import subprocess
import sys
from pathlib import Path

from vpcviz.settings import CHECKOUT, keep_secret_key


def test_a_secret_key_is_made_once_and_kept(tmp_path: Path) -> None:
    kept = tmp_path / "key"
    assert keep_secret_key(kept) == keep_secret_key(kept) == kept.read_text()


def test_a_secret_key_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        keep_secret_key(tmp_path / "key")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_two_secret_keys_differ(tmp_path: Path) -> None:
    assert keep_secret_key(tmp_path / "one") != keep_secret_key(tmp_path / "other")


def test_where_a_secret_key_cannot_be_kept_there_is_one_all_the_same(tmp_path: Path) -> None:
    assert len(keep_secret_key(tmp_path / "missing" / "key")) >= 50


def test_nothing_is_left_beside_a_secret_key(tmp_path: Path) -> None:
    keep_secret_key(tmp_path / "key")
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_a_command_that_signs_nothing_writes_no_key(tmp_path: Path) -> None:
    environment = os.environ | {"VPCVIZ_DATABASE": str(tmp_path / "db.sqlite3")}
    command = [sys.executable, str(CHECKOUT / "manage.py"), "facts"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert done.stdout
    assert list(tmp_path.iterdir()) == []
