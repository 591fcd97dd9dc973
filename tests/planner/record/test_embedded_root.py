"""For root: the server runs as an account that can do nothing, and it alone gets through closed folders."""

import os
import pwd
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import psutil
import psycopg
import pytest

from api.words.messages import Speaker
from api.words.refusals import show_refused
from planner.record.store.embedded.supervisor import Embedded
from planner.terms.refusals import Refused
from tests.worlds.accounts import need_root, two_users
from tests.worlds.embedded import (
    IMPORTS,
    embedded,
    folder,
    postmaster_pid,
    url_of,
    using,
)


def test_for_root_the_server_is_somebody_who_can_do_nothing(home: Path) -> None:
    need_root("for others the server has their own rights")
    with folder() as private, embedded(home) as one, psycopg.connect(one.url, autocommit=True) as inside:
        (private / "secret").write_text("x")
        server = psutil.Process(postmaster_pid(home))

        assert 0 not in (*server.uids(), *server.gids())
        assert server.environ().keys() <= {"LC_ALL", "PATH", "TZ", "PGDATA", "PG_GRANDPARENT_PID"}
        assert not any(
            word in " ".join(server.cmdline()) for word in ("password=", (home / "password").read_text()[-9:])
        )
        for path in (private / "secret", home / "password", "/etc/shadow"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                inside.execute(f"SELECT pg_read_file('{path}')".encode())


def test_a_closed_folder_of_roots_lets_the_server_through_and_nobody_else() -> None:
    with two_users() as (anna, _), folder() as closed:
        closed.chmod(0o700)
        with embedded(closed / "inner" / "home") as one, psycopg.connect(one.url) as inside:
            assert inside.execute("SELECT 1").fetchone() == (1,)

        looking = using(closed, anna.does(f"os.stat({str(closed / 'inner')!r})"))
        assert "PermissionError" in looking.communicate()[1]


MAKE_ACCOUNT = """
from planner.record.store.embedded import account
import sys
account.ACCOUNT = "{name}"
sys.stdin.readline()
print(account.server_account().uid)
"""


def test_the_servers_account_is_made_once_by_commands_that_start_at_once() -> None:
    need_root("only root has one made")
    name = f"godziny-t{uuid4().hex[:8]}"
    try:
        many = [using(Path("/"), MAKE_ACCOUNT.format(name=name)) for _ in range(3)]
        for one in many:
            one.stdin.write("go\n")  # type: ignore[union-attr]
            one.stdin.flush()  # type: ignore[union-attr]
        assert {url_of(one) for one in many} == {str(pwd.getpwnam(name).pw_uid)}
        assert (pwd.getpwnam(name).pw_uid > 0, pwd.getpwnam(name).pw_shell.endswith(("nologin", "false"))) == (
            True,
            True,
        )
    finally:
        subprocess.run(["userdel", "--force", name], capture_output=True)


def test_where_no_account_can_be_made_root_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    need_root("others need no account")
    monkeypatch.setattr("planner.record.store.embedded.account.ACCOUNT", "godziny-nobody")
    monkeypatch.setattr("planner.record.store.embedded.account.PATHS", "/nonexistent")

    with folder() as home, pytest.raises(Refused, match="no_server_account") as refused:
        Embedded(home).open()
    assert "useradd" in show_refused(refused.value, Speaker("en"))


MOUNT = "mount -t ramfs none {0} && mkdir -m 700 {0}/closed && exec {1} -c '{2}' {0}/closed"
CLAIM = "import sys; from planner.record.store.embedded.home import Path, claim; claim(Path(sys.argv[1]))"


def test_a_closed_folder_on_a_file_system_without_access_lists_is_refused_not_opened() -> None:
    need_root("others need no access lists")
    with folder() as place:
        command = ["unshare", "-m", "sh", "-c", MOUNT.format(place, sys.executable, CLAIM)]
        surroundings = {"PYTHONPATH": IMPORTS, "PATH": os.defpath}
        done = subprocess.run(command, capture_output=True, text=True, env=surroundings, cwd="/")
        if "unshare" in done.stderr or "mount:" in done.stderr:
            pytest.skip("this machine mounts nothing here")
    assert "closed_to_server" in done.stderr
