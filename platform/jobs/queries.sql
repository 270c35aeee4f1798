-- name: insert_job
INSERT INTO jobs_job (id, kind, args, owner, state, due_ms, created_ms)
VALUES (:id, :kind, :args, :owner, 'queued', :due_ms, :now_ms)

-- name: find_job
SELECT id, kind, args, owner, state, done, total, checkpoint, outcome, tries FROM jobs_job WHERE id = :id

-- name: next_job
SELECT id FROM jobs_job
WHERE (state = 'queued' AND due_ms <= :now_ms) OR (state = 'running' AND lease_ms <= :now_ms)
ORDER BY due_ms, id LIMIT 1

-- name: claim_job
UPDATE jobs_job SET state = 'running', tries = tries + 1, lease_ms = :lease_ms WHERE id = :id

-- name: report_job
UPDATE jobs_job SET done = :done, total = :total, checkpoint = :checkpoint, lease_ms = :lease_ms
WHERE id = :id AND state = 'running' AND tries = :tries

-- name: finish_job
UPDATE jobs_job SET state = :state, outcome = :outcome, finished_ms = :now_ms
WHERE id = :id AND state = 'running' AND tries = :tries

-- name: requeue_job
UPDATE jobs_job SET state = 'queued', outcome = :outcome, due_ms = :due_ms
WHERE id = :id AND state = 'running' AND tries = :tries

-- name: cancel_job
UPDATE jobs_job SET state = 'cancelled', finished_ms = :now_ms WHERE id = :id AND state IN ('queued', 'running')

-- name: take_up
-- What a killed process left running: due at once. A worker that still lived would see by `tries` that it lost it.
UPDATE jobs_job SET lease_ms = 0 WHERE state = 'running'

-- name: put_back
-- The process ends in good order: not a try that failed.
UPDATE jobs_job SET state = 'queued', tries = tries - 1, due_ms = :due_ms
WHERE id = :id AND state = 'running' AND tries = :tries
