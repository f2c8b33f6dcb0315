CREATE INDEX `events_of_host` ON `events` (`host_business_id`,`id`);--> statement-breakpoint
CREATE INDEX `events_of_host_by_status` ON `events` (`host_business_id`,`status`,`end_at`);--> statement-breakpoint
CREATE INDEX `events_of_creator_by_status` ON `events` (`created_by`,`status`,`end_at`);