-- PostgreSQL has no json_each over a bound list; an array keeps the plan an index join.

-- name: lock_identities
-- Two imports of the same new people take turns instead of failing at the end; readers are not held up.
LOCK TABLE people_identity IN SHARE ROW EXCLUSIVE MODE

-- name: find_by_hash
SELECT i.id_hash, t.id, t.name
FROM unnest(string_to_array(:hashes, ',')) AS h (value)
JOIN people_identity i ON i.id_hash = h.value
JOIN people_teacher t ON t.id = i.teacher_id

-- name: teachers
SELECT t.id, t.name, t.sex, t.birth_day, t.id_kind, t.id_cipher, t.stage, t.subject, t.service_day, t.merged_into,
       t.created_ms
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value) JOIN people_teacher t ON t.id = j.value

-- name: employments
SELECT e.teacher_id, e.from_day, e.to_day, e.org_key, e.end_reason
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value) JOIN people_employment e ON e.teacher_id = j.value
ORDER BY e.teacher_id, e.from_day

-- name: periods
SELECT p.teacher_id, p.kind, p.from_day, p.to_day, p.value
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value) JOIN people_period p ON p.teacher_id = j.value
ORDER BY p.teacher_id, p.kind, p.from_day

-- name: designations
SELECT d.teacher_id, d.designation, d.level, d.from_day, d.to_day
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value) JOIN people_designation d ON d.teacher_id = j.value
ORDER BY d.teacher_id, d.designation, d.level, d.from_day

-- name: delete_teachers
DELETE FROM people_teacher WHERE id IN (SELECT value FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value))

-- name: delete_employments
DELETE FROM people_employment WHERE teacher_id IN (SELECT value FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value))

-- name: delete_periods
DELETE FROM people_period WHERE teacher_id IN (SELECT value FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value))

-- name: delete_designations
DELETE FROM people_designation WHERE teacher_id IN (SELECT value FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value))

-- name: aliases
SELECT t.id, t.merged_into
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value) JOIN people_teacher t ON t.merged_into = j.value
ORDER BY t.merged_into, t.id

-- name: merged_into
SELECT t.id, t.merged_into
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value) JOIN people_teacher t ON t.id = j.value
WHERE t.merged_into IS NOT NULL

-- name: labels
SELECT t.id, t.name, o.code, o.name, e.org_key
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN people_teacher t ON t.id = j.value
LEFT JOIN people_employment e ON e.teacher_id = t.id AND e.from_day <= :day AND e.to_day > :day
LEFT JOIN orgs_pub_org o ON o.key = e.org_key

-- name: delete_find
DELETE FROM people_find WHERE teacher_id IN (SELECT value FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value))
