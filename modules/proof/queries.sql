-- name: insert_certificate
INSERT INTO proof_certificate (id, teacher_id, org_key, kind, number, number_hash, file_digest, from_day, to_day, hours_x100,
  credits_x100, title, content, issued_ms, issued_by, batch)
VALUES (:id, :teacher, :org_key, :kind, :number, :number_hash, :file_digest, :from_day, :to_day, :hours_x100,
  :credits_x100, :title, :content, :now, :account, :batch)

-- name: issued_since
SELECT COUNT(*) FROM proof_certificate
WHERE teacher_id = :teacher AND issued_ms >= :since AND issued_by = :account AND batch IS NULL

-- name: in_batch
SELECT COUNT(*) FROM proof_certificate WHERE batch = :batch AND teacher_id = :teacher

-- name: find
-- `changed`: entries it rests on that were taken back since.
SELECT c.id, c.teacher_id, c.org_key, c.kind, c.number, c.file_digest, c.from_day, c.to_day, c.hours_x100, c.credits_x100,
       c.title, c.content, c.state, c.issued_ms, c.issued_by, c.batch, c.ended_ms, c.ended_reason, c.replaced_by,
       (SELECT COUNT(*) FROM proof_basis b JOIN credits_pub_entry r
          ON r.teacher_id = b.teacher_id AND r.reverses = b.entry_id WHERE b.certificate_id = c.id)
FROM proof_certificate c WHERE c.id = :id

-- name: by_number
SELECT id FROM proof_certificate WHERE number_hash = :hash

-- name: by_file
SELECT id FROM proof_certificate WHERE file_digest = :digest

-- name: of_teacher
SELECT c.id, c.teacher_id, c.org_key, c.kind, c.number, c.file_digest, c.from_day, c.to_day, c.hours_x100, c.credits_x100,
       c.title, c.content, c.state, c.issued_ms, c.issued_by, c.batch, c.ended_ms, c.ended_reason, c.replaced_by,
       (SELECT COUNT(*) FROM proof_basis b JOIN credits_pub_entry r
          ON r.teacher_id = b.teacher_id AND r.reverses = b.entry_id WHERE b.certificate_id = c.id)
FROM proof_certificate c
WHERE c.teacher_id = :teacher OR c.teacher_id IN (SELECT old_id FROM people_pub_alias WHERE teacher_id = :teacher)
ORDER BY c.issued_ms DESC, c.id DESC LIMIT :limit

-- name: list
SELECT c.id, c.teacher_id, c.org_key, c.kind, c.number, c.file_digest, c.from_day, c.to_day, c.hours_x100, c.credits_x100,
       c.title, c.content, c.state, c.issued_ms, c.issued_by, c.batch, c.ended_ms, c.ended_reason, c.replaced_by,
       (SELECT COUNT(*) FROM proof_basis b JOIN credits_pub_entry r
          ON r.teacher_id = b.teacher_id AND r.reverses = b.entry_id WHERE b.certificate_id = c.id)
FROM proof_certificate c
LEFT JOIN people_pub_alias a ON a.old_id = c.teacher_id
LEFT JOIN people_pub_teacher t ON t.teacher_id = COALESCE(a.teacher_id, c.teacher_id)
WHERE c.org_key >= :lo AND c.org_key < :hi AND (:state = '' OR c.state = :state)
  AND (:name = '' OR t.name LIKE :name ESCAPE '\') AND (:batch = 0 OR c.batch = :batch) AND c.id < :before
ORDER BY c.id DESC LIMIT :limit OFFSET :skip

-- name: list_size
SELECT COUNT(*) FROM proof_certificate c
LEFT JOIN people_pub_alias a ON a.old_id = c.teacher_id
LEFT JOIN people_pub_teacher t ON t.teacher_id = COALESCE(a.teacher_id, c.teacher_id)
WHERE c.org_key >= :lo AND c.org_key < :hi AND (:state = '' OR c.state = :state)
  AND (:name = '' OR t.name LIKE :name ESCAPE '\') AND (:batch = 0 OR c.batch = :batch)

-- name: end_certificate
-- Two who end it at once: the row changes for one of them only.
UPDATE proof_certificate SET state = :state, ended_ms = :now, ended_by = :account, ended_reason = :reason,
  replaced_by = :replaced_by
WHERE id = :id AND state = 'valid'

-- name: basis
SELECT teacher_id, entry_id FROM proof_basis WHERE certificate_id = :id ORDER BY teacher_id, entry_id

-- name: insert_batch
INSERT INTO proof_batch (id, key_lo, key_hi, from_day, to_day, account_id, created_ms)
VALUES (:id, :lo, :hi, :from_day, :to_day, :account, :now)

-- name: batches
SELECT b.id, b.key_lo, COALESCE(o.code, ''), COALESCE(o.name, ''), b.from_day, b.to_day, b.created_ms,
       (SELECT COUNT(*) FROM proof_certificate c WHERE c.batch = b.id)
FROM proof_batch b LEFT JOIN orgs_pub_org o ON o.key = b.key_lo
WHERE b.key_lo >= :lo AND b.key_hi <= :hi
ORDER BY b.created_ms DESC, b.id DESC LIMIT 50

-- name: find_batch
SELECT b.id, b.key_lo, b.key_hi, b.from_day, b.to_day, b.account_id FROM proof_batch b WHERE b.id = :id

-- name: current_key
SELECT secret FROM proof_key WHERE retired_ms IS NULL ORDER BY created_ms DESC, kid LIMIT 1

-- name: keys
SELECT kid, modulus, exponent, created_ms, retired_ms FROM proof_key ORDER BY created_ms DESC, kid

-- name: insert_key
INSERT INTO proof_key (kid, modulus, exponent, secret, created_ms)
VALUES (:kid, :modulus, :exponent, :secret, :now)

-- name: retire_keys
UPDATE proof_key SET retired_ms = :now, secret = '' WHERE retired_ms IS NULL

-- name: last_root
SELECT size, day, root, signed, made_ms FROM proof_root ORDER BY size DESC LIMIT 1

-- name: roots
SELECT size, day, root, signed, made_ms FROM proof_root WHERE size < :before ORDER BY size DESC LIMIT :limit

-- name: root_of_size
SELECT size, day, root, signed, made_ms FROM proof_root WHERE size = :size

-- name: insert_root
INSERT INTO proof_root (size, day, root, signed, made_ms) VALUES (:size, :day, :root, :signed, :now)

-- name: node
SELECT hash FROM proof_node WHERE level = :level AND position = :position

-- name: leaves
-- Of [lo, hi): the runs that touch it, and the hashes that the ledger has for them now.
SELECT r.first_index + e.seq - r.first_seq, e.hash
FROM proof_run r
JOIN credits_pub_link e ON e.teacher_id = r.teacher_id AND e.seq >= r.first_seq AND e.seq < r.first_seq + r.entries
WHERE r.first_index >= (SELECT COALESCE(MAX(first_index), 0) FROM proof_run WHERE first_index <= :lo) AND r.first_index < :hi
ORDER BY r.first_index, e.seq

-- name: new_links
-- Chains that grew, in order, from where the log stands.
SELECT e.teacher_id, e.seq, e.hash, CASE WHEN p.seq IS NULL THEN 0 ELSE 1 END
FROM credits_pub_chain c
LEFT JOIN proof_chain p ON p.teacher_id = c.teacher_id
JOIN credits_pub_link e ON e.teacher_id = c.teacher_id AND e.seq > COALESCE(p.seq, 0) AND e.seq <= c.seq
WHERE c.seq > COALESCE(p.seq, 0)
ORDER BY c.teacher_id, e.seq

-- name: grow_chain
UPDATE proof_chain SET seq = :seq WHERE teacher_id = :teacher

-- name: index_of
SELECT r.first_index + :seq - r.first_seq FROM proof_run r
WHERE r.teacher_id = :teacher AND r.first_seq <= :seq AND r.first_seq + r.entries > :seq

-- name: shrunk_chains
SELECT p.teacher_id, p.seq, COALESCE(c.seq, 0) FROM proof_chain p
LEFT JOIN credits_pub_chain c ON c.teacher_id = p.teacher_id
WHERE COALESCE(c.seq, 0) < p.seq ORDER BY p.teacher_id LIMIT 1

-- name: all_nodes
SELECT level, position, hash FROM proof_node ORDER BY level, position

-- name: all_roots
SELECT size, day, root, signed, made_ms FROM proof_root ORDER BY size

-- name: all_leaves
SELECT r.first_index, r.entries, e.teacher_id, e.seq, e.hash, r.first_seq
FROM proof_run r
LEFT JOIN credits_pub_link e ON e.teacher_id = r.teacher_id AND e.seq >= r.first_seq AND e.seq < r.first_seq + r.entries
ORDER BY r.first_index, e.seq

-- name: claim_day
INSERT INTO proof_daily (day) VALUES (:day) ON CONFLICT (day) DO NOTHING

-- name: ended_numbers
SELECT number FROM proof_certificate WHERE state <> 'valid' ORDER BY id
