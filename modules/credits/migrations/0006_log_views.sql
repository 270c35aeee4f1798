-- What a log over the ledger reads: where each entry stands in its chain, and its hash.
CREATE VIEW credits_pub_link AS SELECT teacher_id, seq, id, hash FROM credits_entry;
CREATE VIEW credits_pub_chain AS SELECT teacher_id, seq FROM credits_chain;
