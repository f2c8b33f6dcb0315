ALTER TABLE `businesses` ADD `submission_digest` text;--> statement-breakpoint
ALTER TABLE `events` ADD `submission_digest` text;