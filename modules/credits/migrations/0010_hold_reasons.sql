-- Every reason of a hold with its code, not the first alone: [{"code": "overlap", "words": "…"}], '' where `reason` and
-- `detail` say it all.
ALTER TABLE credits_hold ADD COLUMN reasons TEXT NOT NULL DEFAULT '';
