-- Step 2: whose event it is, of what, and what else it tells about, as columns: PostgreSQL can wall units,
-- one programme's streams are read without the journal, and a decision rests on the streams it read.

ALTER TABLE godziny.godziny_events
    ADD COLUMN unit text,
    ADD COLUMN edition text,
    ADD COLUMN kind text,
    ADD COLUMN name text,
    -- threads: an assistant's month, a person's month, a month's roster, a unit's name
    ADD COLUMN about text[] NOT NULL DEFAULT ARRAY[]::text[];

-- Fills the columns of events of step 1. Also for backups made then, so it is kept.
CREATE FUNCTION godziny.place_old_events() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    ALTER TABLE godziny.godziny_events DISABLE TRIGGER only_grows;
    UPDATE godziny.godziny_events e SET unit = j.unit, edition = j.edition,
        name = convert_from(e.state, 'UTF8')::json ->> 'name'
    FROM godziny.journal j
    WHERE e.unit IS NULL AND e.notification_id BETWEEN j.first_notification AND j.last_notification;
    UPDATE godziny.godziny_events e SET kind = split_part(first.topic, '.', 1)
    FROM godziny.godziny_events first
    WHERE e.kind IS NULL AND first.originator_id = e.originator_id AND first.originator_version = 1;
    UPDATE godziny.godziny_events SET about = ARRAY[unit] WHERE topic = 'programme.opened';
    UPDATE godziny.godziny_events SET about = ARRAY[concat_ws('/', unit, edition, 'drafts', split_part(name, '/', 1))]
    WHERE topic = 'roster_draft.filed';
    WITH visit_event AS (
        SELECT notification_id, unit, edition, name AS month, convert_from(state, 'UTF8')::json AS facts
        FROM godziny.godziny_events WHERE kind = 'roster' AND topic LIKE 'visit.%'
    ), who AS (
        SELECT unit, edition, month, facts ->> 'visit' AS visit,
            array_agg(DISTINCT 'application/' || (facts ->> 'application')) FILTER (WHERE facts ->> 'application' <> '')
            || array_agg(DISTINCT 'assistant/' || (facts ->> 'assistant')) FILTER (WHERE facts ->> 'assistant' <> '')
            AS names
        FROM visit_event GROUP BY 1, 2, 3, 4
    )
    UPDATE godziny.godziny_events e SET about = ARRAY[concat_ws('/', e.unit, e.edition, 'month', v.month)]
        || ARRAY(SELECT concat_ws('/', e.unit, e.edition, one, v.month) FROM unnest(w.names) AS one)
    FROM visit_event v JOIN who w ON (w.unit, w.edition, w.month, w.visit) = (v.unit, v.edition, v.month, v.facts ->> 'visit')
    WHERE e.notification_id = v.notification_id;
    ALTER TABLE godziny.godziny_events ENABLE TRIGGER only_grows;
END $$;
SELECT godziny.place_old_events();

ALTER TABLE godziny.godziny_events
    ALTER COLUMN unit SET NOT NULL,
    ALTER COLUMN edition SET NOT NULL,
    ALTER COLUMN kind SET NOT NULL,
    ALTER COLUMN name SET NOT NULL;
CREATE INDEX events_of_programme ON godziny.godziny_events (unit, edition, kind, notification_id);
-- without a pending list, which every look-up after a large publication would have to go through
CREATE INDEX events_about ON godziny.godziny_events USING gin (about) WITH (fastupdate = off);

-- Nothing of what a decision read has been touched since: these streams, these threads, these kinds of the programme.
CREATE FUNCTION godziny.expect_untouched(
    since bigint, of_unit text, of_edition text, streams uuid[], threads text[], kinds text[]
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (
            SELECT * FROM godziny.godziny_events WHERE notification_id > since OFFSET 0 -- few, and found by their number
        ) e
        WHERE e.unit = of_unit
            AND (e.originator_id = ANY(streams) OR e.about && threads OR (e.edition = of_edition AND e.kind = ANY(kinds)))
    ) THEN
        RAISE EXCEPTION 'what the decision rests on was touched' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$;
