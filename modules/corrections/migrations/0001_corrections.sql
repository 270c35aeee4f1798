-- What a person says is wrong or missing in their file, and what was answered. A row is never deleted: the request, the
-- record as it stood when it was disputed, and the answer stay together.
CREATE TABLE corrections_request (
  teacher_id   BIGINT  NOT NULL,
  id           BIGINT  NOT NULL,
  about        TEXT    NOT NULL,              -- entry period designation missing
  object       TEXT    NOT NULL,              -- entry id; post:2015-09-01; backbone:county:2022-01-01; missing:<id>
  choice       TEXT    NOT NULL,              -- what is wrong with it: hours dates value not_mine duplicate …
  words        TEXT    NOT NULL,              -- the person's own sentence
  record       TEXT    NOT NULL,              -- JSON: the disputed record as it stood on the day of asking
  org_key      BIGINT  NOT NULL,              -- the school that answers: the person's on the day of asking
  state        TEXT    NOT NULL DEFAULT 'open', -- open accepted declined withdrawn
  created_ms   BIGINT  NOT NULL,
  due_day      INTEGER NOT NULL,              -- unanswered after it, the county is asked
  decided_ms   BIGINT,
  decided_by   BIGINT  NOT NULL DEFAULT 0,    -- account
  decided_name TEXT    NOT NULL DEFAULT '',   -- as it was on that day
  action       TEXT    NOT NULL DEFAULT '',   -- accepted: reverse replace handled
  reply        TEXT    NOT NULL DEFAULT '',
  link         TEXT    NOT NULL DEFAULT '',   -- where it was dealt with, as a path of this site
  reversal     BIGINT,                        -- the ledger entries that the answer made
  replacement  BIGINT,
  seen_ms      BIGINT,                        -- when the person read the answer
  PRIMARY KEY (teacher_id, id)
) {{without_rowid}};
-- One open request an object.
CREATE UNIQUE INDEX corrections_request_open ON corrections_request (teacher_id, about, object) WHERE state = 'open';
CREATE INDEX corrections_request_queue ON corrections_request (state, org_key, created_ms);
