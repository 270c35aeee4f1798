-- A way to sign in by a provider of identities (OpenID Connect) that somebody has begun: of one browser, once, for ten
-- minutes. State, nonce and the verifier of PKCE are made from the browser's cookie, which is nowhere on this side.
CREATE TABLE access_oidc_flow (
  browser_hash TEXT   NOT NULL PRIMARY KEY,  -- BLAKE2b of the cookie
  kind         TEXT   NOT NULL,              -- sign_in bind; code: who it is is known, the second factor is awaited
  account_id   BIGINT NOT NULL,              -- who binds, whose code is awaited; else 0
  return_uri   TEXT   NOT NULL,              -- as it was told to the provider
  next         TEXT   NOT NULL,              -- where to go afterwards: a path of this site
  expires_ms   BIGINT NOT NULL
) {{without_rowid}};
CREATE INDEX access_oidc_flow_expires ON access_oidc_flow (expires_ms);

-- Whom a provider knows as whom: one subject of an issuer is one account, and an account has one of them.
CREATE TABLE access_oidc_subject (
  issuer     TEXT   NOT NULL,
  subject    TEXT   NOT NULL,
  account_id BIGINT NOT NULL,
  bound_ms   BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject)
) {{without_rowid}};
CREATE UNIQUE INDEX access_oidc_subject_account ON access_oidc_subject (account_id, issuer);
