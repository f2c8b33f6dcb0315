CREATE TABLE `drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`business_id` integer NOT NULL,
	`created_by` text NOT NULL,
	`submission_id` text NOT NULL,
	`fields` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_submission` ON `drafts` (`created_by`,`submission_id`);--> statement-breakpoint
CREATE INDEX `drafts_business` ON `drafts` (`business_id`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `drafts_updated` ON `drafts` (`updated_at`);--> statement-breakpoint
ALTER TABLE `events` ADD `texts_id` integer REFERENCES series(id);--> statement-breakpoint
ALTER TABLE `events` ADD `own_fields` text;--> statement-breakpoint
CREATE INDEX `events_texts` ON `events` (`texts_id`) WHERE texts_id IS NOT NULL;--> statement-breakpoint
-- A row of texts goes with the last date that has it, or that belongs to its series.
DROP TRIGGER events_leave_series;
--> statement-breakpoint
CREATE TRIGGER events_leave_series AFTER DELETE ON events WHEN OLD.series_id IS NOT NULL BEGIN
	DELETE FROM series WHERE id IN (OLD.series_id, OLD.texts_id)
		AND NOT EXISTS (SELECT 1 FROM events WHERE series_id = series.id)
		AND NOT EXISTS (SELECT 1 FROM events WHERE texts_id = series.id);
END;
--> statement-breakpoint
-- Dates had all facts of their own, or none: what they did not state was none, not that of the series.
UPDATE events SET facts = json_insert(facts, '$.price', NULL, '$.ticketUrl', NULL, '$.setting', NULL,
	'$.minAge', NULL, '$.rainPlan', '', '$.accessibility', json('[]'), '$.accessibilityNote', '')
WHERE series_id IS NOT NULL AND facts IS NOT NULL;
--> statement-breakpoint
-- They had title and description together, and place and address.
UPDATE events SET own_fields = (
	SELECT json_group_array(field.value ->> 0) FROM json_each(json_array(
		json_array('title', events.title <> '' AND events.title <> texts.title),
		json_array('description', events.title <> '' AND events.description <> texts.description),
		json_array('locationName', events.location_name <> '' AND events.location_name <> texts.location_name),
		json_array('address', events.location_name <> '' AND events.address <> texts.address),
		json_array('price', events.facts IS NOT NULL),
		json_array('ticketUrl', events.facts IS NOT NULL),
		json_array('setting', events.facts IS NOT NULL),
		json_array('minAge', events.facts IS NOT NULL),
		json_array('rainPlan', events.facts IS NOT NULL),
		json_array('accessibility', events.facts IS NOT NULL),
		json_array('accessibilityNote', events.facts IS NOT NULL)
	)) field WHERE field.value ->> 1
)
FROM series texts
WHERE texts.id = events.series_id
	AND (events.title <> '' OR events.location_name <> '' OR events.facts IS NOT NULL);
