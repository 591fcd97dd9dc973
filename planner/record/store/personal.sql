-- Step 3: personal data as a row per field, so that a field is read, sealed and erased by itself.

ALTER TABLE godziny.personal RENAME TO personal_of_step_1;
CREATE TABLE godziny.personal (
    unit text NOT NULL,
    edition text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    field text NOT NULL,
    value jsonb NOT NULL,
    PRIMARY KEY (unit, edition, kind, name, field)
);
INSERT INTO godziny.personal (unit, edition, kind, name, field, value)
    SELECT unit, edition, kind, name, fact.key, fact.value
    FROM godziny.personal_of_step_1, jsonb_each(facts) AS fact WHERE fact.value <> 'null';
DROP TABLE godziny.personal_of_step_1;
GRANT SELECT, INSERT, UPDATE, DELETE ON godziny.personal TO {role};

-- What was asked personally stands in the journal as a digest with this key only. Destroying it makes those digests mute.
CREATE TABLE godziny.digest_key (
    unit text PRIMARY KEY,
    key bytea NOT NULL
);
GRANT SELECT, INSERT, DELETE ON godziny.digest_key TO {role};
