-- What was posted since: ids grow with time, and who keeps the ledger in memory asks by them.
CREATE INDEX credits_entry_id ON credits_entry (id);
