-- name: count_versions
SELECT COUNT(*) FROM plans_version

-- name: version_heads
SELECT plan_id, number FROM plans_version ORDER BY plan_id, number

-- name: read_version
SELECT plan_id, number, effective_day, published_day, published_ms, published_by, note, source, toml, cases, digest
FROM plans_version WHERE plan_id = :plan_id AND number = :number

-- name: last_version
SELECT number FROM plans_version WHERE plan_id = :plan_id ORDER BY number DESC LIMIT 1

-- name: put_version
INSERT INTO plans_version (plan_id, number, region_key, effective_day, published_day, published_ms, account_id,
                           published_by, note, source, toml, cases, digest)
VALUES (:plan_id, :number, :region_key, :effective_day, :published_day, :published_ms, :account_id,
        :published_by, :note, :source, :toml, :cases, :digest)
