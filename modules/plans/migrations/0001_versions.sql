-- Published versions of plans. A row is never changed or deleted: an amendment is a further row with a day of its own.
CREATE TABLE plans_version (
  plan_id        TEXT    NOT NULL,
  number         INTEGER NOT NULL,            -- 1, 2, 3 …
  region_key     BIGINT  NOT NULL,            -- of the issuing region
  effective_day  INTEGER NOT NULL,            -- in force from this day …
  published_day  INTEGER NOT NULL,            -- … for whoever asks what is known on or after this one
  published_ms   BIGINT  NOT NULL,            -- 0: came with the programme, in the folder of plans
  account_id     BIGINT  NOT NULL,            -- who published it; 0: nobody, as above
  published_by   TEXT    NOT NULL DEFAULT '', -- their name then
  note           TEXT    NOT NULL DEFAULT '', -- why, for readers
  source         TEXT    NOT NULL,            -- source.txt
  toml           TEXT    NOT NULL,            -- plan.toml
  cases          TEXT    NOT NULL,            -- cases.toml
  digest         TEXT    NOT NULL,            -- SHA-256 hex over the three texts, each with its length before it
  PRIMARY KEY (plan_id, number)
);
