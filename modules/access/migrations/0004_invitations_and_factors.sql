-- A link by which somebody sets their password: the first one (invite) or a new one (reset). One for each account;
-- used or withdrawn means gone.
CREATE TABLE access_invitation (
  account_id BIGINT NOT NULL PRIMARY KEY,
  token_hash TEXT   NOT NULL,              -- BLAKE2b; the link itself is nowhere on this side
  kind       TEXT   NOT NULL,              -- invite reset
  by_id      BIGINT NOT NULL,              -- the account that sent it
  created_ms BIGINT NOT NULL,
  expires_ms BIGINT NOT NULL
) {{without_rowid}};
CREATE UNIQUE INDEX access_invitation_token ON access_invitation (token_hash);

-- The second factor: a shared secret with an app on the owner's phone (RFC 6238).
CREATE TABLE access_factor (
  account_id BIGINT  NOT NULL PRIMARY KEY,
  secret     TEXT    NOT NULL,             -- base32, encrypted with the installation's key
  confirmed  INTEGER NOT NULL DEFAULT 0,   -- 0: shown to its owner, no code of it was typed yet
  last_step  BIGINT  NOT NULL DEFAULT 0,   -- of the last code that counted: no code counts twice
  created_ms BIGINT  NOT NULL
) {{without_rowid}};

-- Codes for the day the phone is lost; a used one is gone.
CREATE TABLE access_recovery (
  account_id BIGINT NOT NULL,
  code_hash  TEXT   NOT NULL,
  PRIMARY KEY (account_id, code_hash)
) {{without_rowid}};
