CREATE TABLE `business_invitations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`business_id` integer NOT NULL,
	`role` text NOT NULL,
	`token_hash` text NOT NULL,
	`invited_by` text NOT NULL,
	`address` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invited_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `business_invitations_token_hash_unique` ON `business_invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `business_invitations_business` ON `business_invitations` (`business_id`,`expires_at`);--> statement-breakpoint
CREATE INDEX `business_invitations_inviter` ON `business_invitations` (`invited_by`,`created_at`);--> statement-breakpoint
CREATE INDEX `business_invitations_expires` ON `business_invitations` (`expires_at`);--> statement-breakpoint
CREATE TABLE `business_members` (
	`business_id` integer NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`business_id`, `person_id`),
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `business_members_person` ON `business_members` (`person_id`,`business_id`);