-- Caps of conversion rules look at what was counted under which rule.
DROP VIEW credits_pub_entry;
CREATE VIEW credits_pub_entry AS
  SELECT teacher_id, seq, id, kind, earned_from, earned_on, posted_ms, hours_x100, credits_x100, records, mode, level,
         category, role, programme, programme_kind, provider, org_key, reverses, rule FROM credits_entry;
