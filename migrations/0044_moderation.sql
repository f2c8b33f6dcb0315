CREATE TABLE `edited_things` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`thing_id` integer NOT NULL,
	`before` text NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `edited_things_thing` ON `edited_things` (`kind`,`thing_id`);--> statement-breakpoint
CREATE INDEX `edited_things_kind` ON `edited_things` (`kind`,`id`);--> statement-breakpoint
CREATE INDEX `edited_things_last` ON `edited_things` (`last_at`);--> statement-breakpoint
CREATE TABLE `moderators` (
	`person_id` text PRIMARY KEY NOT NULL,
	`permissions` text NOT NULL,
	`signed_in_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `moderators_signed_in` ON `moderators` (`signed_in_at`);--> statement-breakpoint
CREATE TABLE `person_words` (
	`word` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`word`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `person_words_person` ON `person_words` (`person_id`,`word`);--> statement-breakpoint
CREATE TABLE `suspensions` (
	`person_id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`reason` text NOT NULL,
	`appeal` text,
	`appealed_at` integer,
	`answer` text,
	`answered_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `suspensions_appealed` ON `suspensions` (`appealed_at`) WHERE appealed_at IS NOT NULL AND answered_at IS NULL;--> statement-breakpoint
ALTER TABLE `businesses` ADD `is_held` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `suspended_at` integer;--> statement-breakpoint
-- What is older than the search of moderators.
INSERT OR IGNORE INTO `jobs` (`kind`, `key`, `due_at`) VALUES
	('index-names', 'people', 0),
	('index-names', 'events', 0),
	('index-names', 'businesses', 0);
