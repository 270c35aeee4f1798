-- The twin of 0003_posts.sql: here columns are dropped in place.
CREATE TABLE access_post (
  account_id BIGINT  NOT NULL,
  id         BIGINT  NOT NULL,
  role       TEXT    NOT NULL,
  org_key    BIGINT  NOT NULL,
  key_hi     BIGINT  NOT NULL,
  teacher_id BIGINT,
  from_day   INTEGER NOT NULL,
  to_day     INTEGER NOT NULL DEFAULT 2932896,
  PRIMARY KEY (account_id, id),
  CHECK (org_key < key_hi),
  CHECK (from_day <= to_day)
);
CREATE INDEX access_post_org ON access_post (org_key, account_id);
CREATE INDEX access_post_teacher ON access_post (teacher_id);
INSERT INTO access_post (account_id, id, role, org_key, key_hi, teacher_id, from_day)
  SELECT id, id, role, org_key, key_hi, teacher_id, (created_ms + 28800000) / 86400000 FROM access_account;

ALTER TABLE access_account
  DROP COLUMN role, DROP COLUMN org_key, DROP COLUMN key_hi, DROP COLUMN teacher_id,
  ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN post_id BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN signed_in_ms BIGINT NOT NULL DEFAULT 0;
UPDATE access_account SET post_id = id;

DELETE FROM access_session;
ALTER TABLE access_session ADD COLUMN id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE access_session ADD COLUMN post_id BIGINT NOT NULL DEFAULT 0;
