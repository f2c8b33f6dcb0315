CREATE TABLE `purges` (
	`tag` text PRIMARY KEY NOT NULL,
	`requested_at` integer NOT NULL,
	`due_at` integer,
	`remaining` integer NOT NULL,
	`called_at` integer
);
--> statement-breakpoint
CREATE INDEX `purges_due` ON `purges` (`due_at`);--> statement-breakpoint
CREATE INDEX `purges_called` ON `purges` (`called_at`) WHERE called_at IS NOT NULL;