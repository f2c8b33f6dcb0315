CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`audience` text NOT NULL,
	`audience_id` integer NOT NULL,
	`data` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `known_devices` (
	`person_id` text NOT NULL,
	`device_hash` text NOT NULL,
	`last_seen_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `device_hash`),
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `known_devices_seen` ON `known_devices` (`last_seen_at`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`person_id` text,
	`address` text,
	`data` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`unsubscribe_hash` text,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mails_unsubscribe_hash_unique` ON `mails` (`unsubscribe_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `mails_of_person` ON `mails` (`kind`,`key`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `mails_of_nobody` ON `mails` (`kind`,`key`) WHERE person_id IS NULL;--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`due_at`) WHERE finished_at IS NULL;--> statement-breakpoint
CREATE INDEX `mails_person` ON `mails` (`person_id`,`id`);--> statement-breakpoint
CREATE INDEX `mails_finished` ON `mails` (`finished_at`) WHERE finished_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `suppressions` (
	`address_hash` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `suppressions_until` ON `suppressions` (`until`);--> statement-breakpoint
CREATE TABLE `unwanted_mail` (
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `kind`),
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
