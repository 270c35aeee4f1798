ALTER TABLE credits_hold ADD COLUMN origin TEXT NOT NULL DEFAULT '';
UPDATE credits_hold SET origin = COALESCE(CAST(entry AS jsonb) ->> 'origin', '');
UPDATE credits_hold SET origin = 'import:' || split_part(origin, ':', 2) WHERE origin LIKE 'import:%:%';
UPDATE credits_source SET origin = 'import:' || split_part(origin, ':', 2) WHERE origin LIKE 'import:%:%';
CREATE INDEX credits_hold_origin ON credits_hold (origin, state);
