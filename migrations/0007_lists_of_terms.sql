CREATE TABLE `jobs` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`due_at` integer NOT NULL,
	`progress` integer DEFAULT 0 NOT NULL,
	`lease_until` integer DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`kind`, `key`)
);
--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`due_at`);--> statement-breakpoint
CREATE TABLE `postings` (
	`term_id` integer NOT NULL,
	`sort_key` integer NOT NULL,
	PRIMARY KEY(`term_id`, `sort_key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `series` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`location_name` text NOT NULL,
	`address` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `terms` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`size` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `terms_name_unique` ON `terms` (`name`);--> statement-breakpoint
ALTER TABLE `businesses` ADD `listed_version` integer;--> statement-breakpoint
ALTER TABLE `businesses` ADD `deleted_at` integer;--> statement-breakpoint
CREATE INDEX `businesses_pending` ON `businesses` (created_at / 60000,`id`) WHERE NOT is_verified AND deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `businesses_pending_of_owner` ON `businesses` (`owner_id`) WHERE NOT is_verified AND deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `businesses_unlisted` ON `businesses` (`id`) WHERE listed_version IS NOT version;--> statement-breakpoint
ALTER TABLE `events` ADD `series_id` integer REFERENCES series(id);--> statement-breakpoint
ALTER TABLE `events` ADD `listed_version` integer;--> statement-breakpoint
CREATE INDEX `events_series` ON `events` (`series_id`) WHERE series_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `events_pending` ON `events` (created_at / 60000,`id`) WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX `events_pending_of_creator` ON `events` (`created_by`,`series_id`) WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX `events_unlisted` ON `events` (`id`) WHERE listed_version IS NOT version;
--> statement-breakpoint
-- The further days of an event are under a negative id, and not counted.
CREATE TRIGGER postings_counted AFTER INSERT ON postings WHEN NEW.term_id > 0 BEGIN
	UPDATE terms SET size = size + 1 WHERE id = NEW.term_id;
END;
--> statement-breakpoint
CREATE TRIGGER postings_uncounted AFTER DELETE ON postings WHEN OLD.term_id > 0 BEGIN
	UPDATE terms SET size = size - 1 WHERE id = OLD.term_id;
END;
--> statement-breakpoint
-- The lists so far stay as they are for the previous release, and are no longer maintained. The cron
-- makes the postings of what is public already.
DROP TRIGGER events_list;
--> statement-breakpoint
DROP TRIGGER events_unlist_changed;
--> statement-breakpoint
DROP TRIGGER events_list_changed;
--> statement-breakpoint
DROP TRIGGER events_unlist;
--> statement-breakpoint
DROP TRIGGER event_categories_list;
--> statement-breakpoint
DROP TRIGGER event_categories_unlist;
--> statement-breakpoint
DROP TRIGGER event_businesses_list;
--> statement-breakpoint
DROP TRIGGER event_businesses_unlist;
--> statement-breakpoint
DROP TRIGGER businesses_list;
--> statement-breakpoint
DROP TRIGGER businesses_unlist_changed;
--> statement-breakpoint
DROP TRIGGER businesses_list_changed;
--> statement-breakpoint
DROP TRIGGER businesses_unlist;
--> statement-breakpoint
DROP TRIGGER business_categories_list;
--> statement-breakpoint
DROP TRIGGER business_categories_unlist;
--> statement-breakpoint
DROP VIEW event_listings;
--> statement-breakpoint
DROP VIEW business_listings;
--> statement-breakpoint
-- A series goes with its last date.
CREATE TRIGGER events_leave_series AFTER DELETE ON events WHEN OLD.series_id IS NOT NULL BEGIN
	DELETE FROM series WHERE id = OLD.series_id AND NOT EXISTS (SELECT 1 FROM events WHERE series_id = OLD.series_id);
END;
