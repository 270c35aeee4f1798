-- Certificates. What a paper says never changes; it can only be revoked, or replaced by another.
CREATE TABLE proof_certificate (
  id           BIGINT  NOT NULL PRIMARY KEY,
  teacher_id   BIGINT  NOT NULL,
  org_key      BIGINT  NOT NULL,            -- the person's school on the day of issue: who sees it below whom
  kind         TEXT    NOT NULL,            -- hours: of a period; programme: of one activity
  number       TEXT    NOT NULL,            -- as printed, without the hyphens; found by its hash alone
  number_hash  TEXT    NOT NULL,            -- keyed: how long a search takes tells nothing about numbers
  file_digest  TEXT    NOT NULL,            -- SHA-256 of the PDF
  from_day     INTEGER NOT NULL,            -- half-open
  to_day       INTEGER NOT NULL,
  hours_x100   BIGINT  NOT NULL,
  credits_x100 BIGINT  NOT NULL,
  title        TEXT    NOT NULL,
  content      TEXT    NOT NULL,            -- JSON: what the paper says
  state        TEXT    NOT NULL DEFAULT 'valid', -- valid revoked replaced
  issued_ms    BIGINT  NOT NULL,
  issued_by    BIGINT  NOT NULL,            -- account
  batch        BIGINT,                      -- the job that made it among others
  ended_ms     BIGINT,
  ended_by     BIGINT,
  ended_reason TEXT    NOT NULL DEFAULT '',
  replaced_by  BIGINT
) {{without_rowid}};
CREATE UNIQUE INDEX proof_certificate_number ON proof_certificate (number_hash);
CREATE UNIQUE INDEX proof_certificate_file ON proof_certificate (file_digest);
CREATE INDEX proof_certificate_teacher ON proof_certificate (teacher_id, issued_ms);
CREATE INDEX proof_certificate_org ON proof_certificate (org_key, id);
-- A batch that is taken up again after a crash gives nobody a second paper.
CREATE UNIQUE INDEX proof_certificate_batch ON proof_certificate (batch, teacher_id) WHERE batch IS NOT NULL;

-- The entries of the ledger that a certificate rests on: when one of them is taken back, the paper says more than is true.
CREATE TABLE proof_basis (
  certificate_id BIGINT NOT NULL,
  teacher_id     BIGINT NOT NULL,           -- in whose chain it stands
  entry_id       BIGINT NOT NULL,
  PRIMARY KEY (certificate_id, teacher_id, entry_id)
) {{without_rowid}};

-- Papers issued together; the id is the job's.
CREATE TABLE proof_batch (
  id         BIGINT  NOT NULL PRIMARY KEY,
  key_lo     BIGINT  NOT NULL,              -- for whom: the subtree
  key_hi     BIGINT  NOT NULL,
  from_day   INTEGER NOT NULL,              -- half-open
  to_day     INTEGER NOT NULL,
  account_id BIGINT  NOT NULL,
  created_ms BIGINT  NOT NULL
) {{without_rowid}};
CREATE INDEX proof_batch_org ON proof_batch (key_lo, created_ms);
