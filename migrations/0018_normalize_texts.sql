-- Once, the cron brings the texts that are stored into the form in which new ones are stored.
INSERT INTO jobs (kind, key, due_at) VALUES ('normalize-texts', '', 0);
