-- Statements that a teacher takes to another province: what was on the paper and in the package is kept as a file.
CREATE TABLE portfolio_statement (
  id             BIGINT  NOT NULL PRIMARY KEY,
  teacher_id     BIGINT  NOT NULL,
  org_key        BIGINT  NOT NULL,             -- the school on that day
  cycle_id       BIGINT  NOT NULL,
  number         TEXT    NOT NULL,
  certificate_id BIGINT,                       -- of proof, under the same number; null where there were no hours
  to_place       TEXT    NOT NULL,             -- where they go
  from_day       INTEGER NOT NULL,
  to_day         INTEGER NOT NULL,             -- exclusive
  hours_x100     BIGINT  NOT NULL,             -- what counts in the cycle
  credits_x100   BIGINT  NOT NULL,
  paper          TEXT    NOT NULL,             -- SHA-256 of the PDF
  package        TEXT    NOT NULL,             -- SHA-256 of the archive
  made_ms        BIGINT  NOT NULL,
  made_by        BIGINT  NOT NULL,
  made_name      TEXT    NOT NULL,
  withdrawn_ms   BIGINT,
  withdrawn_name TEXT    NOT NULL DEFAULT '',
  withdrawn_why  TEXT    NOT NULL DEFAULT ''
) {{without_rowid}};
CREATE INDEX portfolio_statement_teacher ON portfolio_statement (teacher_id, made_ms);
