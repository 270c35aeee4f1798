-- Things that plans count and that no other module owns yet: studios, bases, pairings, filings …
CREATE TABLE registry_item (
  id          BIGINT  NOT NULL PRIMARY KEY,
  kind        TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  level       TEXT    NOT NULL DEFAULT '',
  owner_kind  TEXT    NOT NULL,             -- org person programme
  owner_key   BIGINT  NOT NULL,             -- the organisation's key; a person's: the org_key of the school then
  owner_id    BIGINT,                       -- teacher id or programme id
  partner_key BIGINT,                       -- the other end of a pairing, as an organisation's key
  person_id   BIGINT,                       -- 负责人
  category    TEXT    NOT NULL DEFAULT '',
  status      TEXT    NOT NULL DEFAULT '',
  from_day    INTEGER NOT NULL,
  to_day      INTEGER NOT NULL DEFAULT 2932896,
  key         TEXT    NOT NULL              -- SHA-256 hex of what identifies it: kind, name, owner, partner, from_day
) {{without_rowid}};
CREATE UNIQUE INDEX registry_item_key ON registry_item (key);
CREATE INDEX registry_item_owner ON registry_item (kind, owner_key, from_day);
CREATE INDEX registry_item_partner ON registry_item (kind, partner_key);

-- "We know about this": source × kind × subtree × calendar year. Absence of facts is 0 only where this covers.
CREATE TABLE registry_coverage (
  source TEXT    NOT NULL,                  -- items money sessions submitted calendar programmes …
  kind   TEXT    NOT NULL,                  -- item kind or account; '' where the source has none
  key_lo BIGINT  NOT NULL,
  key_hi BIGINT  NOT NULL,
  year   INTEGER NOT NULL,
  PRIMARY KEY (source, kind, key_lo, key_hi, year)
) {{without_rowid}};

CREATE VIEW registry_pub_item AS
  SELECT id, kind, name, level, owner_kind, owner_key, owner_id, partner_key, person_id, category, status, from_day,
         to_day FROM registry_item;
CREATE VIEW registry_pub_coverage AS SELECT source, kind, key_lo, key_hi, year FROM registry_coverage;
