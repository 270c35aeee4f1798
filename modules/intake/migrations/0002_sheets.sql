-- Result sheets of providers go through the same machine as batches of platforms. A provider's own sheets stand
-- under a platform of kind sheet; a batch keeps the sheet that it came from, may be undone, and its refused rows
-- wait in the inbox until somebody has seen to them.
ALTER TABLE intake_platform ADD COLUMN kind TEXT NOT NULL DEFAULT 'api';             -- api sheet
ALTER TABLE intake_platform ADD COLUMN provider_key BIGINT NOT NULL DEFAULT 0;       -- sheet: the institution whose sheets they are
CREATE UNIQUE INDEX intake_platform_provider ON intake_platform (provider_key) WHERE provider_key <> 0;

ALTER TABLE intake_batch ADD COLUMN file_name TEXT NOT NULL DEFAULT '';  -- of the sheet; '' for a request
ALTER TABLE intake_batch ADD COLUMN file TEXT NOT NULL DEFAULT '';       -- digest of the sheet as it was handed in
ALTER TABLE intake_batch ADD COLUMN account TEXT NOT NULL DEFAULT '';    -- who handed the sheet in, by name
ALTER TABLE intake_batch ADD COLUMN seen_ms BIGINT NOT NULL DEFAULT 0;   -- its refused rows were seen to
ALTER TABLE intake_batch ADD COLUMN undone_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE intake_batch ADD COLUMN undone_by TEXT NOT NULL DEFAULT '';
CREATE INDEX intake_batch_refused ON intake_batch (platform_id) WHERE refused > 0 AND seen_ms = 0;
