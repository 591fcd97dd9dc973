-- Step 5: the Merkle log over the record (docs/export.md): each command and each event is an entry, and has a leaf.
-- Personal data are sealed (docs/decisions/0015); what stands in clear is taken over by planner/record/store/taking_over.py.

-- Personal data that came with an event, by field, as ciphertext: compact JSON, kept byte by byte.
ALTER TABLE godziny.godziny_events ADD COLUMN sealed text NOT NULL DEFAULT '{{}}';

CREATE TABLE godziny.leaf (
    entry bigint PRIMARY KEY, -- from 0, without holes
    hash bytea NOT NULL CHECK (length(hash) = 32)
);

-- Under which name the log is signed; a new row when the key was lost and another log goes on in its place.
CREATE TABLE godziny.log (
    number bigint PRIMARY KEY,
    origin text NOT NULL UNIQUE,
    vkey text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE godziny.checkpoint (
    origin text NOT NULL,
    number bigint NOT NULL,
    size bigint NOT NULL,
    note text NOT NULL,
    peaks bytea NOT NULL, -- the roots of the perfect trees that its leaves make, the largest first
    PRIMARY KEY (origin, number)
);

CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON godziny.leaf
    FOR EACH STATEMENT EXECUTE FUNCTION godziny.deny_change();
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON godziny.log
    FOR EACH STATEMENT EXECUTE FUNCTION godziny.deny_change();
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON godziny.checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION godziny.deny_change();
GRANT SELECT, INSERT ON godziny.leaf, godziny.log, godziny.checkpoint TO {role};

-- Who read whose personal data, and what for; names: NULL for everybody of the kind.
CREATE TABLE godziny.access (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    purpose text NOT NULL,
    unit text NOT NULL,
    edition text NOT NULL,
    kind text NOT NULL,
    names text[],
    fields text[] NOT NULL
);
CREATE INDEX access_to_programme ON godziny.access (unit, edition, number);
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON godziny.access
    FOR EACH STATEMENT EXECUTE FUNCTION godziny.deny_change();
GRANT SELECT, INSERT ON godziny.access TO {role};
