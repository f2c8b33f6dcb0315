-- A list goes with its last posting: a text that is changed again and again leaves no words behind.
DROP TRIGGER postings_uncounted;
--> statement-breakpoint
CREATE TRIGGER postings_uncounted AFTER DELETE ON postings WHEN OLD.term_id > 0 BEGIN
	UPDATE terms SET size = size - 1 WHERE id = OLD.term_id;
	DELETE FROM terms WHERE id = OLD.term_id AND size = 0
		AND NOT EXISTS (SELECT 1 FROM postings WHERE term_id = -OLD.term_id);
END;
