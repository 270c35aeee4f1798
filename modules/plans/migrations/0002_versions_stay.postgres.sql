-- The twin of 0002_versions_stay.sql: triggers are written differently here.
CREATE FUNCTION plans_version_refuse() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN RAISE EXCEPTION ''plans_version is append-only'' USING ERRCODE = ''check_violation''; END';
CREATE TRIGGER plans_version_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON plans_version
  FOR EACH STATEMENT EXECUTE FUNCTION plans_version_refuse();
