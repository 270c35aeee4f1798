-- What an import or a batch put on hold is found by its origin without reading every hold: "import:7" without the row,
-- "api:1:5" as it is. The other sources of achievements keep their origin in the same form.
ALTER TABLE credits_hold ADD COLUMN origin TEXT NOT NULL DEFAULT '';
UPDATE credits_hold SET origin = COALESCE(json_extract(entry, '$.origin'), '');
UPDATE credits_hold SET origin = substr(origin, 1, 6 + instr(substr(origin, 8), ':')) WHERE origin LIKE 'import:%:%';
UPDATE credits_source SET origin = substr(origin, 1, 6 + instr(substr(origin, 8), ':')) WHERE origin LIKE 'import:%:%';
CREATE INDEX credits_hold_origin ON credits_hold (origin, state);
