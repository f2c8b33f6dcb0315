ALTER TABLE `events` ADD `facts` text;--> statement-breakpoint
ALTER TABLE `series` ADD `facts` text;