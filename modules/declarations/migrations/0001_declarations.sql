-- What a teacher says they did, and its way through verification. The row is the present state; declarations_step
-- keeps every attempt, every answer and every return, and is never changed.
CREATE TABLE declarations_declaration (
  teacher_id   BIGINT  NOT NULL,
  id           BIGINT  NOT NULL,
  version      INTEGER NOT NULL,              -- grows with every change: two devices cannot both be right
  state        TEXT    NOT NULL,              -- draft submitted verified recognised sent_back rejected withdrawn reversed
  done_level   TEXT    NOT NULL DEFAULT '',   -- the last level that verified
  next_level   TEXT    NOT NULL DEFAULT '',   -- the level that must act; empty: nobody
  chain        TEXT    NOT NULL DEFAULT '',   -- the levels asked for on submission: "school,county"
  kind         TEXT    NOT NULL DEFAULT '',   -- rules/kinds.h
  title        TEXT    NOT NULL DEFAULT '',
  provider     TEXT    NOT NULL DEFAULT '',
  role         TEXT    NOT NULL DEFAULT '',
  mode         TEXT    NOT NULL DEFAULT '',
  level        TEXT    NOT NULL DEFAULT '',   -- of the activity: vocab level
  category     TEXT    NOT NULL DEFAULT '',
  from_day     INTEGER NOT NULL,
  on_day       INTEGER NOT NULL,              -- the last day, inclusive
  hours_x100   BIGINT  NOT NULL DEFAULT 0,    -- as claimed
  vouch        TEXT    NOT NULL DEFAULT '',   -- who can confirm it
  words        TEXT    NOT NULL DEFAULT '',
  same         TEXT    NOT NULL DEFAULT '',   -- digest of kind, title and days
  org_key      BIGINT  NOT NULL,              -- the school that answers: the person's when it was made or submitted
  created_ms   BIGINT  NOT NULL,
  changed_ms   BIGINT  NOT NULL,
  submitted_ms BIGINT  NOT NULL DEFAULT 0,
  due_day      INTEGER NOT NULL DEFAULT 0,    -- by which the next level must act; the teacher's day where it came back
  post_ms      BIGINT  NOT NULL DEFAULT 0,    -- verified at the last level: posted from then on; 0: not
  recognised_ms BIGINT NOT NULL DEFAULT 0,
  batch        BIGINT  NOT NULL DEFAULT 0,    -- the deed that brought it here, which may be undone for a while
  final_hours_x100 BIGINT NOT NULL DEFAULT 0, -- as posted
  final_credits_x100 BIGINT NOT NULL DEFAULT 0,
  rule         TEXT    NOT NULL DEFAULT '',   -- id@version
  explanation  TEXT    NOT NULL DEFAULT '',   -- JSON: the lines of the conversion
  entry_id     BIGINT  NOT NULL DEFAULT 0,    -- in the ledger
  hold_id      BIGINT  NOT NULL DEFAULT 0,    -- the ledger found something: waits in its queue
  trouble      TEXT    NOT NULL DEFAULT '',   -- why it was not posted: overlap closed …
  trouble_detail TEXT  NOT NULL DEFAULT '',
  seen_ms      BIGINT  NOT NULL DEFAULT 0,    -- when the person read the last answer
  PRIMARY KEY (teacher_id, id)
) {{without_rowid}};
CREATE UNIQUE INDEX declarations_declaration_id ON declarations_declaration (id);
-- The same thing said twice, from two devices or twice over: one of them.
CREATE UNIQUE INDEX declarations_declaration_same ON declarations_declaration (teacher_id, same)
  WHERE state IN ('submitted', 'verified', 'recognised');
CREATE INDEX declarations_declaration_queue ON declarations_declaration (next_level, org_key, submitted_ms);
CREATE INDEX declarations_declaration_state ON declarations_declaration (state, org_key, changed_ms);
CREATE INDEX declarations_declaration_batch ON declarations_declaration (batch);

CREATE TABLE declarations_step (
  teacher_id     BIGINT  NOT NULL,
  declaration_id BIGINT  NOT NULL,
  version        INTEGER NOT NULL,            -- the declaration's after it
  at_ms          BIGINT  NOT NULL,
  deed           TEXT    NOT NULL,            -- make save attach detach submit verify send_back reject withdraw undo post
                                              -- hold trouble reverse
  actor_id       BIGINT  NOT NULL DEFAULT 0,
  actor_name     TEXT    NOT NULL DEFAULT '',
  level          TEXT    NOT NULL DEFAULT '', -- in whose name
  from_state     TEXT    NOT NULL DEFAULT '',
  to_state       TEXT    NOT NULL DEFAULT '',
  from_done      TEXT    NOT NULL DEFAULT '', -- what an undo brings back
  from_next      TEXT    NOT NULL DEFAULT '',
  from_due       INTEGER NOT NULL DEFAULT 0,
  reasons        TEXT    NOT NULL DEFAULT '', -- keys, separated by commas
  words          TEXT    NOT NULL DEFAULT '',
  content        TEXT    NOT NULL DEFAULT '', -- JSON: what was claimed, of submissions
  batch          BIGINT  NOT NULL DEFAULT 0,
  PRIMARY KEY (teacher_id, declaration_id, version)
) {{without_rowid}};
CREATE INDEX declarations_step_batch ON declarations_step (batch);

-- Evidence. A file that was taken off stays in the history; its content stays in the store.
CREATE TABLE declarations_file (
  teacher_id     BIGINT  NOT NULL,
  declaration_id BIGINT  NOT NULL,
  id             BIGINT  NOT NULL,
  name           TEXT    NOT NULL,
  type           TEXT    NOT NULL,            -- jpeg png pdf
  digest         TEXT    NOT NULL,            -- SHA-256 of what was handed in
  bytes          BIGINT  NOT NULL,
  width          INTEGER NOT NULL DEFAULT 0,
  height         INTEGER NOT NULL DEFAULT 0,
  taken_day      INTEGER NOT NULL DEFAULT 0,  -- by the camera; 0: it does not say
  view           TEXT    NOT NULL DEFAULT '', -- digests of the copies that are shown: upright, without metadata
  thumb          TEXT    NOT NULL DEFAULT '',
  scanned        TEXT    NOT NULL,            -- clean unscanned
  added_ms       BIGINT  NOT NULL,
  removed_ms     BIGINT  NOT NULL DEFAULT 0,
  PRIMARY KEY (teacher_id, declaration_id, id)
) {{without_rowid}};
CREATE INDEX declarations_file_digest ON declarations_file (digest);

-- By when a year's activities must be declared, in a subtree of organisations.
CREATE TABLE declarations_deadline (
  org_key  BIGINT  NOT NULL,
  year     INTEGER NOT NULL,
  last_day INTEGER NOT NULL,                  -- inclusive
  words    TEXT    NOT NULL DEFAULT '',
  set_ms   BIGINT  NOT NULL,
  PRIMARY KEY (org_key, year)
) {{without_rowid}};

-- A draw for inspection: with the seed anybody can draw again and find the same.
CREATE TABLE declarations_draw (
  id           BIGINT  NOT NULL PRIMARY KEY,
  key_lo       BIGINT  NOT NULL,
  key_hi       BIGINT  NOT NULL,
  from_day     INTEGER NOT NULL,              -- recognised within, inclusive
  to_day       INTEGER NOT NULL,
  percent_x100 INTEGER NOT NULL,
  seed         TEXT    NOT NULL,
  population   BIGINT  NOT NULL,
  population_digest TEXT NOT NULL,            -- SHA-256 over the ids, so that a later change shows
  drawn        BIGINT  NOT NULL,
  actor_id     BIGINT  NOT NULL,
  actor_name   TEXT    NOT NULL,
  created_ms   BIGINT  NOT NULL
) {{without_rowid}};
CREATE INDEX declarations_draw_org ON declarations_draw (key_lo, created_ms);
CREATE TABLE declarations_drawn (
  draw_id        BIGINT NOT NULL,
  declaration_id BIGINT NOT NULL,
  teacher_id     BIGINT NOT NULL,
  org_key        BIGINT NOT NULL,
  place          INTEGER NOT NULL,            -- order of the draw
  finding        TEXT   NOT NULL DEFAULT '',  -- upheld doubtful reversed; empty: not looked at yet
  words          TEXT   NOT NULL DEFAULT '',
  found_by       TEXT   NOT NULL DEFAULT '',
  found_ms       BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (draw_id, declaration_id)
) {{without_rowid}};
CREATE INDEX declarations_drawn_org ON declarations_drawn (finding, org_key);

-- One reminder a level, organisation and day.
CREATE TABLE declarations_reminder (
  org_key BIGINT  NOT NULL,
  level   TEXT    NOT NULL,
  day     INTEGER NOT NULL,
  waiting BIGINT  NOT NULL,
  PRIMARY KEY (org_key, level, day)
) {{without_rowid}};

-- When the room's job runs next, so that many deeds do not queue many jobs.
CREATE TABLE declarations_wake (
  id     INTEGER NOT NULL PRIMARY KEY,
  due_ms BIGINT  NOT NULL
) {{without_rowid}};
INSERT INTO declarations_wake (id, due_ms) VALUES (1, 0);
