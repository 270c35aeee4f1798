-- Why an entry was taken back or adjusted: reports of what changed after a close say it.
CREATE VIEW credits_pub_reason AS SELECT teacher_id, id, note FROM credits_entry WHERE note <> '';
