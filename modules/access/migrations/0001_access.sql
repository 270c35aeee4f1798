-- Who may sign in. The scope is one node of orgs: everything a person sees lies in [org_key, key_hi).
CREATE TABLE access_account (
  id          BIGINT  NOT NULL PRIMARY KEY,
  login       TEXT    NOT NULL,               -- lower case, tidied
  name        TEXT    NOT NULL,
  role        TEXT    NOT NULL,               -- teacher school_admin county_admin city_admin province_admin provider …
  org_key     BIGINT  NOT NULL,
  key_hi      BIGINT  NOT NULL,
  teacher_id  BIGINT,                         -- the person of people, for role teacher (others may have one too)
  password    TEXT    NOT NULL,               -- Argon2id string
  active      INTEGER NOT NULL DEFAULT 1,
  demo        INTEGER NOT NULL DEFAULT 0,     -- signs in only where the server was told so
  what        TEXT    NOT NULL DEFAULT '',    -- demonstration: what to look at, in Chinese
  created_ms  BIGINT  NOT NULL,
  CHECK (org_key < key_hi)
) {{without_rowid}};
CREATE UNIQUE INDEX access_account_login ON access_account (login);
CREATE INDEX access_account_teacher ON access_account (teacher_id);

CREATE TABLE access_session (
  token_hash TEXT   NOT NULL PRIMARY KEY,     -- BLAKE2b of the cookie, which is nowhere on this side
  account_id BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  seen_ms    BIGINT NOT NULL,                 -- to the minute
  expires_ms BIGINT NOT NULL,                 -- absolute end
  address    TEXT   NOT NULL DEFAULT '',
  agent      TEXT   NOT NULL DEFAULT ''
) {{without_rowid}};
CREATE INDEX access_session_account ON access_session (account_id, created_ms);
CREATE INDEX access_session_expires ON access_session (expires_ms);

-- A browser in which this account signed in before: strangers' failures never slow it down.
CREATE TABLE access_device (
  token_hash TEXT   NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL,
  seen_ms    BIGINT NOT NULL
) {{without_rowid}};
CREATE INDEX access_device_account ON access_device (account_id, seen_ms);

-- What was done, by whom; written in the transaction that does it. Rows are never changed or deleted.
CREATE TABLE access_audit (
  id            BIGINT NOT NULL PRIMARY KEY,  -- grows with time
  at_ms         BIGINT NOT NULL,
  account_id    BIGINT NOT NULL DEFAULT 0,    -- 0: not an account, see actor
  actor         TEXT   NOT NULL,              -- login, or cli:<user>, or job:<name>
  request_id    TEXT   NOT NULL DEFAULT '',
  action        TEXT   NOT NULL,              -- <module>.<verb>: access.sign_in
  object        TEXT   NOT NULL DEFAULT '',   -- <kind>:<id>: teacher:123
  org_key       BIGINT NOT NULL DEFAULT 0,    -- where it belongs to
  before_digest TEXT   NOT NULL DEFAULT '',   -- SHA-256 of the state before, '' where there was none
  after_digest  TEXT   NOT NULL DEFAULT '',
  detail        TEXT   NOT NULL DEFAULT ''    -- JSON; no personal data
) {{without_rowid}};
CREATE INDEX access_audit_object ON access_audit (object, id);
CREATE INDEX access_audit_account ON access_audit (account_id, id);
CREATE INDEX access_audit_org ON access_audit (org_key, id);
CREATE TRIGGER access_audit_keep BEFORE UPDATE ON access_audit
BEGIN
  SELECT RAISE(ABORT, 'access_audit is append-only');
END;
CREATE TRIGGER access_audit_stay BEFORE DELETE ON access_audit
BEGIN
  SELECT RAISE(ABORT, 'access_audit is append-only');
END;

-- Events for other modules, written in the transaction that makes them true; delivered at least once, in order of id.
CREATE TABLE access_outbox (
  id         BIGINT NOT NULL PRIMARY KEY,
  topic      TEXT   NOT NULL,                 -- <module>.<what happened>
  payload    TEXT   NOT NULL,                 -- JSON
  created_ms BIGINT NOT NULL,
  tries      INTEGER NOT NULL DEFAULT 0,
  next_ms    BIGINT NOT NULL,                 -- not before
  done_ms    BIGINT
) {{without_rowid}};
CREATE INDEX access_outbox_waiting ON access_outbox (done_ms, next_ms, id);

-- Facts of the installation: the fingerprint of its key.
CREATE TABLE access_installation (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) {{without_rowid}};

CREATE VIEW access_pub_audit AS
  SELECT id, at_ms, account_id, actor, request_id, action, object, org_key, detail FROM access_audit;
