-- name: links_of
-- What the ledger's own list does not show: under which rule an entry was reckoned, and its place in the chain.
SELECT e.id, e.rule, l.hash FROM credits_pub_entry e JOIN credits_pub_link l ON l.teacher_id = e.teacher_id AND l.seq = e.seq
WHERE e.teacher_id = :teacher

-- name: add_statement
INSERT INTO portfolio_statement (id, teacher_id, org_key, cycle_id, number, certificate_id, to_place, from_day, to_day,
                                 hours_x100, credits_x100, paper, package, made_ms, made_by, made_name)
VALUES (:id, :teacher, :org, :cycle, :number, :certificate, :place, :from_day, :to_day, :hours, :credits, :paper,
        :package, :now, :actor, :name)

-- name: statements_of
SELECT id, teacher_id, org_key, cycle_id, number, COALESCE(certificate_id, 0), to_place, from_day, to_day, hours_x100,
       credits_x100, paper, package, made_ms, made_name, COALESCE(withdrawn_ms, 0), withdrawn_name, withdrawn_why
FROM portfolio_statement WHERE teacher_id = :teacher ORDER BY made_ms DESC, id DESC LIMIT 50

-- name: statement
SELECT id, teacher_id, org_key, cycle_id, number, COALESCE(certificate_id, 0), to_place, from_day, to_day, hours_x100,
       credits_x100, paper, package, made_ms, made_name, COALESCE(withdrawn_ms, 0), withdrawn_name, withdrawn_why
FROM portfolio_statement WHERE id = :id

-- name: withdraw
UPDATE portfolio_statement SET withdrawn_ms = :now, withdrawn_name = :name, withdrawn_why = :why
WHERE id = :id AND withdrawn_ms IS NULL
