ALTER TABLE `users` ADD `terms_version` text;--> statement-breakpoint
ALTER TABLE `users` ADD `terms_accepted_at` integer;--> statement-breakpoint
CREATE INDEX `businesses_unverified` ON `businesses` (`updated_at`) WHERE NOT is_verified;--> statement-breakpoint
CREATE INDEX `events_refused` ON `events` (`updated_at`) WHERE (status = 'rejected' OR status = 'cancelled' AND approved_at IS NULL);--> statement-breakpoint
CREATE INDEX `events_undecided` ON `events` (`end_at`) WHERE status = 'pending';