CREATE TABLE `calendar_adds` (
	`event_id` integer PRIMARY KEY NOT NULL,
	`total` integer NOT NULL,
	`day` integer NOT NULL,
	`on_day` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
);
