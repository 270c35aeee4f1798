-- The append-only ledger. A row is never changed or deleted; a correction is a reversal and a new award.
CREATE TABLE credits_entry (
  teacher_id   BIGINT  NOT NULL,
  seq          INTEGER NOT NULL,            -- 1, 2, 3 … in this teacher's chain
  id           BIGINT  NOT NULL,
  kind         TEXT    NOT NULL,            -- award reversal transfer_in offset adjustment note
  earned_from  INTEGER NOT NULL,            -- first day of the activity
  earned_on    INTEGER NOT NULL,            -- last day: the day that decides the window
  posted_ms    BIGINT  NOT NULL,
  hours_x100   BIGINT  NOT NULL,            -- negative in a reversal
  credits_x100 BIGINT  NOT NULL,
  records      INTEGER NOT NULL,            -- completions: 1 award and transfer_in, -1 their reversal, 0 else
  start_minute INTEGER,                     -- clock time of the beginning on the first day, where it was told
  end_minute   INTEGER,                     -- and of the end on the last day
  mode         TEXT    NOT NULL DEFAULT '',
  level        TEXT    NOT NULL DEFAULT '',
  category     TEXT    NOT NULL DEFAULT '',
  role         TEXT    NOT NULL DEFAULT '',
  programme    TEXT    NOT NULL DEFAULT '', -- 培训项目名称
  programme_kind TEXT  NOT NULL DEFAULT '',
  provider     TEXT    NOT NULL DEFAULT '', -- 培训机构名称
  org_key      BIGINT  NOT NULL,            -- the school on earned_on: history stays where it happened
  rule         TEXT    NOT NULL DEFAULT '', -- conversion rule id@version
  origin       TEXT    NOT NULL DEFAULT '', -- where it came from: import:<batch>, cohort:<id>, api:<token>
  reverses     BIGINT,                      -- the id of the entry that a reversal takes back
  key          TEXT    NOT NULL,            -- idempotency: SHA-256 hex of the normalised source row
  note         TEXT    NOT NULL DEFAULT '', -- why: of a reversal, a release, a remark
  hash         TEXT    NOT NULL,            -- SHA-256 hex over the previous hash and this row's canonical form
  PRIMARY KEY (teacher_id, seq)
) {{without_rowid}};
CREATE UNIQUE INDEX credits_entry_key ON credits_entry (teacher_id, key);
CREATE INDEX credits_entry_org ON credits_entry (org_key, earned_on);
CREATE UNIQUE INDEX credits_entry_reverses ON credits_entry (teacher_id, reverses) WHERE reverses IS NOT NULL;

-- The end of each chain: what the next entry continues, and what shows that rows at the end are missing. Writers of one
-- chain wait for each other here.
CREATE TABLE credits_chain (
  teacher_id BIGINT  NOT NULL PRIMARY KEY,
  seq        INTEGER NOT NULL,              -- of the last entry; 0 while there is none
  hash       TEXT    NOT NULL
) {{without_rowid}};

-- What a human must decide: outside the chain, counted nowhere.
CREATE TABLE credits_hold (
  teacher_id BIGINT  NOT NULL,
  id         BIGINT  NOT NULL,
  reason     TEXT    NOT NULL,              -- overlap too_many_hours outside_employment …
  detail     TEXT    NOT NULL DEFAULT '',
  entry      TEXT    NOT NULL,              -- the entry as JSON, as it would be posted
  key        TEXT    NOT NULL,
  org_key    BIGINT  NOT NULL,
  state      TEXT    NOT NULL DEFAULT 'open', -- open released dropped
  created_ms BIGINT  NOT NULL,
  decided_ms BIGINT,
  decided_by BIGINT,
  decided_note TEXT  NOT NULL DEFAULT '',
  PRIMARY KEY (teacher_id, id)
) {{without_rowid}};
CREATE UNIQUE INDEX credits_hold_key ON credits_hold (teacher_id, key);
CREATE INDEX credits_hold_org ON credits_hold (state, org_key);

CREATE VIEW credits_pub_entry AS
  SELECT teacher_id, seq, id, kind, earned_from, earned_on, posted_ms, hours_x100, credits_x100, records, mode, level,
         category, role, programme, programme_kind, provider, org_key, reverses FROM credits_entry;
