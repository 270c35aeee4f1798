-- The other sources of an achievement that counts once already: found by the program (credits/same.h) or by a person who
-- decided a hold. Nothing here counts; when the entry that counts is taken back, its sources wait as holds again.
CREATE TABLE credits_source (
  teacher_id BIGINT NOT NULL,
  key        TEXT   NOT NULL,              -- idempotency key of the record that was told
  chain_id   BIGINT NOT NULL,              -- in whose chain the entry stands: the teacher, or a record merged into theirs
  entry_id   BIGINT NOT NULL,              -- the entry that counts
  origin     TEXT   NOT NULL,
  entry      TEXT   NOT NULL,              -- what was told, as JSON, as it would be posted
  hold_id    BIGINT NOT NULL DEFAULT 0,    -- decided by a person on this hold; 0: found by the program
  linked_ms  BIGINT NOT NULL,
  PRIMARY KEY (teacher_id, key)
) {{without_rowid}};
CREATE INDEX credits_source_entry ON credits_source (chain_id, entry_id);
CREATE INDEX credits_source_origin ON credits_source (origin);
