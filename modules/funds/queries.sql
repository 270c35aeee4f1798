-- name: find_row
SELECT money_fen FROM funds_row
WHERE org_key = :org_key AND year = :year AND account = :account AND payer = :payer AND basis = :basis

-- name: put_row
INSERT INTO funds_row (org_key, year, account, payer, basis, money_fen)
VALUES (:org_key, :year, :account, :payer, :basis, :money_fen)
ON CONFLICT (org_key, year, account, payer, basis) DO UPDATE SET money_fen = excluded.money_fen

-- name: delete_row
DELETE FROM funds_row
WHERE org_key = :org_key AND year = :year AND account = :account AND payer = :payer AND basis = :basis
