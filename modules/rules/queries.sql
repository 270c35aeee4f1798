-- Lists come as one parameter, joined by commas: one prepared statement whatever their number.

-- name: counted
-- A reversal has the days, the words and the rule of what it takes back, and negative amounts.
SELECT e.teacher_id, e.earned_on, e.rule, e.mode, e.level, e.category, e.role, e.programme_kind,
       SUM(e.hours_x100), SUM(e.credits_x100)
FROM json_each('[' || :ids || ']') j JOIN credits_pub_entry e ON e.teacher_id = j.value
WHERE e.earned_on >= :from_day AND e.earned_on < :to_day
GROUP BY e.teacher_id, e.earned_on, e.rule, e.mode, e.level, e.category, e.role, e.programme_kind
ORDER BY e.teacher_id, e.earned_on

-- name: past_awards
-- What stands: without what was taken back. In the order in which caps filled up.
SELECT e.teacher_id, e.id, e.earned_from, e.earned_on, e.mode, e.level, e.category, e.role, e.programme_kind,
       e.hours_x100, e.credits_x100, e.org_key, e.rule, e.programme
FROM credits_pub_entry e
WHERE e.org_key >= :lo AND e.org_key < :hi AND e.earned_on >= :from_day AND e.earned_on < :to_day
  AND e.kind IN ('award', 'transfer_in')
  AND NOT EXISTS (SELECT 1 FROM credits_pub_entry r WHERE r.teacher_id = e.teacher_id AND r.reverses = e.id)
ORDER BY e.teacher_id, e.earned_on, e.id
