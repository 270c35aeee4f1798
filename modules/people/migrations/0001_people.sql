CREATE TABLE people_teacher (
  id          BIGINT  NOT NULL PRIMARY KEY,
  name        TEXT    NOT NULL,
  sex         TEXT    NOT NULL DEFAULT '',  -- male female
  birth_day   INTEGER,
  id_kind     TEXT    NOT NULL DEFAULT 'resident_id',
  id_cipher   TEXT    NOT NULL DEFAULT '',  -- Keyring::encrypt of the number; it is nowhere in clear
  stage       TEXT    NOT NULL DEFAULT '',
  subject     TEXT    NOT NULL DEFAULT '',
  service_day INTEGER NOT NULL,             -- 从教日期
  merged_into BIGINT,                       -- a second record of the same person: the id that speaks for both
  created_ms  BIGINT  NOT NULL
) {{without_rowid}};

CREATE INDEX people_teacher_merged ON people_teacher (merged_into) WHERE merged_into IS NOT NULL;

-- Keyed hash of the identity number -> person. A small table of its own, because a sharded teacher table cannot hold
-- a unique index without teacher_id. A corrected number adds a row; the old one keeps leading here.
CREATE TABLE people_identity (
  id_hash    TEXT   NOT NULL PRIMARY KEY,   -- 64 hex, BLAKE2b keyed
  teacher_id BIGINT NOT NULL,
  current    INTEGER NOT NULL DEFAULT 1
) {{without_rowid}};
CREATE INDEX people_identity_teacher ON people_identity (teacher_id);

CREATE TABLE people_employment (
  teacher_id BIGINT  NOT NULL,
  from_day   INTEGER NOT NULL,
  to_day     INTEGER NOT NULL DEFAULT 2932896,
  org_key    BIGINT  NOT NULL,
  end_reason TEXT    NOT NULL DEFAULT '',   -- transfer retired left died merged
  PRIMARY KEY (teacher_id, from_day)
) {{without_rowid}};
CREATE INDEX people_employment_org ON people_employment (org_key, from_day, to_day, teacher_id);

-- Dated attributes that may not overlap per kind: post, title_rank, full_time ('1'/'0'), absence (sick seconded …).
CREATE TABLE people_period (
  teacher_id BIGINT  NOT NULL,
  kind       TEXT    NOT NULL,
  from_day   INTEGER NOT NULL,
  to_day     INTEGER NOT NULL DEFAULT 2932896,
  value      TEXT    NOT NULL,
  PRIMARY KEY (teacher_id, kind, from_day)
) {{without_rowid}};

-- Honours; different ones may overlap, the same one (designation, level) may not.
CREATE TABLE people_designation (
  teacher_id  BIGINT  NOT NULL,
  designation TEXT    NOT NULL,
  level       TEXT    NOT NULL,
  from_day    INTEGER NOT NULL,
  to_day      INTEGER NOT NULL DEFAULT 2932896,
  PRIMARY KEY (teacher_id, designation, level, from_day)
) {{without_rowid}};

-- Only people who speak for themselves; a merged record is reached through people_pub_alias.
CREATE VIEW people_pub_teacher AS
  SELECT id AS teacher_id, name, sex, birth_day, stage, subject, service_day FROM people_teacher WHERE merged_into IS NULL;
CREATE VIEW people_pub_alias AS
  SELECT id AS old_id, merged_into AS teacher_id FROM people_teacher WHERE merged_into IS NOT NULL;
CREATE VIEW people_pub_employment AS SELECT teacher_id, from_day, to_day, org_key FROM people_employment;
CREATE VIEW people_pub_period AS SELECT teacher_id, kind, from_day, to_day, value FROM people_period;
CREATE VIEW people_pub_designation AS SELECT teacher_id, designation, level, from_day, to_day FROM people_designation;
