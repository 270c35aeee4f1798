-- An import as people see it: a file that was handed in, what a rehearsal said, and what became of it.
CREATE TABLE imports_run (
  id              BIGINT  NOT NULL PRIMARY KEY, -- also the batch: entries it made carry the origin import:<id>
  kind            TEXT    NOT NULL DEFAULT '',  -- schools teachers entries …; '' until somebody says
  state           TEXT    NOT NULL,             -- uploaded checking checked applying applied undoing undone failed
  account_id      BIGINT  NOT NULL,
  account_name    TEXT    NOT NULL,             -- as it was then
  key_lo          BIGINT  NOT NULL,             -- the subtree it may write in: the account's scope then
  key_hi          BIGINT  NOT NULL,
  file_name       TEXT    NOT NULL,             -- as the person called it
  file            TEXT    NOT NULL,             -- digest in the store of files
  file_bytes      BIGINT  NOT NULL,
  as_of_day       INTEGER NOT NULL,
  for_code        TEXT    NOT NULL DEFAULT '',
  item_kinds      TEXT    NOT NULL DEFAULT '',  -- a,b
  first_year      INTEGER NOT NULL DEFAULT 0,   -- 0: as the rows say
  last_year       INTEGER NOT NULL DEFAULT 0,
  job_id          BIGINT  NOT NULL DEFAULT 0,   -- the work that moves it on, or did last
  row_count       BIGINT  NOT NULL DEFAULT 0,   -- the sum of the five below
  new_count       BIGINT  NOT NULL DEFAULT 0,
  changed_count   BIGINT  NOT NULL DEFAULT 0,
  unchanged_count BIGINT  NOT NULL DEFAULT 0,
  held_count      BIGINT  NOT NULL DEFAULT 0,
  rejected_count  BIGINT  NOT NULL DEFAULT 0,
  report          TEXT    NOT NULL DEFAULT '',  -- JSON: problems, samples, notices; identity numbers masked
  returned        TEXT    NOT NULL DEFAULT '',  -- digest of the file with the rows that came back
  reason          TEXT    NOT NULL DEFAULT '',  -- why it failed, or why it could not be undone
  detail          TEXT    NOT NULL DEFAULT '',
  created_ms      BIGINT  NOT NULL,
  checked_ms      BIGINT  NOT NULL DEFAULT 0,
  applied_ms      BIGINT  NOT NULL DEFAULT 0,
  undone_ms       BIGINT  NOT NULL DEFAULT 0,
  undone_name     TEXT    NOT NULL DEFAULT '',
  undo_reason     TEXT    NOT NULL DEFAULT ''
) {{without_rowid}};
CREATE INDEX imports_run_scope ON imports_run (key_lo, id);
CREATE INDEX imports_run_state ON imports_run (state, id);

-- What each import changed, in the words of the room that owns the row (base/change.h), so that it can be undone.
-- Entries are not here: their origin names the import.
CREATE TABLE imports_change (
  run_id  BIGINT  NOT NULL,
  seq     INTEGER NOT NULL,
  what    TEXT    NOT NULL,                     -- item fund session flag term cover school institution teacher
  created INTEGER NOT NULL,                     -- 1: there was nothing before
  ref     TEXT    NOT NULL,
  was     TEXT    NOT NULL,
  became  TEXT    NOT NULL,
  PRIMARY KEY (run_id, seq)
) {{without_rowid}};
CREATE INDEX imports_change_ref ON imports_change (what, ref);
