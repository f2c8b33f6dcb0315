ALTER TABLE `mails` ADD `language` text;--> statement-breakpoint
ALTER TABLE `users` ADD `language` text;