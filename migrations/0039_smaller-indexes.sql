DROP INDEX `events_of_creator_by_status`;--> statement-breakpoint
DROP INDEX `events_of_host_by_status`;--> statement-breakpoint
CREATE INDEX `events_of_host_by_status` ON `events` (`host_business_id`,`status`,`end_at`) WHERE status = 'pending' OR status = 'rejected' OR status = 'suspended' OR status = 'cancelled';