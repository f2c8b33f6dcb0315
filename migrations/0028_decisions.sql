ALTER TABLE `businesses` ADD `decision` text;--> statement-breakpoint
ALTER TABLE `businesses` ADD `review_note` text;--> statement-breakpoint
ALTER TABLE `businesses` ADD `decided_at` integer;--> statement-breakpoint
CREATE INDEX `businesses_waiting` ON `businesses` (created_at / 60000,`id`) WHERE NOT is_verified AND decision IS NULL AND deleted_at IS NULL;