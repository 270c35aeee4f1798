-- By when what was declared for a year must be verified, and who set it.
ALTER TABLE declarations_deadline ADD COLUMN verify_day INTEGER NOT NULL DEFAULT 0;  -- inclusive; 0: none
ALTER TABLE declarations_deadline ADD COLUMN set_by TEXT NOT NULL DEFAULT '';
