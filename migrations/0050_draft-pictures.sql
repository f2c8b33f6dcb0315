DROP INDEX `pictures_of_nothing`;--> statement-breakpoint
ALTER TABLE `pictures` ADD `draft_id` integer REFERENCES drafts(id) ON DELETE SET NULL;--> statement-breakpoint
CREATE INDEX `pictures_draft` ON `pictures` (`draft_id`) WHERE draft_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `pictures_of_nothing` ON `pictures` (`id`) WHERE removed_at IS NULL AND business_id IS NULL AND event_id IS NULL AND series_id IS NULL AND draft_id IS NULL;--> statement-breakpoint
ALTER TABLE `drafts` ADD `cover` text;--> statement-breakpoint
ALTER TABLE `drafts` ADD `gallery` text;