-- name: schools_in
SELECT o.key, o.code, o.name, o.stages, o.area, o.ownership, o.boarding, o.small_rural, r.name,
  (SELECT COUNT(*) FROM people_pub_employment e WHERE e.org_key = o.key AND e.from_day <= :day AND e.to_day > :day)
FROM orgs_pub_org o LEFT JOIN orgs_pub_org r ON r.key = o.region_key
WHERE o.level = 'school' AND o.key >= :lo AND o.key < :hi AND o.from_day <= :day AND o.to_day > :day
ORDER BY o.key

-- name: flags_of
SELECT key, flag FROM orgs_pub_flag WHERE key IN (:school, :region) AND from_day <= :day AND to_day > :day ORDER BY flag

-- name: funds_of
SELECT year, account, payer, basis, money_fen FROM funds_pub_row WHERE org_key = :key ORDER BY year, account, payer

-- name: sessions_of
SELECT day, form, topic, minutes, attendees FROM research_pub_session
WHERE org_key = :key AND day >= :from_day AND day < :to_day ORDER BY day, form, topic

-- name: teachers_in
SELECT e.teacher_id, t.name, t.stage, t.subject FROM people_pub_employment e
JOIN people_pub_teacher t ON t.teacher_id = e.teacher_id
WHERE e.org_key = :key AND e.from_day <= :day AND e.to_day > :day ORDER BY e.teacher_id
