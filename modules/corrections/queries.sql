-- name: insert_request
INSERT INTO corrections_request (teacher_id, id, about, object, choice, words, record, org_key, created_ms, due_day)
VALUES (:teacher, :id, :about, :object, :choice, :words, :record, :org_key, :now, :due)

-- name: open_of_person
SELECT COUNT(*), COALESCE(SUM(CASE WHEN about = :about AND object = :object THEN 1 ELSE 0 END), 0)
FROM corrections_request WHERE teacher_id = :teacher AND state = 'open'

-- name: decide
-- Two people who answer at once: the row changes for one of them only.
UPDATE corrections_request SET state = :state, decided_ms = :now, decided_by = :actor, decided_name = :name,
  action = :action, reply = :reply, link = :link
WHERE teacher_id = :teacher AND id = :id AND state = 'open'

-- name: note_entries
UPDATE corrections_request SET reversal = :reversal, replacement = :replacement
WHERE teacher_id = :teacher AND id = :id

-- name: find
SELECT r.teacher_id, r.id, r.about, r.object, r.choice, r.words, r.record, r.org_key, r.state, r.created_ms, r.due_day,
       r.decided_ms, r.decided_by, r.decided_name, r.action, r.reply, r.link, r.reversal, r.replacement, r.seen_ms
FROM corrections_request r WHERE r.teacher_id = :teacher AND r.id = :id

-- name: of_person
-- The person's record and those that were merged into it.
SELECT r.teacher_id, r.id, r.about, r.object, r.choice, r.words, r.record, r.org_key, r.state, r.created_ms, r.due_day,
       r.decided_ms, r.decided_by, r.decided_name, r.action, r.reply, r.link, r.reversal, r.replacement, r.seen_ms
FROM corrections_request r
WHERE r.teacher_id = :teacher OR r.teacher_id IN (SELECT old_id FROM people_pub_alias WHERE teacher_id = :teacher)
ORDER BY r.created_ms DESC, r.id DESC LIMIT :limit

-- name: queue
-- `way` 1: the oldest first; -1: the latest first.
SELECT r.teacher_id, r.id, r.about, r.object, r.choice, r.words, r.record, r.org_key, r.state, r.created_ms, r.due_day,
       r.decided_ms, r.decided_by, r.decided_name, r.action, r.reply, r.link, r.reversal, r.replacement, r.seen_ms
FROM corrections_request r
LEFT JOIN people_pub_alias a ON a.old_id = r.teacher_id
JOIN people_pub_teacher t ON t.teacher_id = COALESCE(a.teacher_id, r.teacher_id)
WHERE r.state = :state AND r.org_key >= :lo AND r.org_key < :hi AND (:about = '' OR r.about = :about)
  AND r.due_day < :due_before AND (:name = '' OR t.name LIKE :name ESCAPE '\')
  AND (r.created_ms * :way > :ms OR (r.created_ms * :way = :ms AND r.id * :way > :id))
ORDER BY r.created_ms * :way, r.id * :way LIMIT :limit

-- name: queue_size
SELECT COUNT(*) FROM corrections_request r
LEFT JOIN people_pub_alias a ON a.old_id = r.teacher_id
JOIN people_pub_teacher t ON t.teacher_id = COALESCE(a.teacher_id, r.teacher_id)
WHERE r.state = :state AND r.org_key >= :lo AND r.org_key < :hi AND (:about = '' OR r.about = :about)
  AND r.due_day < :due_before AND (:name = '' OR t.name LIKE :name ESCAPE '\')

-- name: waiting
SELECT COUNT(*), COALESCE(MIN(created_ms), 0), COALESCE(MIN(due_day), 0) FROM corrections_request
WHERE state = 'open' AND org_key >= :lo AND org_key < :hi AND due_day < :due_before

-- name: answered_unseen
SELECT COUNT(*), COALESCE(MIN(decided_ms), 0) FROM corrections_request
WHERE teacher_id = :teacher AND state IN ('accepted', 'declined') AND seen_ms IS NULL

-- name: see
UPDATE corrections_request SET seen_ms = :now
WHERE teacher_id = :teacher AND state IN ('accepted', 'declined') AND seen_ms IS NULL

