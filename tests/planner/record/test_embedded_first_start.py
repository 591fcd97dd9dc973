"""First starts: killed in the middle, of many at once, and over what the first version of the program left."""

import stat
from pathlib import Path

import psycopg
import pytest

from planner.record.application import Godziny
from planner.record.store.roles import role_of
from projections.engine.schema import prepare
from tests.worlds.embedded import DYING, embedded, folder, killed, postmaster_pid, runs, url_of, using
from tests.worlds.first_version import RUN_BY_THE_WHEEL


def died_at(home: Path, step: int) -> bool:
    """Whether a first start had so many steps that it could be killed at this one."""
    process = using(home, DYING, env={"DIE_AT": str(step)})
    process.communicate()
    return process.returncode != 0


def works(home: Path) -> bool:
    with embedded(home) as one, psycopg.connect(one.url) as inside:
        return inside.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize("step", [3, 5, 7])
def test_a_first_start_that_is_killed_is_made_anew(step: int) -> None:
    with folder() as home:
        assert died_at(home, step)

        assert works(home)
        assert not runs(home)
        assert not (home / "postgresql.new").exists()


@pytest.mark.parametrize("left", [(), ("PG_VERSION", "base", "global")])
def test_what_the_first_version_left_half_made_is_put_aside(left: tuple[str, ...]) -> None:
    with folder() as home:
        (home / "postgresql").mkdir()
        for name in left:
            (home / "postgresql" / name).write_text("18\n")

        assert works(home)
        aside = [one for one in home.iterdir() if "unfinished" in one.name]
        assert [sorted(one.name for one in found.iterdir()) for found in aside] == [sorted(left)]


def test_a_home_of_the_first_version_is_taken_over_with_its_data_while_its_server_still_runs() -> None:
    with folder() as home, folder() as runtime:
        (runtime / "python_PostgresServer").mkdir()  # for its lock file, which others own in /tmp
        before = using(home, RUN_BY_THE_WHEEL, env={"XDG_RUNTIME_DIR": str(runtime)})
        open_to_all = url_of(before)
        old_server = postmaster_pid(home)
        killed(before)

        with embedded(home) as one:
            prepare(one.url)
            with psycopg.connect(one.url) as inside:
                kept = inside.execute("SELECT what FROM kept").fetchone()
                roles = inside.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'godziny%'").fetchall()
                assert (kept, roles) == (("as it was",), [(role_of(inside),)])
            with Godziny(one.url) as app:
                assert app.journal.programmes() == []
            assert postmaster_pid(home) != old_server
            with pytest.raises(psycopg.OperationalError):
                psycopg.connect(open_to_all)
            assert stat.S_IMODE((home / "postgresql").stat().st_mode) == 0o700
        assert not runs(home)
        assert stat.S_IMODE((home / "password").stat().st_mode) == 0o600
