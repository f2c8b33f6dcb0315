ALTER TABLE `businesses` ADD `gallery` text;--> statement-breakpoint
ALTER TABLE `events` ADD `gallery` text;