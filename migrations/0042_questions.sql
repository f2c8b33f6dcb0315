CREATE TABLE `questions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` integer NOT NULL,
	`asker_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`state` text NOT NULL,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	`event_end_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asker_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `questions_event` ON `questions` (`event_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `questions_of_pair` ON `questions` (`asker_id`,`event_id`);--> statement-breakpoint
CREATE INDEX `questions_of_day` ON `questions` (`asker_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `questions_open` ON `questions` (`asker_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `questions_answered_by` ON `questions` (`answered_by`) WHERE answered_by IS NOT NULL;--> statement-breakpoint
CREATE INDEX `questions_over` ON `questions` (`event_end_at`);--> statement-breakpoint
-- A message tells what was asked, and has no reason to stay once the question is deleted.
CREATE TRIGGER questions_delete AFTER DELETE ON questions BEGIN
	DELETE FROM mails WHERE kind IN ('question_asked', 'question_answered') AND key = CAST(OLD.id AS TEXT);
END;
