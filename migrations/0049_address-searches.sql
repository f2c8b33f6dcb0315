CREATE TABLE `address_searches` (
	`person_id` text PRIMARY KEY NOT NULL,
	`counted_from` integer NOT NULL,
	`count` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `address_searches_by_time` ON `address_searches` (`counted_from`);