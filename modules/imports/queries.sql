-- name: find_org
SELECT key, key_hi, level, name FROM orgs_pub_org WHERE code = :code
