-- PostgreSQL has no json_each over a bound list.
-- name: files_of_many
SELECT f.declaration_id, f.id, f.name, f.type, f.digest, f.bytes, f.width, f.height, f.taken_day, f.view, f.thumb,
       f.scanned, f.added_ms
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN declarations_declaration d ON d.id = j.value
JOIN declarations_file f ON f.teacher_id = d.teacher_id AND f.declaration_id = d.id
WHERE f.removed_ms = 0 ORDER BY f.id

-- name: titles
SELECT d.id, d.title, t.name FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN declarations_declaration d ON d.id = j.value LEFT JOIN people_pub_teacher t ON t.teacher_id = d.teacher_id

-- name: last_answers
SELECT s.declaration_id, s.deed, s.reasons, s.words, s.actor_name, s.at_ms
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN declarations_declaration d ON d.id = j.value
JOIN declarations_step s ON s.teacher_id = d.teacher_id AND s.declaration_id = d.id
WHERE s.deed IN ('send_back', 'reject', 'reverse') ORDER BY s.version

-- name: bounds
SELECT COALESCE(MIN(d.last_day), 0), COALESCE(MIN(CASE WHEN d.verify_day > 0 THEN d.verify_day END), 0)
FROM unnest(CAST(string_to_array(:keys, ',') AS BIGINT[])) AS j (value)
JOIN declarations_deadline d ON d.org_key = j.value AND d.year = :year

-- name: deadlines
SELECT d.org_key, d.year, d.last_day, d.verify_day, d.words, d.set_by, d.set_ms, o.code, o.name
FROM declarations_deadline d JOIN orgs_pub_org o ON o.key = d.org_key
WHERE (d.org_key >= :lo AND d.org_key < :hi) OR d.org_key = ANY (CAST(string_to_array(:keys, ',') AS BIGINT[]))
ORDER BY d.year DESC, d.org_key LIMIT 200

-- PostgreSQL has no json_each over a bound list.
-- name: verified_of
SELECT DISTINCT s.declaration_id FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN declarations_declaration d ON d.id = j.value
JOIN declarations_step s ON s.teacher_id = d.teacher_id AND s.declaration_id = d.id
WHERE s.deed = 'verify' AND s.actor_id = :account
