-- Lists of ids and hashes come as one parameter, joined by commas: one prepared statement whatever their number.

-- name: lock_identities
-- SQLite has one writer at a time already; PostgreSQL overrides this.
SELECT 1

-- name: find_by_hash
SELECT i.id_hash, t.id, t.name
FROM json_each('["' || replace(:hashes, ',', '","') || '"]') h
JOIN people_identity i ON i.id_hash = h.value
JOIN people_teacher t ON t.id = i.teacher_id

-- name: each_identity
SELECT id_hash, teacher_id FROM people_identity ORDER BY id_hash

-- name: identity_owner
SELECT teacher_id, current FROM people_identity WHERE id_hash = :hash

-- name: teachers
SELECT t.id, t.name, t.sex, t.birth_day, t.id_kind, t.id_cipher, t.stage, t.subject, t.service_day, t.merged_into,
       t.created_ms
FROM json_each('[' || :ids || ']') j JOIN people_teacher t ON t.id = j.value

-- name: employments
SELECT e.teacher_id, e.from_day, e.to_day, e.org_key, e.end_reason
FROM json_each('[' || :ids || ']') j JOIN people_employment e ON e.teacher_id = j.value
ORDER BY e.teacher_id, e.from_day

-- name: periods
SELECT p.teacher_id, p.kind, p.from_day, p.to_day, p.value
FROM json_each('[' || :ids || ']') j JOIN people_period p ON p.teacher_id = j.value
ORDER BY p.teacher_id, p.kind, p.from_day

-- name: designations
SELECT d.teacher_id, d.designation, d.level, d.from_day, d.to_day
FROM json_each('[' || :ids || ']') j JOIN people_designation d ON d.teacher_id = j.value
ORDER BY d.teacher_id, d.designation, d.level, d.from_day

-- name: delete_teachers
DELETE FROM people_teacher WHERE id IN (SELECT value FROM json_each('[' || :ids || ']'))

-- name: delete_employments
DELETE FROM people_employment WHERE teacher_id IN (SELECT value FROM json_each('[' || :ids || ']'))

-- name: delete_periods
DELETE FROM people_period WHERE teacher_id IN (SELECT value FROM json_each('[' || :ids || ']'))

-- name: delete_designations
DELETE FROM people_designation WHERE teacher_id IN (SELECT value FROM json_each('[' || :ids || ']'))

-- name: employed_in
SELECT e.teacher_id FROM people_employment e JOIN people_teacher t ON t.id = e.teacher_id
WHERE e.org_key >= :lo AND e.org_key < :hi AND e.from_day <= :day AND e.to_day > :day AND t.merged_into IS NULL
ORDER BY e.teacher_id

-- name: aliases
SELECT t.id, t.merged_into
FROM json_each('[' || :ids || ']') j JOIN people_teacher t ON t.merged_into = j.value
ORDER BY t.merged_into, t.id

-- name: merged_into
SELECT t.id, t.merged_into
FROM json_each('[' || :ids || ']') j JOIN people_teacher t ON t.id = j.value
WHERE t.merged_into IS NOT NULL

-- name: labels
SELECT t.id, t.name, o.code, o.name, e.org_key
FROM json_each('[' || :ids || ']') j
JOIN people_teacher t ON t.id = j.value
LEFT JOIN people_employment e ON e.teacher_id = t.id AND e.from_day <= :day AND e.to_day > :day
LEFT JOIN orgs_pub_org o ON o.key = e.org_key

-- name: employments_with_names
SELECT e.from_day, e.to_day, e.org_key, o.code, o.name, e.end_reason
FROM people_employment e LEFT JOIN orgs_pub_org o ON o.key = e.org_key
WHERE e.teacher_id = :id ORDER BY e.from_day

-- name: point_identities
UPDATE people_identity SET teacher_id = :keep, current = 0 WHERE teacher_id = :gone

-- name: point_aliases
UPDATE people_teacher SET merged_into = :keep WHERE merged_into = :gone OR id = :gone

-- name: retire_identities
UPDATE people_identity SET current = 0 WHERE teacher_id = :id

-- name: add_identity
INSERT INTO people_identity (id_hash, teacher_id, current) VALUES (:hash, :id, 1)
ON CONFLICT (id_hash) DO UPDATE SET current = 1 WHERE people_identity.teacher_id = excluded.teacher_id

-- name: set_identity_cipher
UPDATE people_teacher SET id_cipher = :cipher, id_kind = :kind,
  birth_day = COALESCE(:born, birth_day), sex = CASE WHEN :sex = '' THEN sex ELSE :sex END
WHERE id = :id

-- name: move_later_employments
UPDATE people_employment SET org_key = :to_org WHERE org_key = :from_org AND from_day >= :day

-- name: open_moved_employments
INSERT INTO people_employment (teacher_id, from_day, to_day, org_key, end_reason)
SELECT teacher_id, :day, to_day, :to_org, end_reason FROM people_employment
WHERE org_key = :from_org AND from_day < :day AND to_day > :day

-- name: end_moved_employments
UPDATE people_employment SET to_day = :day, end_reason = 'merged'
WHERE org_key = :from_org AND from_day < :day AND to_day > :day

-- name: delete_find
DELETE FROM people_find WHERE teacher_id IN (SELECT value FROM json_each('[' || :ids || ']'))

-- name: find_name
SELECT teacher_id FROM people_find
WHERE name >= :lo AND name < :hi AND org_key >= :org_lo AND org_key < :org_hi
ORDER BY name, org_key, teacher_id LIMIT :most

-- name: find_letters
SELECT teacher_id FROM people_find
WHERE letters >= :lo AND letters < :hi AND org_key >= :org_lo AND org_key < :org_hi
ORDER BY letters, org_key, teacher_id LIMIT :most

-- name: find_initials
SELECT teacher_id FROM people_find
WHERE initials >= :lo AND initials < :hi AND org_key >= :org_lo AND org_key < :org_hi
ORDER BY initials, org_key, teacher_id LIMIT :most

-- name: find_at_moved
INSERT INTO people_find (teacher_id, org_key, reading, name, letters, initials)
SELECT DISTINCT f.teacher_id, CAST(:to_org AS BIGINT), f.reading, f.name, f.letters, f.initials
FROM people_employment e JOIN people_find f ON f.teacher_id = e.teacher_id AND f.org_key = :from_org
WHERE e.org_key = :to_org
ON CONFLICT (teacher_id, org_key, reading) DO NOTHING

-- name: teachers_after
SELECT id FROM people_teacher WHERE id > :after ORDER BY id LIMIT :most

-- name: edition
SELECT edition FROM people_built WHERE what = :what

-- name: set_edition
INSERT INTO people_built (what, edition) VALUES (:what, :edition)
ON CONFLICT (what) DO UPDATE SET edition = excluded.edition
