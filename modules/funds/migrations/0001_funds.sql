CREATE TABLE funds_row (
  org_key   BIGINT  NOT NULL,
  year      INTEGER NOT NULL,
  account   TEXT    NOT NULL,               -- payroll principal_payroll public_funds training principal_training programme
  payer     TEXT    NOT NULL DEFAULT '',
  basis     TEXT    NOT NULL,               -- budget final; a final row wins over the budget row beside it
  money_fen BIGINT  NOT NULL,
  PRIMARY KEY (org_key, year, account, payer, basis)
) {{without_rowid}};
-- A final account replaces the budget of the same organisation, year, account and payer.
CREATE VIEW funds_pub_row AS
  SELECT org_key, year, account, payer, basis, money_fen FROM funds_row r
  WHERE basis = 'final' OR NOT EXISTS (SELECT 1 FROM funds_row f WHERE f.org_key = r.org_key AND f.year = r.year
    AND f.account = r.account AND f.payer = r.payer AND f.basis = 'final');
