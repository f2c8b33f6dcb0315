CREATE TABLE `former_names` (
	`name` text PRIMARY KEY NOT NULL,
	`business_id` integer,
	`held_until` integer NOT NULL,
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `former_names_business` ON `former_names` (`business_id`);--> statement-breakpoint
CREATE INDEX `former_names_held` ON `former_names` (`held_until`);--> statement-breakpoint
ALTER TABLE `businesses` ADD `short_name` text;--> statement-breakpoint
CREATE UNIQUE INDEX `businesses_short_name_unique` ON `businesses` (`short_name`);