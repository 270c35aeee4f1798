-- Keys for programs: they do what is listed, at one node, until a day, in the name of an account under one of its posts.
CREATE TABLE access_token (
  id          BIGINT  NOT NULL PRIMARY KEY,
  token_hash  TEXT    NOT NULL,             -- BLAKE2b; the token is told once
  account_id  BIGINT  NOT NULL,
  post_id     BIGINT  NOT NULL,             -- when it ends, the token ends
  name        TEXT    NOT NULL,             -- what it is for
  permissions TEXT    NOT NULL,             -- separated by blanks
  org_key     BIGINT  NOT NULL,             -- within the post's scope
  key_hi      BIGINT  NOT NULL,
  created_ms  BIGINT  NOT NULL,
  expires_ms  BIGINT  NOT NULL,
  used_ms     BIGINT  NOT NULL DEFAULT 0,   -- to the minute; 0: never
  revoked     INTEGER NOT NULL DEFAULT 0,
  CHECK (org_key < key_hi)
) {{without_rowid}};
CREATE UNIQUE INDEX access_token_hash ON access_token (token_hash);
CREATE INDEX access_token_account ON access_token (account_id, id);
