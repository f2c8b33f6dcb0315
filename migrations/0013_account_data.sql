CREATE TABLE `account_deletions` (
	`user_id` text PRIMARY KEY NOT NULL,
	`requested_by` text NOT NULL,
	`requested_at` integer NOT NULL,
	`access_token` text,
	`status_hash` text,
	`completed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_deletions_status_hash_unique` ON `account_deletions` (`status_hash`);--> statement-breakpoint
CREATE INDEX `account_deletions_completed` ON `account_deletions` (`completed_at`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`details` text NOT NULL,
	`seal` text
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject_kind`,`subject_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_unsealed` ON `audit` (`id`) WHERE seal IS NULL;--> statement-breakpoint
CREATE TABLE `handovers` (
	`owner_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_by` text,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`accepted_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handovers_token_hash_unique` ON `handovers` (`token_hash`);--> statement-breakpoint
CREATE INDEX `handovers_expires` ON `handovers` (`expires_at`);--> statement-breakpoint
CREATE TABLE `pool_leftovers` (
	`issuer` text NOT NULL,
	`sub` text NOT NULL,
	`username` text NOT NULL,
	`provider` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`issuer`, `sub`)
);

--> statement-breakpoint
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
	SELECT RAISE(ABORT, 'The audit log is append-only');
END;
--> statement-breakpoint
-- INSERT OR REPLACE deletes without the trigger above.
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN
	SELECT RAISE(ABORT, 'The audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER audit_no_change BEFORE UPDATE ON audit
WHEN OLD.seal IS NOT NULL
	OR (NEW.id, NEW.at, NEW.actor, NEW.action, NEW.subject_kind, NEW.subject_id, NEW.details)
		IS NOT (OLD.id, OLD.at, OLD.actor, OLD.action, OLD.subject_kind, OLD.subject_id, OLD.details)
BEGIN
	SELECT RAISE(ABORT, 'The audit log is append-only');
END;
