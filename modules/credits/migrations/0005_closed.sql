-- Days that are settled: nothing of this subtree is posted into them any more. Written through credits/closing.h.
CREATE TABLE credits_closed (
  id        BIGINT  NOT NULL PRIMARY KEY,
  from_day  INTEGER NOT NULL,
  to_day    INTEGER NOT NULL,               -- exclusive
  key_lo    BIGINT  NOT NULL,               -- the subtree of organisations: an entry is judged by its own school
  key_hi    BIGINT  NOT NULL,
  closed_ms BIGINT  NOT NULL
) {{without_rowid}};

-- One row that who posts holds shared and who closes changes: no posting that began before a close ends after it.
CREATE TABLE credits_gate (
  id      INTEGER NOT NULL PRIMARY KEY,
  edition BIGINT  NOT NULL
) {{without_rowid}};
INSERT INTO credits_gate (id, edition) VALUES (1, 0);

-- What came too late and was posted into the open days instead, and what it corrects.
CREATE TABLE credits_correction (
  teacher_id BIGINT  NOT NULL,              -- in whose chain the entry stands
  entry_id   BIGINT  NOT NULL,
  closed_id  BIGINT  NOT NULL,
  was_from   INTEGER NOT NULL,              -- the days on which it happened
  was_on     INTEGER NOT NULL,
  corrects   BIGINT,                        -- the entry it takes back; null: something that had not been told
  PRIMARY KEY (teacher_id, entry_id)
) {{without_rowid}};
CREATE INDEX credits_correction_closed ON credits_correction (closed_id, teacher_id);

CREATE VIEW credits_pub_closed AS SELECT id, from_day, to_day, key_lo, key_hi, closed_ms FROM credits_closed;
CREATE VIEW credits_pub_correction AS
  SELECT teacher_id, entry_id, closed_id, was_from, was_on, corrects FROM credits_correction;
