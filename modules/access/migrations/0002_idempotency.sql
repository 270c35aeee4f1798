-- Writes that carried Idempotency-Key, and what was answered, for a day.
CREATE TABLE access_idempotency (
  account_id   BIGINT  NOT NULL,
  key          TEXT    NOT NULL,
  fingerprint  TEXT    NOT NULL,            -- SHA-256 of method, target and body
  status       INTEGER NOT NULL DEFAULT 0,  -- 0: runs; 1: done, the answer is not kept; else the HTTP status
  content_type TEXT    NOT NULL DEFAULT '',
  body         TEXT    NOT NULL DEFAULT '',
  created_ms   BIGINT  NOT NULL,
  PRIMARY KEY (account_id, key)
) {{without_rowid}};
