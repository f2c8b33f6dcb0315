ALTER TABLE `sessions` ADD `transaction_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_transaction` ON `sessions` (`transaction_id`);