-- Lists come as one parameter, joined by commas.

-- name: entries_of
-- The one query behind every account. A reversal counts as what it takes back. "+" keeps SQLite on the chain itself: most
-- of a chain lies within a cycle.
SELECT e.teacher_id, e.id, e.earned_on,
       CASE WHEN e.reverses IS NULL THEN e.kind
            ELSE (SELECT o.kind FROM credits_pub_entry o WHERE o.id = e.reverses AND o.teacher_id = e.teacher_id) END,
       e.hours_x100, e.credits_x100, e.mode, e.level, e.category, e.role, e.programme_kind, e.rule
FROM json_each('[' || :ids || ']') j JOIN credits_pub_entry e ON e.teacher_id = j.value
WHERE +e.earned_on >= :from_day AND +e.earned_on < :to_day AND (e.hours_x100 <> 0 OR e.credits_x100 <> 0)

-- name: corrections_of
-- What came after a close and corrects it, on the days on which it happened; as entries_of.
SELECT e.teacher_id, e.id, c.was_on,
       CASE WHEN e.reverses IS NULL THEN e.kind
            ELSE (SELECT o.kind FROM credits_pub_entry o WHERE o.id = e.reverses AND o.teacher_id = e.teacher_id) END,
       e.hours_x100, e.credits_x100, e.mode, e.level, e.category, e.role, e.programme_kind, e.rule
FROM json_each('[' || :ids || ']') j JOIN credits_pub_correction c ON c.teacher_id = j.value
JOIN credits_pub_entry e ON e.teacher_id = c.teacher_id AND e.id = c.entry_id
WHERE c.closed_id = :closed AND c.was_on >= :from_day AND c.was_on < :to_day
  AND (e.hours_x100 <> 0 OR e.credits_x100 <> 0)

-- name: cycle
SELECT id, title, title_en, key_lo, key_hi, from_day, to_day, hours_x100, credits_x100, plan, source
FROM cycles_cycle WHERE id = :id

-- name: cycles_meeting
SELECT id, title, title_en, key_lo, key_hi, from_day, to_day, hours_x100, credits_x100, plan, source
FROM cycles_cycle WHERE key_lo < :hi AND key_hi > :lo ORDER BY from_day DESC, key_hi - key_lo, id

-- name: cycles_binding
SELECT id, title, title_en, key_lo, key_hi, from_day, to_day, hours_x100, credits_x100, plan, source
FROM cycles_cycle WHERE key_lo <= :key AND key_hi > :key ORDER BY from_day DESC, key_hi - key_lo, id

-- name: caps
SELECT field, value, quantity, per, most_x100 FROM cycles_cap WHERE cycle_id = :id ORDER BY n

-- name: add_cycle
INSERT INTO cycles_cycle (id, title, title_en, key_lo, key_hi, from_day, to_day, hours_x100, credits_x100, plan, source,
                          created_ms, created_by)
VALUES (:id, :title, :title_en, :lo, :hi, :from_day, :to_day, :hours, :credits, :plan, :source, :now, :actor)

-- name: add_cap
INSERT INTO cycles_cap (cycle_id, n, field, value, quantity, per, most_x100)
VALUES (:cycle, :n, :field, :value, :quantity, :per, :most)

-- name: resting_on
-- What keeps a cycle from being taken back.
SELECT (SELECT COUNT(*) FROM cycles_close WHERE cycle_id = :id AND state <> 'undone'),
       (SELECT COUNT(*) FROM cycles_transfer WHERE cycle_id = :id AND undone_ms IS NULL)

-- name: drop_caps
DELETE FROM cycles_cap WHERE cycle_id = :id

-- name: drop_cycle
DELETE FROM cycles_cycle WHERE id = :id

-- name: transfers_of
-- Those that change what is asked.
SELECT t.teacher_id, t.since_day FROM json_each('[' || :ids || ']') j
JOIN cycles_transfer t ON t.teacher_id = j.value
WHERE t.cycle_id = :cycle AND t.policy = 'pro_rata' AND t.undone_ms IS NULL

-- name: staff
-- Who worked in the subtree on the day, by school. The index people_employment_org answers in this order.
SELECT e.org_key, e.teacher_id FROM people_pub_employment e JOIN people_pub_teacher t ON t.teacher_id = e.teacher_id
WHERE e.org_key > :after AND e.org_key < :hi AND e.from_day <= :day AND e.to_day > :day
ORDER BY e.org_key, e.teacher_id LIMIT :limit

-- name: count_staff
SELECT COUNT(*) FROM people_pub_employment e JOIN people_pub_teacher t ON t.teacher_id = e.teacher_id
WHERE e.org_key >= :lo AND e.org_key < :hi AND e.from_day <= :day AND e.to_day > :day

-- name: staff_names
SELECT e.teacher_id, t.name, t.stage, t.subject, e.org_key, COALESCE(o.code, ''), COALESCE(o.name, '')
FROM people_pub_employment e JOIN people_pub_teacher t ON t.teacher_id = e.teacher_id
LEFT JOIN orgs_pub_org o ON o.key = e.org_key
WHERE e.org_key >= :lo AND e.org_key < :hi AND e.from_day <= :day AND e.to_day > :day
  AND (:name = '' OR t.name LIKE :name ESCAPE '\')
ORDER BY e.org_key, e.teacher_id LIMIT :limit

-- name: add_close
INSERT INTO cycles_close (id, cycle_id, what, from_day, to_day, key_lo, key_hi, closed_id, job_id, state, reason, closed_by,
                          closed_name, closed_ms)
VALUES (:id, :cycle, :what, :from_day, :to_day, :lo, :hi, :closed, :job, 'running', :reason, :actor, :name, :now)

-- name: close
SELECT id, cycle_id, what, from_day, to_day, key_lo, key_hi, closed_id, job_id, state, teachers, met, reason, closed_by,
       closed_name, closed_ms, COALESCE(done_ms, 0), undone_name, COALESCE(undone_ms, 0), undone_why
FROM cycles_close WHERE id = :id

-- name: closes_of
SELECT id, cycle_id, what, from_day, to_day, key_lo, key_hi, closed_id, job_id, state, teachers, met, reason, closed_by,
       closed_name, closed_ms, COALESCE(done_ms, 0), undone_name, COALESCE(undone_ms, 0), undone_why
FROM cycles_close WHERE cycle_id = :cycle AND key_lo < :hi AND key_hi > :lo AND id < :before ORDER BY id DESC LIMIT :limit

-- name: sum_settled
SELECT COUNT(*), COALESCE(SUM(met), 0) FROM cycles_settled WHERE close_id = :id

-- name: finish_close
UPDATE cycles_close SET state = 'done', teachers = :teachers, met = :met, done_ms = :now
WHERE id = :id AND state = 'running'

-- name: undo_close
UPDATE cycles_close SET state = 'undone', undone_by = :actor, undone_name = :name, undone_ms = :now, undone_why = :why
WHERE id = :id AND state IN ('done', 'running')

-- name: drop_settled
DELETE FROM cycles_settled WHERE close_id = :id

-- name: resting_closes
-- A whole cycle rests on its years.
SELECT COUNT(*) FROM cycles_close WHERE cycle_id = :cycle AND what = 'cycle' AND state <> 'undone' AND id <> :id
  AND :what = 'year' AND key_lo <= :lo AND key_hi >= :hi

-- name: settled_sums
SELECT COUNT(*), COALESCE(SUM(met), 0), COALESCE(SUM(earned_hours), 0), COALESCE(SUM(earned_credits), 0),
       COALESCE(SUM(capped_hours), 0), COALESCE(SUM(capped_credits), 0), COALESCE(SUM(carried_hours), 0),
       COALESCE(SUM(carried_credits), 0), COALESCE(SUM(offset_hours), 0), COALESCE(SUM(offset_credits), 0)
FROM cycles_settled WHERE close_id = :id AND org_key >= :lo AND org_key < :hi

-- name: settled_page
SELECT s.org_key, s.teacher_id, COALESCE(t.name, ''), COALESCE(o.code, ''), COALESCE(o.name, ''), s.asked_hours,
       s.asked_credits, s.earned_hours, s.earned_credits, s.capped_hours, s.capped_credits, s.carried_hours,
       s.carried_credits, s.offset_hours, s.offset_credits, s.entries, s.met
FROM cycles_settled s LEFT JOIN people_pub_teacher t ON t.teacher_id = s.teacher_id
LEFT JOIN orgs_pub_org o ON o.key = s.org_key
WHERE s.close_id = :id AND s.org_key >= :lo AND s.org_key < :hi
  AND (s.org_key > :org OR (s.org_key = :org AND s.teacher_id > :teacher)) AND (:met < 0 OR s.met = :met)
ORDER BY s.org_key, s.teacher_id LIMIT :limit

-- name: restated
-- What came after the close and corrects it, the latest first.
SELECT c.teacher_id, c.entry_id, COALESCE(t.name, ''), COALESCE(o.name, ''), e.kind, e.earned_on, c.was_from, c.was_on,
       e.hours_x100, e.credits_x100, e.programme, e.posted_ms, c.corrects
FROM credits_pub_correction c
JOIN credits_pub_entry e ON e.teacher_id = c.teacher_id AND e.id = c.entry_id
LEFT JOIN people_pub_teacher t ON t.teacher_id = c.teacher_id
LEFT JOIN orgs_pub_org o ON o.key = e.org_key
WHERE c.closed_id = :closed AND e.org_key >= :lo AND e.org_key < :hi AND c.entry_id < :before
ORDER BY c.entry_id DESC LIMIT :limit

-- name: restatement
-- For the report: every correction with its reason, by person.
SELECT c.teacher_id, COALESCE(t.name, ''), COALESCE(o.name, ''), e.kind, e.earned_on, c.was_on, e.hours_x100,
       e.credits_x100, e.programme, COALESCE(r.note, ''), e.org_key
FROM credits_pub_correction c
JOIN credits_pub_entry e ON e.teacher_id = c.teacher_id AND e.id = c.entry_id
LEFT JOIN credits_pub_reason r ON r.teacher_id = c.teacher_id AND r.id = c.entry_id
LEFT JOIN people_pub_teacher t ON t.teacher_id = c.teacher_id
LEFT JOIN orgs_pub_org o ON o.key = e.org_key
WHERE c.closed_id = :closed AND e.org_key >= :lo AND e.org_key < :hi ORDER BY c.teacher_id, c.entry_id LIMIT :limit

-- name: settled_of
-- How those people stood at the close; ids joined by commas.
SELECT s.teacher_id, s.asked_hours, s.asked_credits, s.earned_hours, s.earned_credits, s.capped_hours, s.capped_credits,
       s.carried_hours, s.carried_credits, s.offset_hours, s.offset_credits, s.org_key
FROM cycles_settled s
WHERE s.close_id = :id AND s.teacher_id IN (SELECT value FROM json_each('[' || :ids || ']'))

-- name: restated_sums
SELECT COUNT(*), COUNT(DISTINCT c.teacher_id), COALESCE(SUM(e.hours_x100), 0), COALESCE(SUM(e.credits_x100), 0)
FROM credits_pub_correction c JOIN credits_pub_entry e ON e.teacher_id = c.teacher_id AND e.id = c.entry_id
WHERE c.closed_id = :closed AND e.org_key >= :lo AND e.org_key < :hi

-- name: add_transfer
INSERT INTO cycles_transfer (id, cycle_id, teacher_id, place, statement, stated_from, stated_to, stated_hours_x100,
                             stated_credits_x100, hours_x100, credits_x100, conversion, policy, since_day, entry_id,
                             created_ms, created_by)
VALUES (:id, :cycle, :teacher, :place, :statement, :stated_from, :stated_to, :stated_hours, :stated_credits, :hours,
        :credits, :conversion, :policy, :since, :entry, :now, :actor)

-- name: transfer
SELECT teacher_id, cycle_id, COALESCE(entry_id, 0), COALESCE(undone_ms, 0) FROM cycles_transfer WHERE id = :id

-- name: undone_before
SELECT COUNT(*) FROM cycles_transfer WHERE teacher_id = :teacher AND cycle_id = :cycle AND statement = :statement
  AND undone_ms IS NOT NULL

-- name: undo_transfer
UPDATE cycles_transfer SET undone_ms = :now WHERE id = :id AND undone_ms IS NULL

-- name: transfers
SELECT id, place, statement, stated_from, stated_to, stated_hours_x100, stated_credits_x100, hours_x100, credits_x100,
       conversion, policy, since_day, COALESCE(entry_id, 0), created_ms
FROM cycles_transfer WHERE teacher_id = :teacher AND cycle_id = :cycle AND undone_ms IS NULL ORDER BY created_ms, id

-- name: entries_named
-- What a figure opens to.
SELECT e.id, e.programme, e.provider, e.mode, e.level, e.category, e.kind, e.reverses
FROM json_each('[' || :ids || ']') j JOIN credits_pub_entry e ON e.teacher_id = j.value
WHERE e.earned_on >= :from_day AND e.earned_on < :to_day
