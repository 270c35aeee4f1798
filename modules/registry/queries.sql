-- name: find_item
SELECT level, person_id, category, status, to_day FROM registry_item WHERE key = :key

-- name: insert_item
INSERT INTO registry_item (id, kind, name, level, owner_kind, owner_key, owner_id, partner_key, person_id, category,
  status, from_day, to_day, key)
VALUES (:id, :kind, :name, :level, :owner_kind, :owner_key, :owner_id, :partner_key, :person_id, :category,
  :status, :from_day, :to_day, :key)

-- name: change_item
UPDATE registry_item SET level = :level, person_id = :person_id, category = :category, status = :status,
  to_day = :to_day
WHERE key = :key

-- name: cover
INSERT INTO registry_coverage (source, kind, key_lo, key_hi, year)
VALUES (:source, :kind, :key_lo, :key_hi, :year)
ON CONFLICT DO NOTHING

-- name: delete_item
DELETE FROM registry_item WHERE key = :key

-- name: uncover
DELETE FROM registry_coverage
WHERE source = :source AND kind = :kind AND key_lo = :key_lo AND key_hi = :key_hi AND year = :year
