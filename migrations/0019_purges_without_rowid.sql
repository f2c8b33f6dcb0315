-- A change writes one row less for each page that it affects: the key is the table. Drizzle cannot
-- express that.
CREATE TABLE `new_purges` (
	`tag` text PRIMARY KEY NOT NULL,
	`requested_at` integer NOT NULL,
	`due_at` integer,
	`remaining` integer NOT NULL,
	`called_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `new_purges` SELECT `tag`, `requested_at`, `due_at`, `remaining`, `called_at` FROM `purges`;--> statement-breakpoint
DROP TABLE `purges`;--> statement-breakpoint
ALTER TABLE `new_purges` RENAME TO `purges`;--> statement-breakpoint
CREATE INDEX `purges_due` ON `purges` (`due_at`);--> statement-breakpoint
CREATE INDEX `purges_called` ON `purges` (`called_at`) WHERE called_at IS NOT NULL;
