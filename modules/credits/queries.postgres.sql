-- PostgreSQL has no json_each over a bound list; an array keeps the plan an index join.

-- name: open_chains
-- Every chain has its head row before anything is read, so that writers of a new chain meet there too.
INSERT INTO credits_chain (teacher_id, seq, hash)
SELECT value, 0, '' FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
ON CONFLICT (teacher_id) DO NOTHING

-- name: chain_heads
SELECT c.teacher_id, c.seq, c.hash
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value) JOIN credits_chain c ON c.teacher_id = j.value
ORDER BY c.teacher_id FOR UPDATE OF c

-- name: save_heads
INSERT INTO credits_chain (teacher_id, seq, hash)
SELECT CAST(substr(value, 1, 19) AS BIGINT), CAST(substr(value, 20, 10) AS INTEGER), substr(value, 30)
FROM unnest(string_to_array(:heads, ',')) AS j (value)
ON CONFLICT (teacher_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash

-- name: known_keys
SELECT e.teacher_id, e.key, e.id, r.id
FROM unnest(string_to_array(:keys, ',')) AS j (value)
JOIN credits_entry e ON e.teacher_id = CAST(substr(j.value, 1, 19) AS BIGINT) AND e.key = substr(j.value, 20)
LEFT JOIN credits_entry r ON r.teacher_id = e.teacher_id AND r.reverses = e.id AND r.origin LIKE 'undo:%'

-- name: entries_within
SELECT e.teacher_id, e.id, e.kind, e.earned_from, e.earned_on, e.start_minute, e.end_minute, e.programme, e.reverses,
       e.provider, e.hours_x100, e.origin
FROM unnest(string_to_array(:windows, ',')) AS j (value)
JOIN credits_entry e ON e.teacher_id = CAST(substr(j.value, 1, 19) AS BIGINT)
  AND e.earned_from <= CAST(substr(j.value, 27, 7) AS INTEGER)
  AND e.earned_on >= CAST(substr(j.value, 20, 7) AS INTEGER)
ORDER BY e.teacher_id, e.seq

-- name: known_holds
SELECT h.teacher_id, h.key, h.id, h.state, h.reason, h.detail
FROM unnest(string_to_array(:keys, ',')) AS j (value)
JOIN credits_hold h ON h.teacher_id = CAST(substr(j.value, 1, 19) AS BIGINT) AND h.key = substr(j.value, 20)

-- name: chain_of_entry
SELECT e.teacher_id FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_entry e ON e.teacher_id = j.value WHERE e.id = :id

-- name: page
SELECT e.teacher_id, e.seq, e.id, e.kind, e.earned_from, e.earned_on, e.posted_ms, e.hours_x100, e.credits_x100,
       e.records, e.mode, e.level, e.category, e.role, e.programme, e.programme_kind, e.provider, e.org_key, o.code,
       o.name, e.origin, e.note, e.reverses, r.id
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_entry e ON e.teacher_id = j.value
LEFT JOIN orgs_pub_org o ON o.key = e.org_key
LEFT JOIN credits_entry r ON r.teacher_id = e.teacher_id AND r.reverses = e.id
WHERE e.earned_on >= :from_day AND e.earned_on < :to_day
  AND (:mode = '' OR e.mode = :mode) AND (:category = '' OR e.category = :category)
  AND (:name = '' OR e.programme LIKE :name ESCAPE '\')
  AND (e.earned_on < :day OR (e.earned_on = :day AND (e.posted_ms < :ms OR (e.posted_ms = :ms AND e.id < :id))))
ORDER BY e.earned_on DESC, e.posted_ms DESC, e.id DESC LIMIT :limit

-- name: totals
SELECT COALESCE(SUM(e.hours_x100), 0), COALESCE(SUM(e.credits_x100), 0), COALESCE(SUM(e.records), 0)
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_entry e ON e.teacher_id = j.value
WHERE e.earned_on >= :from_day AND e.earned_on < :to_day
  AND (:mode = '' OR e.mode = :mode) AND (:category = '' OR e.category = :category)
  AND (:name = '' OR e.programme LIKE :name ESCAPE '\')

-- name: by_kind
-- One row for each day, mode and category: the years are made of days in the program.
SELECT e.earned_on, e.mode, e.category, SUM(e.hours_x100), SUM(e.credits_x100)
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_entry e ON e.teacher_id = j.value
GROUP BY e.earned_on, e.mode, e.category ORDER BY e.earned_on, e.mode, e.category

-- name: hold_gate
-- Shared by all who post. Who closes changes the row; a posting that read an older state begins again.
SELECT edition FROM credits_gate WHERE id = 1 FOR SHARE

-- name: sources_of
SELECT s.teacher_id, s.key, s.chain_id, s.entry_id, s.entry
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_source s ON s.teacher_id = j.value

-- name: entries_of_origin_among
SELECT e.teacher_id, e.seq, e.id, e.kind, e.earned_from, e.earned_on, e.posted_ms, e.hours_x100, e.credits_x100,
       e.records, e.start_minute, e.end_minute, e.mode, e.level, e.category, e.role, e.programme, e.programme_kind,
       e.provider, e.org_key, e.rule, e.origin, e.reverses, e.key, e.note, e.hash
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_entry e ON e.teacher_id = j.value
WHERE (e.teacher_id > :teacher OR (e.teacher_id = :teacher AND e.seq > :seq))
  AND (e.origin = :origin OR e.origin LIKE :rows) AND e.kind IN ('award', 'transfer_in', 'offset', 'adjustment')
  AND NOT EXISTS (SELECT 1 FROM credits_entry r WHERE r.teacher_id = e.teacher_id AND r.reverses = e.id)
ORDER BY e.teacher_id, e.seq LIMIT :limit

-- name: count_origin_among
SELECT COUNT(*), COUNT(r.id)
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_entry e ON e.teacher_id = j.value
LEFT JOIN credits_entry r ON r.teacher_id = e.teacher_id AND r.reverses = e.id
WHERE (e.origin = :origin OR e.origin LIKE :rows) AND e.kind IN ('award', 'transfer_in', 'offset', 'adjustment')

-- name: sources_left
SELECT s.teacher_id, s.key, s.entry, s.hold_id
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_source s ON s.chain_id = j.value
JOIN credits_entry r ON r.teacher_id = s.chain_id AND r.reverses = s.entry_id
