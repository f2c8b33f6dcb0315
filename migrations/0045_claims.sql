CREATE TABLE `claims` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`business_id` integer NOT NULL,
	`person_id` text NOT NULL,
	`text` text NOT NULL,
	`link` text,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	`decision` text,
	`reason` text,
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claims_once` ON `claims` (`business_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `claims_person` ON `claims` (`person_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `claims_waiting` ON `claims` (`id`) WHERE decided_at IS NULL;--> statement-breakpoint
CREATE INDEX `claims_decided` ON `claims` (`decided_at`) WHERE decided_at IS NOT NULL;