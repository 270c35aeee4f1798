-- Lists come as one parameter, joined by commas: one prepared statement whatever their number. Where a list carries more
-- than ids its items have fixed columns: the teacher in 19 digits, then the rest (src/store.cpp writes them).

-- name: open_chains
-- SQLite has one writer at a time already; PostgreSQL overrides this.
SELECT 1

-- name: chain_heads
SELECT c.teacher_id, c.seq, c.hash
FROM json_each('[' || :ids || ']') j JOIN credits_chain c ON c.teacher_id = j.value

-- name: save_heads
-- "WHERE 1" keeps SQLite from reading ON as part of a join.
INSERT INTO credits_chain (teacher_id, seq, hash)
SELECT CAST(substr(value, 1, 19) AS INTEGER), CAST(substr(value, 20, 10) AS INTEGER), substr(value, 30)
FROM json_each('["' || replace(:heads, ',', '","') || '"]') WHERE 1
ON CONFLICT (teacher_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash

-- name: known_keys
-- r: the reversal that undid the entry with its whole import, so that the row may come again.
SELECT e.teacher_id, e.key, e.id, r.id
FROM json_each('["' || replace(:keys, ',', '","') || '"]') j
JOIN credits_entry e ON e.teacher_id = CAST(substr(j.value, 1, 19) AS INTEGER) AND e.key = substr(j.value, 20)
LEFT JOIN credits_entry r ON r.teacher_id = e.teacher_id AND r.reverses = e.id AND r.origin LIKE 'undo:%'

-- name: entries_within
-- One item per teacher: the days from the first to the last of what is to be posted.
SELECT e.teacher_id, e.id, e.kind, e.earned_from, e.earned_on, e.start_minute, e.end_minute, e.programme, e.reverses,
       e.provider, e.hours_x100, e.origin
FROM json_each('["' || replace(:windows, ',', '","') || '"]') j
JOIN credits_entry e ON e.teacher_id = CAST(substr(j.value, 1, 19) AS INTEGER)
  AND e.earned_from <= CAST(substr(j.value, 27, 7) AS INTEGER)
  AND e.earned_on >= CAST(substr(j.value, 20, 7) AS INTEGER)
ORDER BY e.teacher_id, e.seq

-- name: known_holds
SELECT h.teacher_id, h.key, h.id, h.state, h.reason, h.detail
FROM json_each('["' || replace(:keys, ',', '","') || '"]') j
JOIN credits_hold h ON h.teacher_id = CAST(substr(j.value, 1, 19) AS INTEGER) AND h.key = substr(j.value, 20)

-- name: find_entry
SELECT teacher_id, seq, id, kind, earned_from, earned_on, posted_ms, hours_x100, credits_x100, records, start_minute,
       end_minute, mode, level, category, role, programme, programme_kind, provider, org_key, rule, origin, reverses, key,
       note, hash
FROM credits_entry WHERE teacher_id = :teacher AND id = :id

-- name: chain_of_entry
-- In whose chain it stands: the person's record, or one that was merged into it.
SELECT e.teacher_id FROM json_each('[' || :ids || ']') j
JOIN credits_entry e ON e.teacher_id = j.value WHERE e.id = :id

-- name: find_reversal
SELECT id FROM credits_entry WHERE teacher_id = :teacher AND reverses = :id

-- name: find_hold
SELECT entry, state FROM credits_hold WHERE teacher_id = :teacher AND id = :id

-- name: decide_hold
UPDATE credits_hold SET state = :state, decided_ms = :now, decided_by = :actor, decided_note = :note
WHERE teacher_id = :teacher AND id = :id AND state = 'open'

-- name: open_holds
SELECT teacher_id, id, reason, detail, entry, state, org_key, created_ms FROM credits_hold
WHERE state = 'open' AND org_key >= :lo AND org_key < :hi AND id > :after
ORDER BY id LIMIT :limit

-- name: page
SELECT e.teacher_id, e.seq, e.id, e.kind, e.earned_from, e.earned_on, e.posted_ms, e.hours_x100, e.credits_x100,
       e.records, e.mode, e.level, e.category, e.role, e.programme, e.programme_kind, e.provider, e.org_key, o.code,
       o.name, e.origin, e.note, e.reverses, r.id
FROM json_each('[' || :ids || ']') j
JOIN credits_entry e ON e.teacher_id = j.value
LEFT JOIN orgs_pub_org o ON o.key = e.org_key
LEFT JOIN credits_entry r ON r.teacher_id = e.teacher_id AND r.reverses = e.id
WHERE e.earned_on >= :from_day AND e.earned_on < :to_day
  AND (:mode = '' OR e.mode = :mode) AND (:category = '' OR e.category = :category)
  AND (:name = '' OR e.programme LIKE :name ESCAPE '\')
  AND (e.earned_on < :day OR (e.earned_on = :day AND (e.posted_ms < :ms OR (e.posted_ms = :ms AND e.id < :id))))
ORDER BY e.earned_on DESC, e.posted_ms DESC, e.id DESC LIMIT :limit

-- name: totals
SELECT COALESCE(SUM(e.hours_x100), 0), COALESCE(SUM(e.credits_x100), 0), COALESCE(SUM(e.records), 0)
FROM json_each('[' || :ids || ']') j
JOIN credits_entry e ON e.teacher_id = j.value
WHERE e.earned_on >= :from_day AND e.earned_on < :to_day
  AND (:mode = '' OR e.mode = :mode) AND (:category = '' OR e.category = :category)
  AND (:name = '' OR e.programme LIKE :name ESCAPE '\')

-- name: by_kind
-- One row for each day, mode and category: the years are made of days in the program.
SELECT e.earned_on, e.mode, e.category, SUM(e.hours_x100), SUM(e.credits_x100)
FROM json_each('[' || :ids || ']') j
JOIN credits_entry e ON e.teacher_id = j.value
GROUP BY e.earned_on, e.mode, e.category ORDER BY e.earned_on, e.mode, e.category

-- name: entries_between
-- Whole chains, for whoever recomputes them.
SELECT teacher_id, seq, id, kind, earned_from, earned_on, posted_ms, hours_x100, credits_x100, records, start_minute,
       end_minute, mode, level, category, role, programme, programme_kind, provider, org_key, rule, origin, reverses, key,
       note, hash
FROM credits_entry WHERE teacher_id >= :lo AND teacher_id <= :hi ORDER BY teacher_id, seq

-- name: heads_between
SELECT teacher_id, seq, hash FROM credits_chain WHERE teacher_id >= :lo AND teacher_id <= :hi ORDER BY teacher_id

-- name: chain_after
-- The chain that lies so many behind.
SELECT teacher_id FROM credits_chain WHERE teacher_id >= :from ORDER BY teacher_id LIMIT 1 OFFSET :many

-- name: entries_of_origin
-- Awards that stand, a page at a time in the order of the ledger; the columns of find_entry.
SELECT e.teacher_id, e.seq, e.id, e.kind, e.earned_from, e.earned_on, e.posted_ms, e.hours_x100, e.credits_x100,
       e.records, e.start_minute, e.end_minute, e.mode, e.level, e.category, e.role, e.programme, e.programme_kind,
       e.provider, e.org_key, e.rule, e.origin, e.reverses, e.key, e.note, e.hash
FROM credits_entry e
WHERE (e.teacher_id > :teacher OR (e.teacher_id = :teacher AND e.seq > :seq))
  AND (e.origin = :origin OR e.origin LIKE :rows) AND e.kind IN ('award', 'transfer_in', 'offset', 'adjustment')
  AND NOT EXISTS (SELECT 1 FROM credits_entry r WHERE r.teacher_id = e.teacher_id AND r.reverses = e.id)
ORDER BY e.teacher_id, e.seq LIMIT :limit

-- name: entries_of_origin_among
-- The same, of these people alone: their chains are read, not the ledger.
SELECT e.teacher_id, e.seq, e.id, e.kind, e.earned_from, e.earned_on, e.posted_ms, e.hours_x100, e.credits_x100,
       e.records, e.start_minute, e.end_minute, e.mode, e.level, e.category, e.role, e.programme, e.programme_kind,
       e.provider, e.org_key, e.rule, e.origin, e.reverses, e.key, e.note, e.hash
FROM json_each('[' || :ids || ']') j JOIN credits_entry e ON e.teacher_id = j.value
WHERE (e.teacher_id > :teacher OR (e.teacher_id = :teacher AND e.seq > :seq))
  AND (e.origin = :origin OR e.origin LIKE :rows) AND e.kind IN ('award', 'transfer_in', 'offset', 'adjustment')
  AND NOT EXISTS (SELECT 1 FROM credits_entry r WHERE r.teacher_id = e.teacher_id AND r.reverses = e.id)
ORDER BY e.teacher_id, e.seq LIMIT :limit

-- name: count_origin
SELECT COUNT(*), COUNT(r.id) FROM credits_entry e
LEFT JOIN credits_entry r ON r.teacher_id = e.teacher_id AND r.reverses = e.id
WHERE (e.origin = :origin OR e.origin LIKE :rows) AND e.kind IN ('award', 'transfer_in', 'offset', 'adjustment')

-- name: count_origin_among
SELECT COUNT(*), COUNT(r.id)
FROM json_each('[' || :ids || ']') j JOIN credits_entry e ON e.teacher_id = j.value
LEFT JOIN credits_entry r ON r.teacher_id = e.teacher_id AND r.reverses = e.id
WHERE (e.origin = :origin OR e.origin LIKE :rows) AND e.kind IN ('award', 'transfer_in', 'offset', 'adjustment')

-- name: count_holds_of_origin
SELECT state, COUNT(*) FROM credits_hold WHERE origin = :origin GROUP BY state

-- name: withdraw_holds
DELETE FROM credits_hold WHERE origin = :origin AND state = 'open'

-- name: list_holds
SELECT h.teacher_id, h.id, h.reason, h.detail, h.entry, h.state, h.org_key, h.created_ms, COALESCE(t.name, ''),
       COALESCE(o.name, ''), COALESCE(h.decided_ms, 0), h.decided_note, h.reasons
FROM credits_hold h
LEFT JOIN people_pub_teacher t ON t.teacher_id = h.teacher_id
LEFT JOIN orgs_pub_org o ON o.key = h.org_key
WHERE h.state = :state AND h.org_key >= :lo AND h.org_key < :hi AND (:reason = '' OR h.reason = :reason)
  AND (:text = '' OR t.name LIKE :text) AND h.id > :after
ORDER BY h.id LIMIT :limit

-- name: count_holds
SELECT COUNT(*) FROM credits_hold h LEFT JOIN people_pub_teacher t ON t.teacher_id = h.teacher_id
WHERE h.state = :state AND h.org_key >= :lo AND h.org_key < :hi AND (:reason = '' OR h.reason = :reason)
  AND (:text = '' OR t.name LIKE :text)

-- name: holds_by_reason
SELECT reason, COUNT(*) FROM credits_hold
WHERE state = :state AND org_key >= :lo AND org_key < :hi GROUP BY reason

-- name: one_hold
SELECT h.teacher_id, h.id, h.reason, h.detail, h.entry, h.state, h.org_key, h.created_ms, COALESCE(t.name, ''),
       COALESCE(o.name, ''), COALESCE(h.decided_ms, 0), h.decided_note, h.reasons
FROM credits_hold h
LEFT JOIN people_pub_teacher t ON t.teacher_id = h.teacher_id
LEFT JOIN orgs_pub_org o ON o.key = h.org_key
WHERE h.teacher_id = :teacher AND h.id = :id

-- name: waiting_holds
SELECT COUNT(*), MIN(created_ms) FROM credits_hold WHERE state = 'open' AND org_key >= :lo AND org_key < :hi

-- name: entries_beside
-- The first columns are those of page.
SELECT e.teacher_id, e.seq, e.id, e.kind, e.earned_from, e.earned_on, e.posted_ms, e.hours_x100, e.credits_x100,
       e.records, e.mode, e.level, e.category, e.role, e.programme, e.programme_kind, e.provider, e.org_key, o.code,
       o.name, e.origin, e.note, e.reverses, r.id, e.start_minute, e.end_minute
FROM credits_entry e
LEFT JOIN orgs_pub_org o ON o.key = e.org_key
LEFT JOIN credits_entry r ON r.teacher_id = e.teacher_id AND r.reverses = e.id
WHERE e.teacher_id = :teacher AND e.kind IN ('award', 'transfer_in', 'offset', 'adjustment')
  AND e.earned_on >= :first AND e.earned_from <= :last
ORDER BY e.earned_from, e.seq LIMIT 50

-- name: org_name
SELECT name FROM orgs_pub_org WHERE key = :key

-- name: reopen_hold
UPDATE credits_hold SET state = 'open', decided_ms = NULL, decided_by = NULL, decided_note = ''
WHERE teacher_id = :teacher AND id = :id AND state = :state

-- name: hold_gate
-- SQLite has one writer at a time already; PostgreSQL overrides this.
SELECT 1

-- name: change_gate
UPDATE credits_gate SET edition = edition + 1 WHERE id = 1

-- name: closed_days
SELECT id, from_day, to_day, key_lo, key_hi FROM credits_closed ORDER BY from_day, id

-- name: add_closed
INSERT INTO credits_closed (id, from_day, to_day, key_lo, key_hi, closed_ms)
VALUES (:id, :from_day, :to_day, :lo, :hi, :now)

-- name: drop_closed
DELETE FROM credits_closed WHERE id = :id

-- name: count_corrections
SELECT COUNT(*) FROM credits_correction WHERE closed_id = :id

-- name: add_correction
INSERT INTO credits_correction (teacher_id, entry_id, closed_id, was_from, was_on, corrects)
VALUES (:teacher, :entry, :closed, :was_from, :was_on, :corrects)

-- name: hash_of_link
SELECT hash FROM credits_entry WHERE teacher_id = :teacher AND seq = :seq

-- name: links_around
-- An entry, the one before it and the one behind; the columns of find_entry.
SELECT teacher_id, seq, id, kind, earned_from, earned_on, posted_ms, hours_x100, credits_x100, records, start_minute,
       end_minute, mode, level, category, role, programme, programme_kind, provider, org_key, rule, origin, reverses, key,
       note, hash
FROM credits_entry WHERE teacher_id = :teacher AND seq >= :seq - 1 AND seq <= :seq + 1 ORDER BY seq

-- name: head_of
SELECT seq, hash FROM credits_chain WHERE teacher_id = :teacher

-- name: sources_of
SELECT s.teacher_id, s.key, s.chain_id, s.entry_id, s.entry
FROM json_each('[' || :ids || ']') j JOIN credits_source s ON s.teacher_id = j.value

-- name: save_source
INSERT INTO credits_source (teacher_id, key, chain_id, entry_id, origin, entry, hold_id, linked_ms)
VALUES (:teacher, :key, :chain, :entry_id, :origin, :entry, :hold, :now)

-- name: drop_source
DELETE FROM credits_source WHERE teacher_id = :teacher AND key = :key

-- name: drop_sources_of_origin
DELETE FROM credits_source WHERE origin = :origin

-- name: move_sources
UPDATE credits_source SET chain_id = :to_chain, entry_id = :to_entry WHERE chain_id = :chain AND entry_id = :entry

-- name: sources_left
-- Whose entry was taken back, in these chains.
SELECT s.teacher_id, s.key, s.entry, s.hold_id
FROM json_each('[' || :ids || ']') j JOIN credits_source s ON s.chain_id = j.value
JOIN credits_entry r ON r.teacher_id = s.chain_id AND r.reverses = s.entry_id

-- name: wait_again
UPDATE credits_hold SET state = 'open', reason = 'source_gone', detail = :detail, reasons = '', decided_ms = NULL, decided_by = NULL,
       decided_note = '' WHERE teacher_id = :teacher AND key = :key

-- name: save_hold
INSERT INTO credits_hold (teacher_id, id, reason, detail, entry, key, org_key, state, created_ms, origin)
VALUES (:teacher, :id, 'source_gone', :detail, :entry, :key, :org_key, 'open', :now, :origin)
