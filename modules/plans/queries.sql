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

-- What the column snapshot reads: whole tables, or the rows of some teachers. No ORDER BY where a table is
-- long: the snapshot sorts in memory, and PostgreSQL would sort tens of millions of rows on disk.

-- name: all_orgs
SELECT key, key_hi, region_key, code, level, kind, stages, area, ownership, from_day, to_day, small_rural, boarding
FROM orgs_pub_org

-- name: all_flags
SELECT key, flag, from_day, to_day FROM orgs_pub_flag

-- name: all_terms
SELECT key, school_year, from_day, to_day FROM orgs_pub_term ORDER BY key, school_year, from_day

-- name: all_teachers
SELECT teacher_id, sex, stage, subject, birth_day, service_day FROM people_pub_teacher

-- name: all_aliases
SELECT old_id, teacher_id FROM people_pub_alias

-- name: all_employments
SELECT teacher_id, from_day, to_day, org_key FROM people_pub_employment

-- name: all_periods
SELECT teacher_id, from_day, to_day, kind, value FROM people_pub_period
WHERE kind IN ('post', 'title_rank', 'full_time')

-- name: all_designations
SELECT teacher_id, from_day, to_day, designation, level FROM people_pub_designation

-- name: all_entries
SELECT teacher_id, seq, earned_on, posted_ms, hours_x100, credits_x100, records, org_key, mode, level, category, role,
  programme, programme_kind, provider, id
FROM credits_pub_entry

-- name: all_items
SELECT kind, level, category, status, owner_kind, owner_key, owner_id, partner_key, person_id, from_day, to_day
FROM registry_pub_item ORDER BY kind, owner_key, from_day, id

-- name: all_money
SELECT org_key, year, account, payer, money_fen FROM funds_pub_row ORDER BY org_key, year, account, payer

-- name: all_sessions
SELECT org_key, day, form, minutes, attendees, host_id FROM research_pub_session ORDER BY org_key, day

-- name: all_coverage
SELECT source, kind, key_lo, key_hi, year FROM registry_pub_coverage ORDER BY year, key_lo, key_hi, source, kind

-- name: table_sizes
SELECT (SELECT COUNT(*) FROM people_pub_teacher), (SELECT COUNT(*) FROM credits_pub_entry)

-- name: rollup_of_provision
SELECT at_day, digest, mark, status, met, on_track, behind, missed, no_data, value, low, high, first_day, last_day,
       made_ms, known_day
FROM plans_rollup
WHERE plan = :plan AND region_key = :region AND provision = :provision AND (known_day = :known OR :known = -1)
ORDER BY at_day

-- name: rollup_of_region
SELECT plan, at_day, digest, COUNT(*), SUM(CASE status WHEN 0 THEN 1 ELSE 0 END), SUM(CASE status WHEN 1 THEN 1 ELSE 0 END),
       SUM(CASE status WHEN 2 THEN 1 ELSE 0 END), SUM(CASE status WHEN 3 THEN 1 ELSE 0 END),
       SUM(CASE status WHEN 4 THEN 1 ELSE 0 END), MIN(mark), MAX(mark)
FROM plans_rollup
WHERE region_key = :region AND known_day = :known
GROUP BY plan, at_day, digest
ORDER BY plan, at_day

-- name: rollup_rows
SELECT at_day, digest, mark, status, met, on_track, behind, missed, no_data, value, low, high, first_day, last_day,
       made_ms, known_day, region_key, provision
FROM plans_rollup WHERE plan = :plan AND mark = :mark

-- name: put_rollup
INSERT INTO plans_rollup (plan, region_key, provision, known_day, at_day, digest, mark, status, met, on_track, behind,
                          missed, no_data, value, low, high, first_day, last_day, made_ms)
VALUES (:plan, :region, :provision, :known, :at, :digest, :mark, :status, :met, :on_track, :behind, :missed, :no_data,
        :value, :low, :high, :first, :last, :made)
ON CONFLICT (plan, region_key, provision, known_day, at_day) DO UPDATE
SET digest = excluded.digest, mark = excluded.mark, status = excluded.status, met = excluded.met,
    on_track = excluded.on_track, behind = excluded.behind, missed = excluded.missed, no_data = excluded.no_data,
    value = excluded.value, low = excluded.low, high = excluded.high, first_day = excluded.first_day,
    last_day = excluded.last_day, made_ms = excluded.made_ms

-- name: drop_rollup
DELETE FROM plans_rollup WHERE plan = :plan

-- What tells the snapshot that something was committed. Entries by their ids, which grow with time (an index is
-- kept for it); the other tables by counts and sums, which change when a row comes, goes or gets another date.

-- name: entries_since
SELECT teacher_id, MAX(seq), MAX(id) FROM credits_pub_entry WHERE id > :since GROUP BY teacher_id

-- name: people_mark
SELECT COUNT(*), SUM(service_day), SUM(COALESCE(birth_day, 0)), SUM(LENGTH(stage) * 7 + LENGTH(subject) * 31 + LENGTH(sex))
FROM people_pub_teacher
UNION ALL SELECT COUNT(*), SUM(from_day), SUM(to_day), SUM(org_key % 1000003) FROM people_pub_employment
UNION ALL SELECT COUNT(*), SUM(from_day), SUM(to_day), SUM(LENGTH(value)) FROM people_pub_period
UNION ALL SELECT COUNT(*), SUM(from_day), SUM(to_day), SUM(LENGTH(level)) FROM people_pub_designation
UNION ALL SELECT COUNT(*), SUM(teacher_id % 1000003), 0, 0 FROM people_pub_alias

-- name: tables_mark
SELECT COUNT(*), SUM(from_day), SUM(to_day), SUM(LENGTH(status) + id % 1000003) FROM registry_pub_item
UNION ALL SELECT COUNT(*), SUM(money_fen), SUM(year), 0 FROM funds_pub_row
UNION ALL SELECT COUNT(*), SUM(day), SUM(minutes), 0 FROM research_pub_session
UNION ALL SELECT COUNT(*), SUM(year), SUM(key_lo % 1000003), SUM(key_hi % 1000003) FROM registry_pub_coverage
UNION ALL SELECT COUNT(*), SUM(from_day), SUM(to_day), SUM(small_rural + boarding * 2 + LENGTH(area) + LENGTH(stages) * 7)
FROM orgs_pub_org
UNION ALL SELECT COUNT(*), SUM(from_day), SUM(to_day), SUM(LENGTH(flag)) FROM orgs_pub_flag
UNION ALL SELECT COUNT(*), SUM(from_day), SUM(to_day), 0 FROM orgs_pub_term
