-- A role for this database alone: whatever another serving role was granted here (the one that all databases of the
-- server used to share, or that of the database this one is a copy of) goes to it, and not everybody may connect.

DO $$
DECLARE
    mine text := (SELECT 'godziny_app_' || oid FROM pg_database WHERE datname = current_database());
    given record;
BEGIN
    FOR given IN
        SELECT format('%s ON %s', string_agg(acl.privilege_type, ', '), place.name) AS what, role.rolname AS other
        FROM (
            SELECT format('SCHEMA %I', nspname) AS name, nspacl AS acl FROM pg_namespace WHERE nspname = 'godziny'
            UNION ALL
            SELECT format(CASE relkind WHEN 'S' THEN 'SEQUENCE godziny.%I' ELSE 'TABLE godziny.%I' END, relname), relacl
            FROM pg_class WHERE relnamespace = 'godziny'::regnamespace
        ) AS place
        CROSS JOIN LATERAL aclexplode(place.acl) AS acl
        JOIN pg_roles AS role ON role.oid = acl.grantee
        WHERE role.rolname ~ '^godziny_app(_[0-9]+)?$' AND role.rolname <> mine
        GROUP BY place.name, role.rolname
    LOOP
        EXECUTE format('GRANT %s TO %I', given.what, mine);
        EXECUTE format('REVOKE %s FROM %I', given.what, given.other);
    END LOOP;

    IF (SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()) THEN
        EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database());
    END IF;

    BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'godziny_app') THEN
            DROP ROLE godziny_app;
        END IF;
    EXCEPTION
        WHEN dependent_objects_still_exist OR insufficient_privilege THEN
            NULL; -- other databases still use it
    END;
END $$;
