CREATE TABLE `followed_businesses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` text NOT NULL,
	`business_id` integer NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `followed_businesses_once` ON `followed_businesses` (`person_id`,`business_id`);--> statement-breakpoint
CREATE INDEX `followed_businesses_business` ON `followed_businesses` (`business_id`,`id`);--> statement-breakpoint
CREATE TABLE `saved_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` text NOT NULL,
	`event_id` integer NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_events_once` ON `saved_events` (`person_id`,`event_id`);--> statement-breakpoint
CREATE INDEX `saved_events_event` ON `saved_events` (`event_id`,`id`);