CREATE TABLE `join_requests` (
	`event_id` integer NOT NULL,
	`business_id` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`person_id` text,
	`since` integer NOT NULL,
	`event_end_at` integer NOT NULL,
	PRIMARY KEY(`event_id`, `business_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `join_requests_event` ON `join_requests` (`event_id`,`state`,`since`,`business_id`);--> statement-breakpoint
CREATE INDEX `join_requests_over` ON `join_requests` (`event_end_at`);--> statement-breakpoint
CREATE INDEX `join_requests_business` ON `join_requests` (`business_id`,`state`);--> statement-breakpoint
CREATE INDEX `join_requests_person` ON `join_requests` (`person_id`);--> statement-breakpoint
ALTER TABLE `events` ADD `joining` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `capacity` integer;--> statement-breakpoint
ALTER TABLE `events` ADD `joined_count` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
UPDATE `events` SET `joined_count` = (SELECT count(*) FROM `event_businesses` WHERE `event_id` = `events`.`id`)
	WHERE `id` IN (SELECT `event_id` FROM `event_businesses`);
--> statement-breakpoint
CREATE TRIGGER event_businesses_counted AFTER INSERT ON event_businesses BEGIN
	UPDATE events SET joined_count = joined_count + 1 WHERE id = NEW.event_id;
END;
--> statement-breakpoint
-- However a place became free, those that wait for one get it. The job that is there already may be
-- running: another due time makes it run again.
CREATE TRIGGER event_businesses_uncounted AFTER DELETE ON event_businesses BEGIN
	UPDATE events SET joined_count = joined_count - 1 WHERE id = OLD.event_id;
	INSERT INTO jobs (kind, key, due_at) SELECT 'promote-waiting', OLD.event_id, 0
		WHERE EXISTS (SELECT 1 FROM events WHERE id = OLD.event_id)
			AND EXISTS (SELECT 1 FROM join_requests WHERE event_id = OLD.event_id AND state = 'waiting')
		ON CONFLICT (kind, key) DO UPDATE SET due_at = jobs.due_at + 1, progress = 0;
END;
