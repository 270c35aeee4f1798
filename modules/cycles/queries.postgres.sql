-- PostgreSQL has no json_each over a bound list; an array keeps the plan an index join.

-- name: entries_of
SELECT e.teacher_id, e.id, e.earned_on,
       CASE WHEN e.reverses IS NULL THEN e.kind
            ELSE (SELECT o.kind FROM credits_pub_entry o WHERE o.id = e.reverses AND o.teacher_id = e.teacher_id) END,
       e.hours_x100, e.credits_x100, e.mode, e.level, e.category, e.role, e.programme_kind, e.rule
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_pub_entry e ON e.teacher_id = j.value
WHERE e.earned_on >= :from_day AND e.earned_on < :to_day AND (e.hours_x100 <> 0 OR e.credits_x100 <> 0)

-- name: corrections_of
SELECT e.teacher_id, e.id, c.was_on,
       CASE WHEN e.reverses IS NULL THEN e.kind
            ELSE (SELECT o.kind FROM credits_pub_entry o WHERE o.id = e.reverses AND o.teacher_id = e.teacher_id) END,
       e.hours_x100, e.credits_x100, e.mode, e.level, e.category, e.role, e.programme_kind, e.rule
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_pub_correction c ON c.teacher_id = j.value
JOIN credits_pub_entry e ON e.teacher_id = c.teacher_id AND e.id = c.entry_id
WHERE c.closed_id = :closed AND c.was_on >= :from_day AND c.was_on < :to_day
  AND (e.hours_x100 <> 0 OR e.credits_x100 <> 0)

-- name: transfers_of
SELECT t.teacher_id, t.since_day FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN cycles_transfer t ON t.teacher_id = j.value
WHERE t.cycle_id = :cycle AND t.policy = 'pro_rata' AND t.undone_ms IS NULL

-- name: entries_named
SELECT e.id, e.programme, e.provider, e.mode, e.level, e.category, e.kind, e.reverses
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) AS j (value)
JOIN credits_pub_entry e ON e.teacher_id = j.value
WHERE e.earned_on >= :from_day AND e.earned_on < :to_day

-- name: settled_of
SELECT s.teacher_id, s.asked_hours, s.asked_credits, s.earned_hours, s.earned_credits, s.capped_hours, s.capped_credits,
       s.carried_hours, s.carried_credits, s.offset_hours, s.offset_credits, s.org_key
FROM cycles_settled s
WHERE s.close_id = :id AND s.teacher_id = ANY (CAST(string_to_array(:ids, ',') AS BIGINT[]))
