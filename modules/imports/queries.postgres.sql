-- PostgreSQL has no json_each over a bound list; an array keeps the plan an index join.

-- name: sources
SELECT r.id, r.file_name, r.account_name, r.key_lo, r.key_hi, r.created_ms
FROM unnest(CAST(string_to_array(:ids, ',') AS BIGINT[])) j(value) JOIN imports_run r ON r.id = j.value
