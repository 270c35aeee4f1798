-- One tree. key = region6 * 10^10 + n; the subtree of a row is [key, key_hi).
CREATE TABLE orgs_org (
  key        BIGINT  NOT NULL PRIMARY KEY,
  key_hi     BIGINT  NOT NULL,
  code       TEXT    NOT NULL,            -- GB/T 2260 code, 学校标识码 or 机构代码, as people write it
  name       TEXT    NOT NULL,            -- the present one; earlier ones: orgs_name
  level      TEXT    NOT NULL,            -- nation province city county school institution
  kind       TEXT    NOT NULL DEFAULT '', -- institutions: provider development_center research_office university online
                                          -- regions: '' zone (功能区) grouping (市辖区, 省直辖县) abolished
  region_key BIGINT  NOT NULL,            -- the region it lies in (itself for a region)
  from_day   INTEGER NOT NULL,            -- the period in which it exists
  to_day     INTEGER NOT NULL DEFAULT 2932896,
  stages     TEXT    NOT NULL DEFAULT '', -- schools: ';kindergarten;primary;' (delimited on both sides)
  area       TEXT    NOT NULL DEFAULT '', -- urban town rural
  ownership  TEXT    NOT NULL DEFAULT '', -- public private
  boarding   INTEGER NOT NULL DEFAULT 0,
  small_rural INTEGER NOT NULL DEFAULT 0,
  abolished_into TEXT NOT NULL DEFAULT '', -- regions that are no more: the code of the successor, where it is known
  merged_into BIGINT                       -- merged into, or moved to another county: the key that goes on
) {{without_rowid}};
-- A school that moves to another county keeps its code under a new key; the old row is closed. By code, the row that
-- ends last speaks.
CREATE UNIQUE INDEX orgs_org_code ON orgs_org (code, region_key);
CREATE INDEX orgs_org_level ON orgs_org (level, key);

-- Earlier names of an organisation, for searching and for reports of the past.
CREATE TABLE orgs_name (
  key      BIGINT  NOT NULL,
  from_day INTEGER NOT NULL,
  to_day   INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  PRIMARY KEY (key, from_day)
) {{without_rowid}};

-- Dated marks of regions: key_county, border_county, revitalization_county … ; also of schools: demonstration.
CREATE TABLE orgs_flag (
  key      BIGINT  NOT NULL,
  flag     TEXT    NOT NULL,
  from_day INTEGER NOT NULL,
  to_day   INTEGER NOT NULL DEFAULT 2932896,
  PRIMARY KEY (key, flag, from_day)
) {{without_rowid}};

-- Terms of a region's schools; the nearest region above a school that has a row for the school year speaks for it.
CREATE TABLE orgs_term (
  key         BIGINT  NOT NULL,
  school_year INTEGER NOT NULL,           -- 2023 = 2023-09-01 … 2024-08-31
  term        INTEGER NOT NULL,           -- 1 autumn, 2 spring
  from_day    INTEGER NOT NULL,
  to_day      INTEGER NOT NULL,
  PRIMARY KEY (key, school_year, term)
) {{without_rowid}};

-- Which edition of built-in data is loaded.
CREATE TABLE orgs_seed (
  what   TEXT NOT NULL PRIMARY KEY,
  digest TEXT NOT NULL
) {{without_rowid}};

CREATE VIEW orgs_pub_org AS
  SELECT key, key_hi, code, name, level, kind, region_key, from_day, to_day, stages, area, ownership, boarding,
         small_rural, merged_into FROM orgs_org;
CREATE VIEW orgs_pub_flag AS SELECT key, flag, from_day, to_day FROM orgs_flag;
CREATE VIEW orgs_pub_term AS SELECT key, school_year, term, from_day, to_day FROM orgs_term;
CREATE VIEW orgs_pub_name AS SELECT key, from_day, to_day, name FROM orgs_name;
