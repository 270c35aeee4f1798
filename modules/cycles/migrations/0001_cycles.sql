-- A cycle: the years over which a region asks for a sum of hours or credits.
CREATE TABLE cycles_cycle (
  id            BIGINT  NOT NULL PRIMARY KEY,
  title         TEXT    NOT NULL,
  title_en      TEXT    NOT NULL DEFAULT '',
  key_lo        BIGINT  NOT NULL,           -- the region's subtree
  key_hi        BIGINT  NOT NULL,
  from_day      INTEGER NOT NULL,
  to_day        INTEGER NOT NULL,           -- exclusive; whole years from from_day
  hours_x100    BIGINT  NOT NULL,           -- asked of everybody; 0: none
  credits_x100  BIGINT  NOT NULL,           -- enough in place of the hours; 0: none
  plan          TEXT    NOT NULL DEFAULT '', -- the plan that says so
  source        TEXT    NOT NULL DEFAULT '', -- the sentence or document
  created_ms    BIGINT  NOT NULL,
  created_by    BIGINT  NOT NULL
) {{without_rowid}};
CREATE UNIQUE INDEX cycles_cycle_region ON cycles_cycle (key_lo, from_day);

-- What counts at most. Applied in the order of n, to what the caps before it left.
CREATE TABLE cycles_cap (
  cycle_id  BIGINT  NOT NULL,
  n         INTEGER NOT NULL,
  field     TEXT    NOT NULL,               -- mode level category; all: every entry
  value     TEXT    NOT NULL,
  quantity  TEXT    NOT NULL,               -- hours credits
  per       TEXT    NOT NULL,               -- year cycle
  most_x100 BIGINT  NOT NULL,
  PRIMARY KEY (cycle_id, n)
) {{without_rowid}};

-- Who came from another province within a cycle, and what the statement from there was converted to.
CREATE TABLE cycles_transfer (
  id             BIGINT  NOT NULL PRIMARY KEY,
  cycle_id       BIGINT  NOT NULL,
  teacher_id     BIGINT  NOT NULL,
  place          TEXT    NOT NULL,          -- where from
  statement      TEXT    NOT NULL,          -- number of the sealed statement
  stated_from    INTEGER NOT NULL,
  stated_to      INTEGER NOT NULL,          -- exclusive
  stated_hours_x100   BIGINT NOT NULL,
  stated_credits_x100 BIGINT NOT NULL,
  hours_x100     BIGINT  NOT NULL,          -- after conversion: what the ledger carries
  credits_x100   BIGINT  NOT NULL,
  conversion     TEXT    NOT NULL,          -- in words: how the one became the other
  policy         TEXT    NOT NULL,          -- carry: all is asked, what was brought counts; pro_rata: asked since then
  since_day      INTEGER NOT NULL,          -- from which day on this region asks
  entry_id       BIGINT,                    -- the transfer_in; null where nothing was brought
  undone_ms      BIGINT,
  created_ms     BIGINT  NOT NULL,
  created_by     BIGINT  NOT NULL
) {{without_rowid}};
CREATE INDEX cycles_transfer_person ON cycles_transfer (teacher_id, cycle_id);

-- A year or a whole cycle that was settled.
CREATE TABLE cycles_close (
  id          BIGINT  NOT NULL PRIMARY KEY,
  cycle_id    BIGINT  NOT NULL,
  what        TEXT    NOT NULL,             -- year cycle
  from_day    INTEGER NOT NULL,
  to_day      INTEGER NOT NULL,
  key_lo      BIGINT  NOT NULL,
  key_hi      BIGINT  NOT NULL,
  closed_id   BIGINT  NOT NULL,             -- of the ledger
  job_id      BIGINT  NOT NULL,
  state       TEXT    NOT NULL,             -- running done undone
  teachers    BIGINT  NOT NULL DEFAULT 0,   -- settled
  met         BIGINT  NOT NULL DEFAULT 0,
  reason      TEXT    NOT NULL,
  closed_by   BIGINT  NOT NULL,
  closed_name TEXT    NOT NULL,
  closed_ms   BIGINT  NOT NULL,
  done_ms     BIGINT,
  undone_by   BIGINT,
  undone_name TEXT    NOT NULL DEFAULT '',
  undone_ms   BIGINT,
  undone_why  TEXT    NOT NULL DEFAULT ''
) {{without_rowid}};
CREATE INDEX cycles_close_cycle ON cycles_close (cycle_id, from_day);

-- The settlement account: how each teacher stood when the days were closed.
CREATE TABLE cycles_settled (
  close_id        BIGINT  NOT NULL,
  org_key         BIGINT  NOT NULL,         -- the school on the last day
  teacher_id      BIGINT  NOT NULL,
  asked_hours     BIGINT  NOT NULL,         -- all in hundredths
  asked_credits   BIGINT  NOT NULL,
  earned_hours    BIGINT  NOT NULL,
  earned_credits  BIGINT  NOT NULL,
  capped_hours    BIGINT  NOT NULL,
  capped_credits  BIGINT  NOT NULL,
  carried_hours   BIGINT  NOT NULL,
  carried_credits BIGINT  NOT NULL,
  offset_hours    BIGINT  NOT NULL,
  offset_credits  BIGINT  NOT NULL,
  entries         INTEGER NOT NULL,
  met             INTEGER NOT NULL,
  PRIMARY KEY (close_id, org_key, teacher_id)
) {{without_rowid}};
