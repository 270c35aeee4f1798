-- What a person did on given days, without reading the whole chain: every posting asks for overlaps.
CREATE INDEX credits_entry_days ON credits_entry (teacher_id, earned_on, earned_from);
