-- Whoever holds a report of last year must find the plan of last year: no statement changes a published version.
CREATE TRIGGER plans_version_keep BEFORE UPDATE ON plans_version
BEGIN
  SELECT RAISE(ABORT, 'plans_version is append-only');
END;
CREATE TRIGGER plans_version_stay BEFORE DELETE ON plans_version
BEGIN
  SELECT RAISE(ABORT, 'plans_version is append-only');
END;
