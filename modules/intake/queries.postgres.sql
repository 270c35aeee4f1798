-- PostgreSQL has no json_each over a bound list.

-- name: known_ids
SELECT k.external_id, k.digest, k.batch_id, k.row_no, r.state, r.teacher_id, r.entry_id
FROM unnest(string_to_array(:ids, ',')) AS j (value)
JOIN intake_known k ON k.platform_id = :platform AND k.external_id = j.value
LEFT JOIN intake_row r ON r.batch_id = k.batch_id AND r.row_no = k.row_no
