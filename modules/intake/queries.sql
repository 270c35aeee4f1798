-- Lists come as one parameter, joined by commas; a platform's ids hold neither commas nor quotes (src/rules/batch.cpp).

-- name: insert_platform
INSERT INTO intake_platform (id, name, provider, org_key, key_hi, created_ms, created_by, kind, provider_key)
VALUES (:id, :name, :provider, :org_key, :key_hi, :now, :by, :kind, :provider_key)

-- name: find_platform
SELECT id, name, provider, org_key, key_hi, state, reason, created_ms, created_by, kind, provider_key
FROM intake_platform WHERE id = :id

-- name: platform_of_provider
SELECT id FROM intake_platform WHERE provider_key = :provider AND provider_key <> 0

-- name: platform_of_token
SELECT p.id, p.name, p.provider, p.org_key, p.key_hi, p.state, p.reason, p.created_ms, p.created_by,
       p.kind, p.provider_key
FROM intake_token t JOIN intake_platform p ON p.id = t.platform_id WHERE t.token_id = :token

-- name: list_platforms
SELECT p.id, p.name, p.provider, p.org_key, p.key_hi, p.state, p.reason, p.created_ms, p.created_by,
       p.kind, p.provider_key,
       COALESCE(o.name, ''), COALESCE(b.batches, 0), COALESCE(b.row_count, 0), COALESCE(b.posted, 0),
       COALESCE(b.held, 0), COALESCE(b.same_count, 0), COALESCE(b.repeated, 0), COALESCE(b.refused, 0),
       COALESCE(b.last_ms, 0), COALESCE(k.tokens, 0), COALESCE(o.code, '')
FROM intake_platform p
LEFT JOIN orgs_pub_org o ON o.key = p.org_key
LEFT JOIN (SELECT platform_id, COUNT(*) AS batches, SUM(row_count) AS row_count, SUM(posted) AS posted,
                  SUM(held) AS held, SUM(same_count) AS same_count, SUM(repeated) AS repeated,
                  SUM(refused) AS refused, MAX(received_ms) AS last_ms
           FROM intake_batch WHERE state <> 'undone' GROUP BY platform_id) b ON b.platform_id = p.id
LEFT JOIN (SELECT platform_id, COUNT(*) AS tokens FROM intake_token WHERE expires_ms > :now
           GROUP BY platform_id) k ON k.platform_id = p.id
WHERE ((p.org_key >= :lo AND p.key_hi <= :hi) OR (p.provider_key >= :lo AND p.provider_key < :hi)) AND p.id > :after AND (:only = 0 OR p.id = :only)
ORDER BY p.id LIMIT :limit

-- name: count_platforms
SELECT COUNT(*) FROM intake_platform WHERE (org_key >= :lo AND key_hi <= :hi) OR (provider_key >= :lo AND provider_key < :hi)

-- name: set_platform_state
UPDATE intake_platform SET state = :state, reason = :reason WHERE id = :id

-- name: insert_token
INSERT INTO intake_token (token_id, platform_id, created_ms, expires_ms) VALUES (:token, :platform, :now, :expires)

-- name: insert_batch
INSERT INTO intake_batch (platform_id, id, token_id, org_key, key_hi, state, row_count, refused, repeated, received_ms,
                          file_name, file, account, job_id)
VALUES (:platform, :id, :token, :org_key, :key_hi, 'received', :rows, :refused, :repeated, :now, :file_name, :file,
        :account, :job)

-- name: see_to_batch
UPDATE intake_batch SET seen_ms = :now WHERE platform_id = :platform AND id = :id AND seen_ms = 0

-- name: refused_rows
-- What waits for whoever can mend it: the platforms of one node, a provider's own sheets. A row that came again under
-- its id, or was mended by a later sheet (entry_id), waits no longer.
SELECT p.id, p.name, COUNT(*), MIN(b.received_ms)
FROM intake_platform p
JOIN intake_batch b ON b.platform_id = p.id AND b.refused > 0 AND b.seen_ms = 0 AND b.state = 'done'
JOIN intake_row r ON r.batch_id = b.id AND r.state = 'refused' AND r.entry_id = 0
WHERE (p.org_key = :node AND p.key_hi = :hi AND p.kind = 'api' OR p.provider_key = :node AND p.provider_key <> 0)
  AND NOT EXISTS (SELECT 1 FROM intake_known k WHERE k.platform_id = p.id AND k.external_id = r.external_id)
GROUP BY p.id, p.name ORDER BY p.id LIMIT 20

-- name: open_refusals
-- What a later sheet may mend.
SELECT r.batch_id, r.row_no, r.facts
FROM intake_batch b JOIN intake_row r ON r.batch_id = b.id
WHERE b.platform_id = :platform AND b.refused > 0 AND b.seen_ms = 0 AND b.state = 'done' AND b.id < :before
  AND r.state = 'refused' AND r.entry_id = 0
ORDER BY r.batch_id DESC, r.row_no LIMIT 5000

-- name: mend_row
UPDATE intake_row SET entry_id = :entry WHERE batch_id = :batch AND row_no = :row AND state = 'refused'

-- name: unmend_rows
-- What the batch mended waits again.
UPDATE intake_row SET entry_id = 0
WHERE state = 'refused' AND entry_id <> 0
  AND batch_id IN (SELECT b.id FROM intake_batch b WHERE b.platform_id = :platform AND b.refused > 0 AND b.seen_ms = 0)
  AND entry_id IN (SELECT m.entry_id FROM intake_row m WHERE m.batch_id = :batch AND m.entry_id <> 0)

-- name: find_batch
SELECT b.platform_id, b.id, b.token_id, b.org_key, b.key_hi, b.state, b.reason, b.row_count, b.posted, b.held,
       b.same_count, b.repeated, b.refused, b.received_ms, b.done_ms, p.name, b.file_name, b.file, b.account,
       b.seen_ms, b.undone_ms, b.undone_by, b.job_id
FROM intake_batch b JOIN intake_platform p ON p.id = b.platform_id WHERE b.id = :id

-- name: list_batches
SELECT b.platform_id, b.id, b.token_id, b.org_key, b.key_hi, b.state, b.reason, b.row_count, b.posted, b.held,
       b.same_count, b.repeated, b.refused, b.received_ms, b.done_ms, p.name, b.file_name, b.file, b.account,
       b.seen_ms, b.undone_ms, b.undone_by, b.job_id
FROM intake_batch b JOIN intake_platform p ON p.id = b.platform_id
WHERE b.platform_id = :platform AND b.id < :before ORDER BY b.id DESC LIMIT :limit

-- name: count_batches
SELECT COUNT(*) FROM intake_batch WHERE platform_id = :platform

-- name: batch_rows
SELECT row_no, external_id, state, reason, detail, teacher_id, entry_id, digest, facts
FROM intake_row WHERE batch_id = :batch AND (:state = '' OR state = :state) ORDER BY row_no

-- name: known_ids
SELECT k.external_id, k.digest, k.batch_id, k.row_no, r.state, r.teacher_id, r.entry_id
FROM json_each('["' || replace(:ids, ',', '","') || '"]') j
JOIN intake_known k ON k.platform_id = :platform AND k.external_id = j.value
LEFT JOIN intake_row r ON r.batch_id = k.batch_id AND r.row_no = k.row_no

-- name: claim_id
INSERT INTO intake_known (platform_id, external_id, digest, batch_id, row_no)
VALUES (:platform, :id, :digest, :batch, :row) ON CONFLICT (platform_id, external_id) DO NOTHING

-- name: settle_row
UPDATE intake_row SET state = :state, reason = :reason, detail = :detail, teacher_id = :teacher, entry_id = :entry
WHERE batch_id = :batch AND row_no = :row

-- name: finish_batch
UPDATE intake_batch SET state = :state, reason = :reason, posted = :posted, held = :held, same_count = :same,
       repeated = :repeated, refused = :refused, done_ms = :now
WHERE platform_id = :platform AND id = :id AND state = 'received' AND job_id = :job

-- name: begin_undo
UPDATE intake_batch SET state = 'undoing', reason = '', undone_by = :by, job_id = :job
WHERE platform_id = :platform AND id = :id AND state = 'done'

-- name: give_up_undo
UPDATE intake_batch SET state = 'done', reason = :reason, undone_by = ''
WHERE platform_id = :platform AND id = :id AND state = 'undoing' AND job_id = :job

-- name: finish_undo
UPDATE intake_batch SET state = 'undone', undone_ms = :now
WHERE platform_id = :platform AND id = :id AND state = 'undoing' AND job_id = :job

-- name: under_way
SELECT id, state, job_id FROM intake_batch
WHERE platform_id = :platform AND state IN ('received', 'undoing') ORDER BY id LIMIT 200

-- name: end_unheard
UPDATE intake_batch SET reason = :reason, done_ms = CASE state WHEN 'received' THEN :now ELSE done_ms END,
  undone_by = '', state = CASE state WHEN 'undoing' THEN 'done' ELSE 'failed' END
WHERE platform_id = :platform AND id = :id AND job_id = :job AND state IN ('received', 'undoing')

-- name: name_job
UPDATE intake_batch SET job_id = :job WHERE platform_id = :platform AND id = :id AND state = 'received' AND job_id = 0

-- name: forget_ids
DELETE FROM intake_known WHERE platform_id = :platform AND batch_id = :batch

-- name: undo_rows
UPDATE intake_row SET state = 'undone' WHERE batch_id = :batch AND state IN ('posted', 'held', 'same')
