CREATE TABLE `reported_things` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`thing_id` integer NOT NULL,
	`count` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reported_things_thing` ON `reported_things` (`kind`,`thing_id`);--> statement-breakpoint
CREATE INDEX `reported_things_kind` ON `reported_things` (`kind`,`id`);--> statement-breakpoint
CREATE INDEX `reported_things_last` ON `reported_things` (`last_at`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reported_id` integer NOT NULL,
	`reason` text NOT NULL,
	`text` text NOT NULL,
	`reporter_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`reported_id`) REFERENCES `reported_things`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reporter_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_of_person` ON `reports` (`reported_id`,`reporter_id`);--> statement-breakpoint
CREATE INDEX `reports_reporter` ON `reports` (`reporter_id`);