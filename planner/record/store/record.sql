-- The record: events (the library's table), one journal line per command, personal data apart.

CREATE TABLE godziny.journal (
    number bigint PRIMARY KEY,
    unit text NOT NULL,
    edition text NOT NULL,
    command_id text NOT NULL,
    command text NOT NULL,
    actor text NOT NULL,
    request text NOT NULL,
    result json NOT NULL, -- as answered, in its order
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- dense numbers of the events, for auditors: notification ids have gaps
    first_event bigint NOT NULL,
    events bigint NOT NULL,
    -- none for a command that had nothing to change
    first_notification bigint,
    last_notification bigint,
    UNIQUE (unit, command_id),
    CHECK (coalesce(last_notification - first_notification + 1, 0) = events)
);
CREATE INDEX journal_of_programme ON godziny.journal (unit, edition, number);
CREATE INDEX journal_first_event ON godziny.journal (first_event);

CREATE TABLE godziny.personal (
    unit text NOT NULL,
    edition text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    facts jsonb NOT NULL,
    PRIMARY KEY (unit, edition, kind, name)
);

CREATE FUNCTION godziny.expect_unchanged(of_unit text, of_edition text, since bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM godziny.journal
        WHERE unit = of_unit AND edition = of_edition AND number > since AND events > 0
    ) THEN
        RAISE EXCEPTION 'the programme has changed since entry %', since USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;

CREATE FUNCTION godziny.deny_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of %: the record only grows', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON godziny.godziny_events
    FOR EACH STATEMENT EXECUTE FUNCTION godziny.deny_change();
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON godziny.journal
    FOR EACH STATEMENT EXECUTE FUNCTION godziny.deny_change();

GRANT USAGE ON SCHEMA godziny TO {role};
GRANT SELECT, INSERT ON godziny.godziny_events, godziny.journal TO {role};
GRANT USAGE ON SEQUENCE godziny.godziny_events_notification_id_seq TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON godziny.personal TO {role};
GRANT SELECT ON godziny.migrations TO {role};
