"""A password in DATABASE_URL reaches no message, however the url is misspelt."""

import pytest
from click.testing import CliRunner
from psycopg import errors as pg

from api.cli.main import main
from api.words.messages import LANGUAGES, Speaker
from api.words.refusals import show_refused
from planner.record.store.failures import REASONS, database_failed, reason
from planner.record.store.server import database_url
from planner.terms.refusals import Refused

PIECES = ("hunter2", "s3cret")
URLS = [
    "postgresql://anna:hunter2 s3cret@127.0.0.1:1/gmina",
    "mysql://anna:hunter2@127.0.0.1/s3cret",
    "postgresql://anna:hunter2?s3cret@127.0.0.1:1/gmina",
    "postgresql://anna:hunter2@s3cret@127.0.0.1:1/gmina",
    "postgresql://anna:hunter2/s3cret@127.0.0.1:1/gmina",
    "postgresql://anna:hunter2#s3cret:x@127.0.0.1:1/gmina",
    "postgresql://anna:hunter2:s3cret@127.0.0.1:1/gmina",
    "postgresql://anna:hunter2%zzs3cret@127.0.0.1:1/gmina",
    "host=127.0.0.1 port=1 password=hunter2 s3cret dbname=gmina",
    "host=127.0.0.1 port=hunter2 user=s3cret",
    "host=127.0.0.1 port=1 connect_timeout=hunter2",
    "postgresql://127.0.0.1:1/gmina?sslmode=hunter2",
    "hunter2\udcff",
]


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_url_is_ever_shown(url: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    answer = CliRunner().invoke(main, ["balances", "--lang", language])

    assert answer.exit_code == 2, answer.exception
    assert not [piece for piece in PIECES if piece in answer.output]
    assert "DATABASE_URL" in answer.output


def test_a_url_that_cannot_be_read_is_refused_with_the_way_to_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", URLS[0])

    with pytest.raises(Refused, match="bad_url") as refused:
        database_url()
    assert "%20" in show_refused(refused.value, Speaker("en"))


def test_an_empty_url_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("GODZINY_HOME", "/dev/null/no-folder")

    with pytest.raises(Refused, match="server_failed"):
        database_url()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", REASONS)
def test_every_reason_has_words(why: str, language: str) -> None:
    said = show_refused(Refused("database_failed", why=why), Speaker(language))

    assert f" {why}." not in said
    assert "{" not in said


def test_what_postgresql_says_of_a_row_is_not_repeated() -> None:
    error = pg.UniqueViolation("duplicate key value\nDETAIL: Key (name)=(Jan Kowalski) already exists.")

    assert (reason(error), str(database_failed(error))) == (
        "UniqueViolation",
        "database_failed {'why': 'UniqueViolation'}",
    )
