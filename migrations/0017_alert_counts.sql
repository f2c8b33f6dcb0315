CREATE TABLE `alert_counts` (
	`name` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`since` integer NOT NULL
);
