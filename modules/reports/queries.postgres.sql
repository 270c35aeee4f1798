-- name: done_by
SELECT e.teacher_id, e.earned_from, e.earned_on, e.hours_x100, e.mode, e.level, e.programme, e.provider, e.credits_x100,
       e.category, e.programme_kind
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_pub_entry e ON e.teacher_id = j.value
WHERE e.earned_on >= :from_day AND e.earned_on < :to_day AND e.kind <> 'note' AND e.reverses IS NULL
  AND NOT EXISTS (SELECT 1 FROM credits_pub_entry r WHERE r.teacher_id = e.teacher_id AND r.reverses = e.id)
ORDER BY e.teacher_id, e.earned_on, e.seq
