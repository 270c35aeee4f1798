-- The Merkle log over the ledger (RFC 9162). Leaves stand in the order in which they were taken up: for each day by teacher and
-- place in the chain. They are not stored: a run says where a stretch of a chain lies in the log, the ledger has the hashes.
CREATE TABLE proof_run (
  first_index BIGINT  NOT NULL PRIMARY KEY, -- of the leaf
  teacher_id  BIGINT  NOT NULL,
  first_seq   INTEGER NOT NULL,
  entries     INTEGER NOT NULL
) {{without_rowid}};
CREATE UNIQUE INDEX proof_run_chain ON proof_run (teacher_id, first_seq);

-- How much of each chain is in the log.
CREATE TABLE proof_chain (
  teacher_id BIGINT  NOT NULL PRIMARY KEY,
  seq        INTEGER NOT NULL
) {{without_rowid}};

-- The complete subtrees of 256 leaves and more: what a change behind the program's back contradicts.
CREATE TABLE proof_node (
  level    INTEGER NOT NULL,                -- 2^level leaves, level >= 8
  position BIGINT  NOT NULL,                -- of the subtree among those of its level
  hash     TEXT    NOT NULL,                -- hex
  PRIMARY KEY (level, position)
) {{without_rowid}};

CREATE TABLE proof_root (
  size    BIGINT  NOT NULL PRIMARY KEY,     -- leaves
  day     INTEGER NOT NULL,
  root    TEXT    NOT NULL,                 -- hex
  signed  TEXT    NOT NULL,                 -- JWS, RS256: {"day","size","root"}
  made_ms BIGINT  NOT NULL
) {{without_rowid}};
CREATE INDEX proof_root_day ON proof_root (day, size);

-- The installation's signing keys. The public halves stay for ever: old badges and roots are verified by them.
CREATE TABLE proof_key (
  kid        TEXT   NOT NULL PRIMARY KEY,   -- RFC 7638 thumbprint
  modulus    TEXT   NOT NULL,               -- base64url
  exponent   TEXT   NOT NULL,
  secret     TEXT   NOT NULL,               -- PKCS #8, encrypted by the keyring; empty once retired
  created_ms BIGINT NOT NULL,
  retired_ms BIGINT
) {{without_rowid}};

-- One job a day: who inserts the day's row enqueues it.
CREATE TABLE proof_daily (
  day INTEGER NOT NULL PRIMARY KEY
) {{without_rowid}};
