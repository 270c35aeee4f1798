-- name: full_time
-- 专任教师 of the subtree on the day, by school, behind a person.
SELECT e.teacher_id, t.name, t.stage, COALESCE(o.name, ''), e.org_key
FROM people_pub_employment e JOIN people_pub_teacher t ON t.teacher_id = e.teacher_id
LEFT JOIN orgs_pub_org o ON o.key = e.org_key
WHERE e.org_key >= :lo AND e.org_key < :hi AND (e.org_key > :lo OR e.teacher_id > :teacher) AND e.from_day <= :day
  AND e.to_day > :day
  AND NOT EXISTS (SELECT 1 FROM people_pub_period p WHERE p.teacher_id = e.teacher_id AND p.kind = 'full_time'
                  AND p.from_day <= :day AND p.to_day > :day AND p.value = '0')
ORDER BY e.org_key, e.teacher_id LIMIT :limit

-- name: done_by
-- What stands: neither reversals nor what they took back. Ids joined by commas.
SELECT e.teacher_id, e.earned_from, e.earned_on, e.hours_x100, e.mode, e.level, e.programme, e.provider, e.credits_x100,
       e.category, e.programme_kind
FROM json_each('[' || :ids || ']') j JOIN credits_pub_entry e ON e.teacher_id = j.value
WHERE e.earned_on >= :from_day AND e.earned_on < :to_day AND e.kind <> 'note' AND e.reverses IS NULL
  AND NOT EXISTS (SELECT 1 FROM credits_pub_entry r WHERE r.teacher_id = e.teacher_id AND r.reverses = e.id)
ORDER BY e.teacher_id, e.earned_on, e.seq
