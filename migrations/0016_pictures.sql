CREATE TABLE `pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`uploaded_by` text,
	`business_id` integer,
	`event_id` integer,
	`series_id` integer,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`uploaded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `pictures_uploaded` ON `pictures` (`uploaded_by`,`created_at`);--> statement-breakpoint
CREATE INDEX `pictures_kept` ON `pictures` (`uploaded_by`) WHERE removed_at IS NULL;--> statement-breakpoint
CREATE INDEX `pictures_business` ON `pictures` (`business_id`) WHERE business_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `pictures_event` ON `pictures` (`event_id`) WHERE event_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `pictures_series` ON `pictures` (`series_id`) WHERE series_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `pictures_removed` ON `pictures` (`removed_at`) WHERE removed_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `pictures_of_nothing` ON `pictures` (`id`) WHERE removed_at IS NULL AND business_id IS NULL AND event_id IS NULL AND series_id IS NULL;--> statement-breakpoint
ALTER TABLE `businesses` ADD `cover` text;--> statement-breakpoint
ALTER TABLE `businesses` ADD `logo` text;--> statement-breakpoint
ALTER TABLE `events` ADD `cover` text;