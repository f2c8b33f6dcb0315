CREATE TABLE `geocodes` (
	`question` text PRIMARY KEY NOT NULL,
	`asked_at` integer NOT NULL,
	`answer` text
);
--> statement-breakpoint
CREATE INDEX `geocodes_by_time` ON `geocodes` (`asked_at`);