-- name: insert_run
INSERT INTO imports_run (id, kind, state, account_id, account_name, key_lo, key_hi, file_name, file, file_bytes,
  as_of_day, created_ms)
VALUES (:id, :kind, 'uploaded', :account_id, :account_name, :key_lo, :key_hi, :file_name, :file, :file_bytes,
  :as_of_day, :now_ms)

-- name: find_run
SELECT id, kind, state, account_id, account_name, key_lo, key_hi, file_name, file, file_bytes, as_of_day, for_code,
       item_kinds, first_year, last_year, job_id, row_count, new_count, changed_count, unchanged_count, held_count,
       rejected_count, returned, reason, detail, created_ms, checked_ms, applied_ms, undone_ms, undone_name, undo_reason,
       report
FROM imports_run WHERE id = :id

-- name: list_runs
SELECT id, kind, state, account_id, account_name, key_lo, key_hi, file_name, file, file_bytes, as_of_day, for_code,
       item_kinds, first_year, last_year, job_id, row_count, new_count, changed_count, unchanged_count, held_count,
       rejected_count, returned, reason, detail, created_ms, checked_ms, applied_ms, undone_ms, undone_name, undo_reason,
       ''
FROM imports_run
WHERE key_lo >= :lo AND key_hi <= :hi AND id < :before AND (:kind = '' OR kind = :kind)
  AND (:state = '' OR state = :state) AND (:text = '' OR file_name LIKE :text OR account_name LIKE :text)
ORDER BY id DESC LIMIT :limit

-- name: count_runs
SELECT COUNT(*) FROM imports_run
WHERE key_lo >= :lo AND key_hi <= :hi AND (:kind = '' OR kind = :kind) AND (:state = '' OR state = :state)
  AND (:text = '' OR file_name LIKE :text OR account_name LIKE :text)

-- name: begin_check
UPDATE imports_run SET state = 'checking', kind = :kind, as_of_day = :as_of_day, for_code = :for_code,
  item_kinds = :item_kinds, first_year = :first_year, last_year = :last_year, job_id = :job_id, reason = '', detail = ''
WHERE id = :id AND state IN ('uploaded', 'checked', 'failed')

-- name: begin_apply
UPDATE imports_run SET state = 'applying', job_id = :job_id, reason = '', detail = ''
WHERE id = :id AND state = 'checked'

-- name: begin_undo
UPDATE imports_run SET state = 'undoing', job_id = :job_id, reason = '', detail = '', undo_reason = :undo_reason,
  undone_name = :undone_name
WHERE id = :id AND state = 'applied'

-- name: save_report
UPDATE imports_run SET state = :state, row_count = :row_count, new_count = :new_count, changed_count = :changed_count,
  unchanged_count = :unchanged_count, held_count = :held_count, rejected_count = :rejected_count, report = :report,
  returned = :returned, checked_ms = CASE WHEN :state = 'checked' THEN :now_ms ELSE checked_ms END,
  applied_ms = CASE WHEN :state = 'applied' THEN :now_ms ELSE applied_ms END
WHERE id = :id AND job_id = :job_id AND state = :expected

-- name: save_undone
UPDATE imports_run SET state = 'undone', undone_ms = :now_ms WHERE id = :id AND job_id = :job_id AND state = 'undoing'

-- name: step_back
-- The work ended without effect: an import that could not be undone stays applied.
UPDATE imports_run SET reason = :reason, detail = :detail,
  state = CASE WHEN state = 'undoing' THEN 'applied' ELSE 'failed' END
WHERE id = :id AND job_id = :job_id AND state IN ('checking', 'applying', 'undoing')

-- name: cancel_work
UPDATE imports_run SET reason = '', detail = '',
  state = CASE state WHEN 'checking' THEN 'uploaded' WHEN 'applying' THEN 'checked' ELSE 'applied' END
WHERE id = :id AND job_id = :job_id AND state IN ('checking', 'applying', 'undoing')

-- name: failed_runs
SELECT COUNT(*), MIN(created_ms) FROM imports_run
WHERE state = 'failed' AND key_lo >= :lo AND key_hi <= :hi AND account_id = :account_id

-- name: waiting_runs
SELECT COUNT(*), MIN(checked_ms) FROM imports_run
WHERE state = 'checked' AND key_lo >= :lo AND key_hi <= :hi AND account_id = :account_id

-- name: changes_of
-- The last first: a row that was changed twice goes back step by step.
SELECT seq, what, created, ref, was, became FROM imports_change
WHERE run_id = :run_id AND seq < :before ORDER BY seq DESC LIMIT :limit

-- name: count_changes
SELECT what, created, COUNT(*) FROM imports_change WHERE run_id = :run_id GROUP BY what, created ORDER BY what

-- name: heir_of_cover
-- Another import that said the same and stands: it keeps the coverage.
SELECT c.run_id, c.seq FROM imports_change c JOIN imports_run r ON r.id = c.run_id
WHERE c.what = 'cover' AND c.ref = :ref AND c.run_id <> :run_id AND r.state = 'applied'
ORDER BY c.run_id LIMIT 1

-- name: inherit_cover
UPDATE imports_change SET created = 1, was = '' WHERE run_id = :run_id AND seq = :seq

-- name: schools_within
SELECT code, name FROM orgs_pub_org
WHERE key >= :lo AND key < :hi AND level = 'school' AND to_day > :day ORDER BY key LIMIT :limit

-- name: sources
SELECT r.id, r.file_name, r.account_name, r.key_lo, r.key_hi, r.created_ms
FROM json_each('[' || :ids || ']') j JOIN imports_run r ON r.id = j.value
