-- name: latest_by_code
SELECT key, key_hi, code, name, level, kind, region_key, from_day, to_day, stages, area, ownership, boarding,
       small_rural, abolished_into, merged_into
FROM orgs_org WHERE code = :code ORDER BY to_day DESC, from_day DESC LIMIT 1

-- name: by_key
SELECT key, key_hi, code, name, level, kind, region_key, from_day, to_day, stages, area, ownership, boarding,
       small_rural, abolished_into, merged_into
FROM orgs_org WHERE key = :key

-- name: regions_below
SELECT key, key_hi, code, name, level, kind, region_key, from_day, to_day, stages, area, ownership, boarding,
       small_rural, abolished_into, merged_into
FROM orgs_org WHERE level = :level AND key > :lo AND key < :hi AND kind <> 'abolished' ORDER BY key

-- name: members
SELECT key, key_hi, code, name, level, kind, region_key, from_day, to_day, stages, area, ownership, boarding,
       small_rural, abolished_into, merged_into
FROM orgs_org WHERE level = :level AND key > :region AND key < :hi AND from_day <= :day AND :day < to_day ORDER BY key

-- name: search
SELECT key, key_hi, code, name, level, kind, region_key, from_day, to_day, stages, area, ownership, boarding,
       small_rural, abolished_into, merged_into
FROM orgs_org o
WHERE key >= :lo AND key < :hi AND (:level = '' OR level = :level)
  AND (substr(name, 1, CAST(:size AS INTEGER)) = :prefix OR substr(code, 1, CAST(:size AS INTEGER)) = :prefix
       OR EXISTS (SELECT 1 FROM orgs_name n
                  WHERE n.key = o.key AND substr(n.name, 1, CAST(:size AS INTEGER)) = :prefix))
ORDER BY key LIMIT :most

-- name: seeded
SELECT digest FROM orgs_seed WHERE what = :what

-- name: mark_seeded
INSERT INTO orgs_seed (what, digest) VALUES (:what, :digest)
ON CONFLICT (what) DO UPDATE SET digest = excluded.digest

-- name: any_region
SELECT count(*) FROM orgs_org WHERE key = 0

-- name: upsert_region
INSERT INTO orgs_org (key, key_hi, code, name, level, kind, region_key, from_day, to_day, abolished_into)
VALUES (:key, :key_hi, :code, :name, :level, :kind, :key, :from_day, :to_day, :abolished_into)
ON CONFLICT (key) DO UPDATE SET name = excluded.name, kind = excluded.kind, from_day = excluded.from_day,
  to_day = excluded.to_day, abolished_into = excluded.abolished_into

-- name: update_org
UPDATE orgs_org SET name = :name, kind = :kind, from_day = :from_day, to_day = :to_day, stages = :stages, area = :area,
  ownership = :ownership, boarding = :boarding, small_rural = :small_rural, merged_into = :merged_into
WHERE key = :key

-- name: end_org
UPDATE orgs_org SET to_day = :day, merged_into = :into WHERE key = :key

-- name: name_since
SELECT max(to_day) FROM orgs_name WHERE key = :key

-- name: add_name
INSERT INTO orgs_name (key, from_day, to_day, name) VALUES (:key, :from_day, :to_day, :name)

-- name: last_institutions
SELECT region_key, max(key) FROM orgs_org WHERE level = 'institution' GROUP BY region_key

-- name: flags_of
SELECT from_day, to_day FROM orgs_flag WHERE key = :key AND flag = :flag

-- name: put_flag
INSERT INTO orgs_flag (key, flag, from_day, to_day) VALUES (:key, :flag, :from_day, :to_day)
ON CONFLICT (key, flag, from_day) DO UPDATE SET to_day = excluded.to_day

-- name: terms_of_year
SELECT term, from_day, to_day FROM orgs_term WHERE key = :key AND school_year = :school_year

-- name: put_term
INSERT INTO orgs_term (key, school_year, term, from_day, to_day)
VALUES (:key, :school_year, :term, :from_day, :to_day)
ON CONFLICT (key, school_year, term) DO UPDATE SET from_day = excluded.from_day, to_day = excluded.to_day

-- name: calendar
SELECT key, school_year, term, from_day, to_day FROM orgs_term
WHERE school_year >= :first AND school_year <= :last AND key IN (:nation, :province, :city, :county, :self)

-- name: delete_flag
DELETE FROM orgs_flag WHERE key = :key AND flag = :flag AND from_day = :from_day

-- name: delete_term
DELETE FROM orgs_term WHERE key = :key AND school_year = :school_year AND term = :term

-- name: standing_names
SELECT key, code, name FROM orgs_org
WHERE key >= :lo AND key < :hi AND from_day <= :day AND :day < to_day AND kind NOT IN ('abolished', 'grouping')
