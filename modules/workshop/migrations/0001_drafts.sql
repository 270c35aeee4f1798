-- Plans in the making. What is published from them stands in plans_version and stays; a draft may be thrown away.
CREATE TABLE workshop_draft (
  id            BIGINT  NOT NULL PRIMARY KEY,
  region_key    BIGINT  NOT NULL,            -- of the region that will issue the plan
  plan_id       TEXT    NOT NULL,
  base          INTEGER NOT NULL,            -- the version that is amended; 0: a new plan
  title         TEXT    NOT NULL,
  source        TEXT    NOT NULL,
  toml          TEXT    NOT NULL,
  cases         TEXT    NOT NULL,
  errors        INTEGER NOT NULL,            -- of the last save
  revision      INTEGER NOT NULL,            -- grows with every save
  account_id    BIGINT  NOT NULL,            -- who began it
  created_by    TEXT    NOT NULL,
  created_ms    BIGINT  NOT NULL,
  changed_id    BIGINT  NOT NULL,            -- who saved last
  changed_by    TEXT    NOT NULL,
  changed_ms    BIGINT  NOT NULL,
  published     INTEGER                      -- the version that came of it
);
CREATE INDEX workshop_draft_region ON workshop_draft (region_key, id);
CREATE INDEX workshop_draft_account ON workshop_draft (account_id, id);
