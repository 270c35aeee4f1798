-- The overview of a region shows the months of all plans at once.
CREATE INDEX plans_rollup_region ON plans_rollup (region_key, known_day, plan, at_day);
