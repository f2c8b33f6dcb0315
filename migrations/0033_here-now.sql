CREATE TABLE `here_now` (
	`event_id` integer NOT NULL,
	`business_id` integer NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`event_id`, `business_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `here_now_event` ON `here_now` (`event_id`,`until`);--> statement-breakpoint
CREATE INDEX `here_now_business` ON `here_now` (`business_id`,`until`);--> statement-breakpoint
CREATE INDEX `here_now_until` ON `here_now` (`until`);
--> statement-breakpoint
-- A business that leaves an event is not there any more, unless it hosts it.
CREATE TRIGGER here_now_leave AFTER DELETE ON event_businesses BEGIN
	DELETE FROM here_now WHERE event_id = OLD.event_id AND business_id = OLD.business_id
		AND NOT EXISTS (SELECT 1 FROM events WHERE id = OLD.event_id AND host_business_id = OLD.business_id);
END;--> statement-breakpoint
CREATE TRIGGER here_now_unverify AFTER UPDATE OF is_verified ON businesses WHEN NOT NEW.is_verified BEGIN
	DELETE FROM here_now WHERE business_id = NEW.id;
END;
