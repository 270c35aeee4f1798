-- One person may hold several posts: the role and the scope move from the account to access_post, and a session says
-- under which of them it works. The table of accounts is made anew: SQLite does not drop a column that a CHECK names.
CREATE TABLE access_post (
  account_id BIGINT  NOT NULL,
  id         BIGINT  NOT NULL,              -- the first post of an account has the account's id
  role       TEXT    NOT NULL,              -- teacher school_admin county_admin city_admin province_admin provider …
  org_key    BIGINT  NOT NULL,              -- the scope: one node of orgs, everything seen lies in [org_key, key_hi)
  key_hi     BIGINT  NOT NULL,
  teacher_id BIGINT,                        -- the person of people, for role teacher (others may have one too)
  from_day   INTEGER NOT NULL,
  to_day     INTEGER NOT NULL DEFAULT 2932896,
  PRIMARY KEY (account_id, id),
  CHECK (org_key < key_hi),
  CHECK (from_day <= to_day)                -- equal: ended on its first day
) {{without_rowid}};
CREATE INDEX access_post_org ON access_post (org_key, account_id);
CREATE INDEX access_post_teacher ON access_post (teacher_id);
INSERT INTO access_post (account_id, id, role, org_key, key_hi, teacher_id, from_day)
  SELECT id, id, role, org_key, key_hi, teacher_id, (created_ms + 28800000) / 86400000 FROM access_account;

CREATE TABLE access_account_new (
  id           BIGINT  NOT NULL PRIMARY KEY,
  login        TEXT    NOT NULL,            -- lower case, tidied
  name         TEXT    NOT NULL,
  password     TEXT    NOT NULL,            -- Argon2id string; '' until the invitation is taken up
  active       INTEGER NOT NULL DEFAULT 1,
  demo         INTEGER NOT NULL DEFAULT 0,  -- signs in only where the server was told so
  what         TEXT    NOT NULL DEFAULT '', -- demonstration: what to look at, in Chinese
  must_change  INTEGER NOT NULL DEFAULT 0,  -- the password was set by somebody else
  post_id      BIGINT  NOT NULL DEFAULT 0,  -- the post used last: the next session begins with it
  signed_in_ms BIGINT  NOT NULL DEFAULT 0,  -- last time; 0: never
  created_ms   BIGINT  NOT NULL
) {{without_rowid}};
INSERT INTO access_account_new (id, login, name, password, active, demo, what, post_id, created_ms)
  SELECT id, login, name, password, active, demo, what, id, created_ms FROM access_account;
DROP TABLE access_account;
ALTER TABLE access_account_new RENAME TO access_account;
CREATE UNIQUE INDEX access_account_login ON access_account (login);

-- Whoever is signed in signs in again.
DELETE FROM access_session;
ALTER TABLE access_session ADD COLUMN id BIGINT NOT NULL DEFAULT 0;       -- to name a session without its secret
ALTER TABLE access_session ADD COLUMN post_id BIGINT NOT NULL DEFAULT 0;  -- the post under which it works
