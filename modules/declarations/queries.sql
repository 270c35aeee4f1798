-- name: insert_declaration
INSERT INTO declarations_declaration (
  teacher_id, id, version, state, done_level, next_level, chain, kind, title, provider, role, mode, level,
  category, from_day, on_day, hours_x100, vouch, words, org_key, created_ms, changed_ms, submitted_ms,
  due_day, post_ms, recognised_ms, batch, final_hours_x100, final_credits_x100, rule, explanation, entry_id,
  hold_id, trouble, trouble_detail, seen_ms, same)
VALUES (
  :teacher_id, :id, :version, :state, :done_level, :next_level, :chain, :kind, :title, :provider, :role,
  :mode, :level, :category, :from_day, :on_day, :hours_x100, :vouch, :words, :org_key, :created_ms,
  :changed_ms, :submitted_ms, :due_day, :post_ms, :recognised_ms, :batch, :final_hours_x100,
  :final_credits_x100, :rule, :explanation, :entry_id, :hold_id, :trouble, :trouble_detail, :seen_ms, :same)

-- name: update_declaration
-- Two devices, or two verifiers: the row changes for the one that saw its present version.
UPDATE declarations_declaration SET
  version = :version, state = :state, done_level = :done_level, next_level = :next_level, chain = :chain,
  kind = :kind, title = :title, provider = :provider, role = :role, mode = :mode, level = :level, category =
  :category, from_day = :from_day, on_day = :on_day, hours_x100 = :hours_x100, vouch = :vouch, words =
  :words, org_key = :org_key, changed_ms = :changed_ms, submitted_ms = :submitted_ms, due_day = :due_day,
  post_ms = :post_ms, recognised_ms = :recognised_ms, batch = :batch, final_hours_x100 = :final_hours_x100,
  final_credits_x100 = :final_credits_x100, rule = :rule, explanation = :explanation, entry_id = :entry_id,
  hold_id = :hold_id, trouble = :trouble, trouble_detail = :trouble_detail, seen_ms = :seen_ms, same = :same
WHERE teacher_id = :teacher_id AND id = :id AND version = :old_version

-- name: find
SELECT teacher_id, id, version, state, done_level, next_level, chain, kind, title, provider, role, mode, level,
       category, from_day, on_day, hours_x100, vouch, words, org_key, created_ms, changed_ms, submitted_ms,
       due_day, post_ms, recognised_ms, batch, final_hours_x100, final_credits_x100, rule, explanation,
       entry_id, hold_id, trouble, trouble_detail, seen_ms
FROM declarations_declaration WHERE id = :id

-- name: of_person
SELECT teacher_id, id, version, state, done_level, next_level, chain, kind, title, provider, role, mode, level,
       category, from_day, on_day, hours_x100, vouch, words, org_key, created_ms, changed_ms, submitted_ms,
       due_day, post_ms, recognised_ms, batch, final_hours_x100, final_credits_x100, rule, explanation,
       entry_id, hold_id, trouble, trouble_detail, seen_ms
FROM declarations_declaration
WHERE teacher_id = :teacher OR teacher_id IN (SELECT old_id FROM people_pub_alias WHERE teacher_id = :teacher)
ORDER BY changed_ms DESC, id DESC LIMIT :limit

-- name: open_count
SELECT COUNT(*) FROM declarations_declaration
WHERE teacher_id = :teacher AND state IN ('draft', 'submitted', 'verified', 'sent_back')

-- name: others_on_days
-- What else the person says of these days, that is not refused or taken back.
SELECT id, title, from_day, on_day, hours_x100, same FROM declarations_declaration
WHERE teacher_id = :teacher AND id <> :id AND state IN ('submitted', 'verified', 'recognised')
  AND from_day <= :on_day AND on_day >= :from_day LIMIT 100

-- name: queue
-- `way` 1: the oldest first; -1: the latest first.
SELECT d.teacher_id, d.id, d.version, d.state, d.done_level, d.next_level, d.chain, d.kind, d.title, d.provider,
       d.role, d.mode, d.level, d.category, d.from_day, d.on_day, d.hours_x100, d.vouch, d.words, d.org_key,
       d.created_ms, d.changed_ms, d.submitted_ms, d.due_day, d.post_ms, d.recognised_ms, d.batch,
       d.final_hours_x100, d.final_credits_x100, d.rule, d.explanation, d.entry_id, d.hold_id, d.trouble,
       d.trouble_detail, d.seen_ms
FROM declarations_declaration d
LEFT JOIN people_pub_alias a ON a.old_id = d.teacher_id
JOIN people_pub_teacher t ON t.teacher_id = COALESCE(a.teacher_id, d.teacher_id)
WHERE d.org_key >= :lo AND d.org_key < :hi AND d.state <> 'draft' AND (:state = '' OR d.state = :state)
  AND (:next = '' OR d.next_level = :next) AND (:kind = '' OR d.kind = :kind)
  AND (:due_before = 0 OR (d.due_day < :due_before AND d.due_day > 0 AND d.next_level <> ''))
  AND (:troubled = 0 OR d.trouble <> '') AND (:name = '' OR t.name LIKE :name ESCAPE '\')
  AND (d.changed_ms * :way > :ms OR (d.changed_ms * :way = :ms AND d.id * :way > :id))
ORDER BY d.changed_ms * :way, d.id * :way LIMIT :limit

-- name: queue_size
SELECT COUNT(*) FROM declarations_declaration d
LEFT JOIN people_pub_alias a ON a.old_id = d.teacher_id
JOIN people_pub_teacher t ON t.teacher_id = COALESCE(a.teacher_id, d.teacher_id)
WHERE d.org_key >= :lo AND d.org_key < :hi AND d.state <> 'draft' AND (:state = '' OR d.state = :state)
  AND (:next = '' OR d.next_level = :next) AND (:kind = '' OR d.kind = :kind)
  AND (:due_before = 0 OR (d.due_day < :due_before AND d.due_day > 0 AND d.next_level <> ''))
  AND (:troubled = 0 OR d.trouble <> '') AND (:name = '' OR t.name LIKE :name ESCAPE '\')

-- name: waiting
SELECT COUNT(*), COALESCE(MIN(submitted_ms), 0), COALESCE(MIN(due_day), 0) FROM declarations_declaration
WHERE next_level = :next AND org_key >= :lo AND org_key < :hi

-- name: troubled
SELECT COUNT(*), COALESCE(MIN(changed_ms), 0) FROM declarations_declaration
WHERE state = 'verified' AND trouble <> '' AND org_key >= :lo AND org_key < :hi

-- name: of_person_waiting
-- What waits for the person: sent back; and what was answered and not read yet.
SELECT COALESCE(SUM(CASE WHEN state = 'sent_back' THEN 1 ELSE 0 END), 0),
       COALESCE(MIN(CASE WHEN state = 'sent_back' THEN changed_ms END), 0),
       COALESCE(MIN(CASE WHEN state = 'sent_back' THEN due_day END), 0),
       COALESCE(SUM(CASE WHEN state IN ('recognised', 'rejected', 'reversed') AND seen_ms < changed_ms
                         THEN 1 ELSE 0 END), 0),
       COALESCE(MIN(CASE WHEN state IN ('recognised', 'rejected', 'reversed') AND seen_ms < changed_ms
                         THEN changed_ms END), 0)
FROM declarations_declaration WHERE teacher_id = :teacher

-- name: see
UPDATE declarations_declaration SET seen_ms = :now
WHERE teacher_id = :teacher AND state IN ('recognised', 'rejected', 'reversed') AND seen_ms < changed_ms

-- name: due_posts
SELECT teacher_id, id, version, state, done_level, next_level, chain, kind, title, provider, role, mode, level,
       category, from_day, on_day, hours_x100, vouch, words, org_key, created_ms, changed_ms, submitted_ms,
       due_day, post_ms, recognised_ms, batch, final_hours_x100, final_credits_x100, rule, explanation,
       entry_id, hold_id, trouble, trouble_detail, seen_ms
FROM declarations_declaration
WHERE state = 'verified' AND post_ms > 0 AND post_ms <= :now AND trouble = '' ORDER BY post_ms, id LIMIT :limit

-- name: next_post
SELECT COALESCE(MIN(post_ms), 0) FROM declarations_declaration WHERE state = 'verified' AND post_ms > 0 AND trouble = ''

-- name: held
SELECT teacher_id, id, version, state, done_level, next_level, chain, kind, title, provider, role, mode, level,
       category, from_day, on_day, hours_x100, vouch, words, org_key, created_ms, changed_ms, submitted_ms,
       due_day, post_ms, recognised_ms, batch, final_hours_x100, final_credits_x100, rule, explanation,
       entry_id, hold_id, trouble, trouble_detail, seen_ms
FROM declarations_declaration WHERE state = 'verified' AND hold_id > 0 ORDER BY id LIMIT :limit

-- name: of_batch
SELECT teacher_id, id, version, state, done_level, next_level, chain, kind, title, provider, role, mode, level,
       category, from_day, on_day, hours_x100, vouch, words, org_key, created_ms, changed_ms, submitted_ms,
       due_day, post_ms, recognised_ms, batch, final_hours_x100, final_credits_x100, rule, explanation,
       entry_id, hold_id, trouble, trouble_detail, seen_ms
FROM declarations_declaration WHERE batch = :batch ORDER BY id

-- name: insert_step
INSERT INTO declarations_step (teacher_id, declaration_id, version, at_ms, deed, actor_id, actor_name, level, from_state,
  to_state, from_done, from_next, from_due, reasons, words, content, batch)
VALUES (:teacher, :id, :version, :at_ms, :deed, :actor_id, :actor_name, :level, :from_state, :to_state, :from_done,
  :from_next, :from_due, :reasons, :words, :content, :batch)

-- name: steps
SELECT version, at_ms, deed, actor_name, level, from_state, to_state, reasons, words, content FROM declarations_step
WHERE teacher_id = :teacher AND declaration_id = :id ORDER BY version

-- name: step_of_version
SELECT from_state, from_done, from_next, from_due, actor_id FROM declarations_step
WHERE teacher_id = :teacher AND declaration_id = :id AND version = :version

-- name: verified_by
-- Whoever already said yes to it.
SELECT COUNT(*) FROM declarations_step
WHERE teacher_id = :teacher AND declaration_id = :id AND deed = 'verify' AND actor_id = :account

-- name: batch_head
SELECT actor_id, MIN(at_ms), COUNT(*) FROM declarations_step WHERE batch = :batch GROUP BY actor_id

-- name: insert_file
INSERT INTO declarations_file (teacher_id, declaration_id, id, name, type, digest, bytes, width, height, taken_day, view,
  thumb, scanned, added_ms)
VALUES (:teacher, :declaration, :id, :name, :type, :digest, :bytes, :width, :height, :taken, :view, :thumb, :scanned, :now)

-- name: remove_file
UPDATE declarations_file SET removed_ms = :now
WHERE teacher_id = :teacher AND declaration_id = :declaration AND id = :id AND removed_ms = 0

-- name: same_file
-- The same photograph under another claim: shown to the verifier.
SELECT f.declaration_id, d.title, d.teacher_id FROM declarations_file f
JOIN declarations_declaration d ON d.teacher_id = f.teacher_id AND d.id = f.declaration_id
WHERE f.digest = :digest AND f.declaration_id <> :declaration AND f.removed_ms = 0 AND d.state <> 'draft'
ORDER BY f.id LIMIT 5

-- name: bounds
-- What holds for a year: the earliest of all that is set above.
SELECT COALESCE(MIN(d.last_day), 0), COALESCE(MIN(CASE WHEN d.verify_day > 0 THEN d.verify_day END), 0)
FROM json_each('[' || :keys || ']') j JOIN declarations_deadline d ON d.org_key = j.value AND d.year = :year

-- name: deadline_of
SELECT d.org_key, d.year, d.last_day, d.verify_day, d.words, d.set_by, d.set_ms, o.code, o.name
FROM declarations_deadline d JOIN orgs_pub_org o ON o.key = d.org_key
WHERE d.org_key = :org_key AND d.year = :year

-- name: set_deadline
INSERT INTO declarations_deadline (org_key, year, last_day, verify_day, words, set_by, set_ms)
VALUES (:org_key, :year, :last_day, :verify_day, :words, :by, :now)
ON CONFLICT (org_key, year) DO UPDATE SET last_day = excluded.last_day, verify_day = excluded.verify_day,
  words = excluded.words, set_by = excluded.set_by, set_ms = excluded.set_ms

-- name: drop_deadline
DELETE FROM declarations_deadline WHERE org_key = :org_key AND year = :year

-- name: due_no_later
UPDATE declarations_declaration SET due_day = :verify_day
WHERE next_level <> '' AND org_key >= :lo AND org_key < :hi AND on_day >= :first AND on_day < :end
  AND due_day > :verify_day

-- name: deadlines
SELECT d.org_key, d.year, d.last_day, d.verify_day, d.words, d.set_by, d.set_ms, o.code, o.name
FROM declarations_deadline d JOIN orgs_pub_org o ON o.key = d.org_key
WHERE (d.org_key >= :lo AND d.org_key < :hi) OR d.org_key IN (SELECT value FROM json_each('[' || :keys || ']'))
ORDER BY d.year DESC, d.org_key LIMIT 200

-- name: open_drafts
SELECT org_key, on_day FROM declarations_declaration WHERE teacher_id = :teacher AND state = 'draft' LIMIT 100

-- name: due_soon
SELECT org_key, next_level, COUNT(*), MIN(due_day) FROM declarations_declaration
WHERE next_level <> '' AND due_day > 0 AND due_day <= :day GROUP BY org_key, next_level LIMIT 10000

-- name: insert_reminder
INSERT INTO declarations_reminder (org_key, level, day, waiting) VALUES (:org_key, :level, :day, :waiting)
ON CONFLICT (org_key, level, day) DO NOTHING

-- name: recent_titles
-- What was declared around here lately: a colleague who sat in the same room need not type it again.
SELECT title, kind, provider, from_day, on_day, hours_x100, COUNT(*) FROM declarations_declaration
WHERE org_key = :org_key AND state IN ('submitted', 'verified', 'recognised') AND on_day >= :since
GROUP BY title, kind, provider, from_day, on_day, hours_x100 ORDER BY on_day DESC, COUNT(*) DESC LIMIT 8

-- name: last_kind
SELECT kind FROM declarations_declaration WHERE teacher_id = :teacher AND kind <> '' ORDER BY created_ms DESC LIMIT 1

-- name: wake
-- Changes only where nothing is due earlier; what is past was lost.
UPDATE declarations_wake SET due_ms = :due WHERE id = 1 AND (due_ms > :due OR due_ms <= :now)

-- name: files_of_many
SELECT f.declaration_id, f.id, f.name, f.type, f.digest, f.bytes, f.width, f.height, f.taken_day, f.view, f.thumb,
       f.scanned, f.added_ms
FROM json_each('[' || :ids || ']') j JOIN declarations_declaration d ON d.id = j.value
JOIN declarations_file f ON f.teacher_id = d.teacher_id AND f.declaration_id = d.id
WHERE f.removed_ms = 0 ORDER BY f.id

-- name: titles
SELECT d.id, d.title, t.name FROM json_each('[' || :ids || ']') j JOIN declarations_declaration d ON d.id = j.value
LEFT JOIN people_pub_teacher t ON t.teacher_id = d.teacher_id

-- name: last_answers
SELECT s.declaration_id, s.deed, s.reasons, s.words, s.actor_name, s.at_ms
FROM json_each('[' || :ids || ']') j JOIN declarations_declaration d ON d.id = j.value
JOIN declarations_step s ON s.teacher_id = d.teacher_id AND s.declaration_id = d.id
WHERE s.deed IN ('send_back', 'reject', 'reverse') ORDER BY s.version

-- name: facts_of
-- What a conversion rule may ask of the person: when service began, and whether they lead a school on the day.
SELECT t.service_day, (SELECT COUNT(*) FROM people_pub_period p WHERE p.teacher_id = t.teacher_id AND p.kind = 'post'
    AND p.value IN ('principal', 'vice_principal') AND p.from_day <= :day AND p.to_day > :day)
FROM people_pub_teacher t
WHERE t.teacher_id = COALESCE((SELECT a.teacher_id FROM people_pub_alias a WHERE a.old_id = :teacher), :teacher)

-- name: population
-- Recognised within; what was reversed after the draw still belongs to it.
SELECT id, org_key, kind FROM declarations_declaration
WHERE org_key >= :lo AND org_key < :hi AND recognised_ms > 0 AND recognised_ms >= :from_ms AND recognised_ms < :end_ms
  AND (state = 'recognised' OR (state = 'reversed' AND changed_ms >= :drawn_ms)) LIMIT :limit

-- name: insert_draw
INSERT INTO declarations_draw (id, key_lo, key_hi, from_day, to_day, percent_x100, seed, population, population_digest,
  drawn, actor_id, actor_name, created_ms, due_day, stratum, each_least, from_ms, end_ms, schools)
VALUES (:id, :lo, :hi, :from, :to, :percent, :seed, :population, :digest, :drawn, :actor_id, :actor_name, :now, :due,
  :stratum, :each, :from_ms, :end_ms, :schools)

-- name: insert_drawn
INSERT INTO declarations_drawn (draw_id, declaration_id, teacher_id, org_key, place)
SELECT :draw, d.id, d.teacher_id, d.org_key, :place FROM declarations_declaration d WHERE d.id = :id

-- name: draws
SELECT d.id, d.key_lo, d.key_hi, d.from_day, d.to_day, d.percent_x100, d.each_least, d.stratum, d.seed, d.population,
       d.schools, d.drawn, d.population_digest, d.due_day, d.actor_name, d.created_ms, d.from_ms, d.end_ms,
       (SELECT COUNT(*) FROM declarations_drawn n WHERE n.draw_id = d.id AND n.finding = ''),
       (SELECT COUNT(*) FROM declarations_drawn n WHERE n.draw_id = d.id AND n.finding = 'upheld'),
       (SELECT COUNT(*) FROM declarations_drawn n WHERE n.draw_id = d.id AND n.finding = 'doubtful'),
       (SELECT COUNT(*) FROM declarations_drawn n WHERE n.draw_id = d.id AND n.finding = 'reversed')
FROM declarations_draw d
WHERE d.key_lo >= :lo AND d.key_lo < :hi AND d.key_hi <= :hi
  AND (d.created_ms < :ms OR (d.created_ms = :ms AND d.id < :before))
ORDER BY d.created_ms DESC, d.id DESC LIMIT :limit

-- name: draw_one
SELECT d.id, d.key_lo, d.key_hi, d.from_day, d.to_day, d.percent_x100, d.each_least, d.stratum, d.seed, d.population,
       d.schools, d.drawn, d.population_digest, d.due_day, d.actor_name, d.created_ms, d.from_ms, d.end_ms,
       (SELECT COUNT(*) FROM declarations_drawn n WHERE n.draw_id = d.id AND n.finding = ''),
       (SELECT COUNT(*) FROM declarations_drawn n WHERE n.draw_id = d.id AND n.finding = 'upheld'),
       (SELECT COUNT(*) FROM declarations_drawn n WHERE n.draw_id = d.id AND n.finding = 'doubtful'),
       (SELECT COUNT(*) FROM declarations_drawn n WHERE n.draw_id = d.id AND n.finding = 'reversed')
FROM declarations_draw d WHERE d.id = :id

-- name: draws_size
SELECT COUNT(*) FROM declarations_draw WHERE key_lo >= :lo AND key_lo < :hi AND key_hi <= :hi

-- name: drawn_ids
SELECT declaration_id FROM declarations_drawn WHERE draw_id = :draw ORDER BY place

-- name: drawn
SELECT draw_id, declaration_id, place, version, finding, words, found_by, found_ms, reversal_id
FROM declarations_drawn
WHERE draw_id = :draw AND place > :after AND (:finding = '*' OR finding = :finding) AND org_key >= :lo AND org_key < :hi
ORDER BY place LIMIT :limit

-- name: drawn_size
SELECT COUNT(*) FROM declarations_drawn
WHERE draw_id = :draw AND (:finding = '*' OR finding = :finding) AND org_key >= :lo AND org_key < :hi

-- name: drawn_one
SELECT draw_id, declaration_id, place, version, finding, words, found_by, found_ms, reversal_id
FROM declarations_drawn WHERE draw_id = :draw AND declaration_id = :id

-- name: drawn_declarations
SELECT d.teacher_id, d.id, d.version, d.state, d.done_level, d.next_level, d.chain, d.kind, d.title, d.provider,
       d.role, d.mode, d.level, d.category, d.from_day, d.on_day, d.hours_x100, d.vouch, d.words, d.org_key,
       d.created_ms, d.changed_ms, d.submitted_ms, d.due_day, d.post_ms, d.recognised_ms, d.batch,
       d.final_hours_x100, d.final_credits_x100, d.rule, d.explanation, d.entry_id, d.hold_id, d.trouble,
       d.trouble_detail, d.seen_ms
FROM declarations_drawn n JOIN declarations_declaration d ON d.teacher_id = n.teacher_id AND d.id = n.declaration_id
WHERE n.draw_id = :draw AND n.place > :after AND n.place <= :last AND (:finding = '*' OR n.finding = :finding)
  AND n.org_key >= :lo AND n.org_key < :hi ORDER BY n.place

-- name: drawn_schools
SELECT org_key, COUNT(*), SUM(CASE WHEN finding = '' THEN 1 ELSE 0 END) FROM declarations_drawn
WHERE draw_id = :draw GROUP BY org_key ORDER BY org_key LIMIT 500

-- name: verified_of
-- Which of these the account said yes to.
SELECT DISTINCT s.declaration_id FROM json_each('[' || :ids || ']') j
JOIN declarations_declaration d ON d.id = j.value
JOIN declarations_step s ON s.teacher_id = d.teacher_id AND s.declaration_id = d.id
WHERE s.deed = 'verify' AND s.actor_id = :account

-- name: find_out
-- Two inspectors: the row changes for the one that saw its present version.
UPDATE declarations_drawn SET finding = :finding, words = :words, found_by = :by, found_by_id = :by_id,
  found_ms = :now, reversal_id = :reversal, version = version + 1
WHERE draw_id = :draw AND declaration_id = :id AND version = :version AND finding <> 'reversed'

-- name: find_out_elsewhere
-- Drawn twice: what is reversed need not be looked at again.
UPDATE declarations_drawn SET finding = 'reversed', words = :words, found_by = :by, found_by_id = :by_id,
  found_ms = :now, reversal_id = :reversal, version = version + 1
WHERE declaration_id = :id AND draw_id <> :draw AND finding <> 'reversed'

-- name: waiting_inspection
-- Of draws of the caller's own place, of their own, and late ones below; without what they verified.
SELECT COUNT(*), COALESCE(MIN(d.created_ms), 0), COALESCE(MIN(d.due_day), 0), COALESCE(MIN(d.id), 0),
       COALESCE(MAX(d.id), 0)
FROM declarations_drawn n JOIN declarations_draw d ON d.id = n.draw_id
WHERE n.finding = '' AND n.org_key >= :lo AND n.org_key < :hi AND d.key_lo >= :lo AND d.key_hi <= :hi
  AND (d.key_lo = :lo OR d.actor_id = :account OR d.due_day < :today) AND n.teacher_id <> :teacher
  AND NOT EXISTS (SELECT 1 FROM declarations_step s WHERE s.teacher_id = n.teacher_id
    AND s.declaration_id = n.declaration_id AND s.deed = 'verify' AND s.actor_id = :account)
