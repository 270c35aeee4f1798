-- Where a provision stood on a day: derived from the facts, so that a trend need not be computed on every look. Rows whose
-- plan or facts have changed since (digest, mark) are made anew. Rebuilt by `xingtan plan rollup --rebuild`.
CREATE TABLE plans_rollup (
  plan        TEXT    NOT NULL,             -- id of the plan
  region_key  BIGINT  NOT NULL,             -- orgs: the region or school asked
  provision   TEXT    NOT NULL,             -- id inside the plan
  known_day   INTEGER NOT NULL,             -- what was posted later is not seen; 2932896: all that is known
  at_day      INTEGER NOT NULL,             -- the day asked, inclusive
  digest      TEXT    NOT NULL,             -- of the plan as it was compiled
  mark        TEXT    NOT NULL,             -- of the facts
  status      INTEGER NOT NULL,             -- 0 met 1 on_track 2 behind 3 missed 4 no_data
  met         BIGINT  NOT NULL,             -- entities in each state
  on_track    BIGINT  NOT NULL,
  behind      BIGINT  NOT NULL,
  missed      BIGINT  NOT NULL,
  no_data     BIGINT  NOT NULL,
  value       TEXT    NOT NULL,             -- "n/d", exact; '' where there is none
  low         TEXT    NOT NULL,             -- the target, likewise
  high        TEXT    NOT NULL,
  first_day   INTEGER NOT NULL,             -- the judged window, inclusive
  last_day    INTEGER NOT NULL,
  made_ms     BIGINT  NOT NULL,
  PRIMARY KEY (plan, region_key, provision, known_day, at_day)
) {{without_rowid}};
