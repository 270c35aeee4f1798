-- Sampling for inspection: by when it must be done, how it was drawn, and who may not decide twice.
ALTER TABLE declarations_draw ADD COLUMN due_day INTEGER NOT NULL DEFAULT 0;        -- of the inspector, inclusive
ALTER TABLE declarations_draw ADD COLUMN stratum TEXT NOT NULL DEFAULT 'school';    -- school kind
ALTER TABLE declarations_draw ADD COLUMN each_least INTEGER NOT NULL DEFAULT 0;     -- of every stratum
ALTER TABLE declarations_draw ADD COLUMN from_ms BIGINT NOT NULL DEFAULT 0;         -- recognised within [from_ms, end_ms)
ALTER TABLE declarations_draw ADD COLUMN end_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE declarations_draw ADD COLUMN schools INTEGER NOT NULL DEFAULT 0;        -- of the population
ALTER TABLE declarations_drawn ADD COLUMN version INTEGER NOT NULL DEFAULT 1;       -- two inspectors: the first wins
ALTER TABLE declarations_drawn ADD COLUMN found_by_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE declarations_drawn ADD COLUMN reversal_id BIGINT NOT NULL DEFAULT 0;    -- in the ledger; 0: it kept its hours
CREATE INDEX declarations_drawn_declaration ON declarations_drawn (declaration_id);
CREATE INDEX declarations_declaration_recognised ON declarations_declaration (org_key, recognised_ms)
  WHERE recognised_ms > 0;
