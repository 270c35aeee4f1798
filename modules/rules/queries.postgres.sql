-- name: counted
SELECT e.teacher_id, e.earned_on, e.rule, e.mode, e.level, e.category, e.role, e.programme_kind,
       SUM(e.hours_x100), SUM(e.credits_x100)
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_pub_entry e ON e.teacher_id = j.value
WHERE e.earned_on >= :from_day AND e.earned_on < :to_day
GROUP BY e.teacher_id, e.earned_on, e.rule, e.mode, e.level, e.category, e.role, e.programme_kind
ORDER BY e.teacher_id, e.earned_on
