"""Two more users of this computer, for as long as a test runs. Only root can make them."""

import os
import pwd
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from planner.record.store.embedded.programs import programs

AS = """
import os, socket, sys
import psycopg, psycopg.errors
import planner.record.store.server
from planner.record.store.embedded import account
import pwd
os.setgroups([])
os.setgid({gid})
os.setuid({uid})
"""


@dataclass(frozen=True)
class User:
    """Somebody else who works at this computer."""

    uid: int
    gid: int

    def does(self, code: str) -> str:
        """The code, done as this user; modules are loaded before, for they may lie where only root may read."""
        return AS.format(uid=self.uid, gid=self.gid) + code

    def owns(self, path: Path) -> None:
        os.chown(path, self.uid, self.gid)


def need_root(why: str) -> None:
    """Nobody but root can make users or namespaces; CI runs as root."""
    if os.geteuid() != 0:
        pytest.skip(f"needs root: {why}")


@contextmanager
def two_users() -> Iterator[tuple[User, User]]:
    need_root("two users of one computer")
    names = [f"godziny-t{uuid4().hex[:8]}" for _ in range(2)]
    try:
        for name in names:
            subprocess.run(["useradd", "--no-create-home", "--home-dir", "/nonexistent", name], check=True)
        found = [pwd.getpwnam(name) for name in names]
        anna, ola = (User(one.pw_uid, one.pw_gid) for one in found)
        if not _may_run_postgresql(anna):
            pytest.skip(f"only root may run {programs()}")
        yield anna, ola
    finally:
        for name in names:
            subprocess.run(["userdel", name], capture_output=True, check=False)


def _may_run_postgresql(one: User) -> bool:
    try:
        command = [programs() / "postgres", "--version"]
        return subprocess.run(command, user=one.uid, cwd="/", capture_output=True).returncode == 0
    except PermissionError:
        return False
