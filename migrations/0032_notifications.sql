ALTER TABLE `mails` ADD `listed` text;--> statement-breakpoint
CREATE INDEX `mails_listed` ON `mails` (`person_id`,`id`) WHERE listed IS NOT NULL;--> statement-breakpoint
CREATE INDEX `mails_unread` ON `mails` (`person_id`) WHERE listed = 'unread';