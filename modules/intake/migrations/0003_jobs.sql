-- The work behind a batch's state, so that a batch hears of work that was cancelled or given up.
ALTER TABLE intake_batch ADD COLUMN job_id BIGINT NOT NULL DEFAULT 0;  -- received undoing: whose work it is; 0: from before
CREATE INDEX intake_batch_under_way ON intake_batch (platform_id, id) WHERE state IN ('received', 'undoing');
