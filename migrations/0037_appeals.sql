CREATE TABLE `appeals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`business_id` integer NOT NULL,
	`decided_at` integer NOT NULL,
	`person_id` text,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_decision` ON `appeals` (`business_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `appeals_person` ON `appeals` (`person_id`);--> statement-breakpoint
CREATE INDEX `appeals_waiting` ON `appeals` (`id`) WHERE answered_at IS NULL;--> statement-breakpoint
CREATE INDEX `users_proven_address` ON `users` (lower(CASE WHEN mail_address IS NOT NULL THEN mail_address WHEN email_verified THEN email END));