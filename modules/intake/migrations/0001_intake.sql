-- Platforms outside that hand in achievements by program, what they handed in, and what became of each row.
CREATE TABLE intake_platform (
  id          BIGINT NOT NULL PRIMARY KEY,
  name        TEXT   NOT NULL,
  provider    TEXT   NOT NULL DEFAULT '',      -- it speaks for this provider alone; '' for several
  org_key     BIGINT NOT NULL,                 -- for the people of this subtree of organisations, [org_key, key_hi)
  key_hi      BIGINT NOT NULL,
  state       TEXT   NOT NULL DEFAULT 'works', -- works stopped
  reason      TEXT   NOT NULL DEFAULT '',      -- why it was stopped
  created_ms  BIGINT NOT NULL,
  created_by  TEXT   NOT NULL DEFAULT ''       -- name of the account, as it was on that day
) {{without_rowid}};
CREATE UNIQUE INDEX intake_platform_name ON intake_platform (org_key, name);

-- Which of access's tokens speak for a platform. A token that is not here hands in nothing.
CREATE TABLE intake_token (
  token_id    BIGINT NOT NULL PRIMARY KEY,
  platform_id BIGINT NOT NULL,
  created_ms  BIGINT NOT NULL,
  expires_ms  BIGINT NOT NULL
) {{without_rowid}};
CREATE INDEX intake_token_platform ON intake_token (platform_id, token_id);

-- One request of a platform: its receipt.
CREATE TABLE intake_batch (
  platform_id BIGINT  NOT NULL,
  id          BIGINT  NOT NULL,
  token_id    BIGINT  NOT NULL,
  org_key     BIGINT  NOT NULL,                -- the token's subtree when it was handed in
  key_hi      BIGINT  NOT NULL,
  state       TEXT    NOT NULL,                -- received done failed
  reason      TEXT    NOT NULL DEFAULT '',     -- failed: why
  row_count   INTEGER NOT NULL,
  posted      INTEGER NOT NULL DEFAULT 0,
  held        INTEGER NOT NULL DEFAULT 0,
  same_count  INTEGER NOT NULL DEFAULT 0,      -- the same achievement counts already, from another source
  repeated    INTEGER NOT NULL DEFAULT 0,      -- handed in before under the same id, unchanged
  refused     INTEGER NOT NULL DEFAULT 0,
  received_ms BIGINT  NOT NULL,
  done_ms     BIGINT  NOT NULL DEFAULT 0,
  PRIMARY KEY (platform_id, id)
) {{without_rowid}};
CREATE UNIQUE INDEX intake_batch_id ON intake_batch (id);

CREATE TABLE intake_row (
  batch_id    BIGINT  NOT NULL,
  row_no      INTEGER NOT NULL,                -- from 1, as in the request
  external_id TEXT    NOT NULL,                -- the platform's own id; '' where it was unreadable
  state       TEXT    NOT NULL,                -- accepted posted held same repeated refused
  reason      TEXT    NOT NULL DEFAULT '',
  detail      TEXT    NOT NULL DEFAULT '',     -- in Chinese, for the people behind the platform
  teacher_id  BIGINT  NOT NULL DEFAULT 0,
  entry_id    BIGINT  NOT NULL DEFAULT 0,      -- of the ledger's entry or hold
  digest      TEXT    NOT NULL DEFAULT '',     -- of what the row says: SHA-256 hex
  facts       TEXT    NOT NULL,                -- JSON: what was handed in; the person as keyed hash, never the number
  PRIMARY KEY (batch_id, row_no)
) {{without_rowid}};

-- The platform's ids that were taken up: each once, whatever races. Refused rows take none and may come again.
CREATE TABLE intake_known (
  platform_id BIGINT  NOT NULL,
  external_id TEXT    NOT NULL,
  digest      TEXT    NOT NULL,
  batch_id    BIGINT  NOT NULL,
  row_no      INTEGER NOT NULL,
  PRIMARY KEY (platform_id, external_id)
) {{without_rowid}};
