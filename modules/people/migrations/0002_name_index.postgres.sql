-- Under which letters a person is found: one row for each organisation that employs or employed them and each reading
-- of the name. Derived from people_teacher and people_employment; rebuilt by `xingtan people names`.
-- The organisation only narrows the search; who may be seen is decided by the day's employment.
-- Compared byte by byte, whatever the locale of the database: a prefix is a range.
CREATE TABLE people_find (
  teacher_id BIGINT  NOT NULL,
  org_key    BIGINT  NOT NULL,
  reading    INTEGER NOT NULL,              -- 0 the usual one, 1 the common reading of an unusual surname
  name       TEXT COLLATE "C" NOT NULL,     -- simplified characters
  letters    TEXT COLLATE "C" NOT NULL,     -- zhangwei
  initials   TEXT COLLATE "C" NOT NULL,     -- zw
  PRIMARY KEY (teacher_id, org_key, reading)
);
CREATE INDEX people_find_name ON people_find (name, org_key, teacher_id);
CREATE INDEX people_find_letters ON people_find (letters, org_key, teacher_id);
CREATE INDEX people_find_initials ON people_find (initials, org_key, teacher_id);

-- Which edition of what is derived stands in the tables; an older one is built again at the next start.
CREATE TABLE people_built (
  what    TEXT    NOT NULL PRIMARY KEY,
  edition INTEGER NOT NULL
);
