CREATE TABLE `business_categories` (
	`business_id` integer NOT NULL,
	`category_id` integer NOT NULL,
	PRIMARY KEY(`business_id`, `category_id`),
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `businesses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` text,
	`submission_id` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`contact_email` text,
	`contact_phone` text,
	`website` text,
	`instagram_url` text,
	`tiktok_url` text,
	`is_verified` integer DEFAULT false NOT NULL,
	`search_text` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`legacy_id` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `businesses_slug_unique` ON `businesses` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `businesses_legacy_id_unique` ON `businesses` (`legacy_id`);--> statement-breakpoint
CREATE INDEX `businesses_owner` ON `businesses` (`owner_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `businesses_submission` ON `businesses` (`owner_id`,`submission_id`);--> statement-breakpoint
CREATE TABLE `categories` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`legacy_id` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_slug_unique` ON `categories` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `categories_legacy_id_unique` ON `categories` (`legacy_id`);--> statement-breakpoint
CREATE TABLE `event_businesses` (
	`event_id` integer NOT NULL,
	`business_id` integer NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`event_id`, `business_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `event_businesses_business` ON `event_businesses` (`business_id`);--> statement-breakpoint
CREATE TABLE `event_categories` (
	`event_id` integer NOT NULL,
	`category_id` integer NOT NULL,
	PRIMARY KEY(`event_id`, `category_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`host_business_id` integer,
	`created_by` text,
	`submission_id` text NOT NULL,
	`occurrence` integer DEFAULT 0 NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`location_name` text NOT NULL,
	`address` text NOT NULL,
	`latitude` real,
	`longitude` real,
	`start_at` integer NOT NULL,
	`end_at` integer NOT NULL,
	`time_zone` text NOT NULL,
	`status` text DEFAULT 'pending' NOT NULL,
	`review_note` text,
	`approved_at` integer,
	`search_text` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`legacy_id` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`host_business_id`) REFERENCES `businesses`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_slug_unique` ON `events` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `events_legacy_id_unique` ON `events` (`legacy_id`);--> statement-breakpoint
CREATE INDEX `events_creator` ON `events` (`created_by`,`id`);--> statement-breakpoint
CREATE INDEX `events_host` ON `events` (`host_business_id`,`end_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `events_submission` ON `events` (`created_by`,`submission_id`,`occurrence`);--> statement-breakpoint
CREATE TABLE `listings` (
	`heading` text NOT NULL,
	`key` integer NOT NULL,
	PRIMARY KEY(`heading`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO categories (slug, name) VALUES
	('food-drink', 'Food & drink'),
	('fashion', 'Fashion'),
	('art-crafts', 'Art & crafts'),
	('music', 'Music'),
	('beauty-wellness', 'Beauty & wellness'),
	('home-garden', 'Home & garden'),
	('kids-family', 'Kids & family'),
	('books-stationery', 'Books & stationery'),
	('tech-gadgets', 'Tech & gadgets'),
	('vintage-second-hand', 'Vintage & second-hand'),
	('sports-outdoors', 'Sports & outdoors'),
	('pets', 'Pets');
--> statement-breakpoint
-- Each length of prefix has its own index, because FTS5 reads every word that begins so otherwise.
CREATE VIRTUAL TABLE business_search USING fts5(text, content='', contentless_delete=1, prefix='2 3 4 5 6 7 8', tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE VIRTUAL TABLE event_search USING fts5(text, content='', contentless_delete=1, prefix='2 3 4 5 6 7 8', tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
-- A key is a minute and an id in one number: 134217728 is 2 to the 27th, and more than enough ids.
-- An event that lasts for days is listed once for each 24 hours from its start, by when these end.
-- A place is filed under the square that holds it in each of seven grids, from 180 degrees to 0.04.
CREATE VIEW event_listings AS
SELECT
	e.id AS event_id,
	h.value AS heading,
	min(e.start_at + (d.value + 1) * 86400000, e.end_at) / 60000 * 134217728 + e.id AS key
FROM events e
JOIN json_each('[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30]') d ON e.start_at + d.value * 86400000 < e.end_at
JOIN json_each((
	SELECT json_group_array(heading) FROM (
		SELECT 'events' AS heading
		UNION SELECT 'events/category/' || category_id FROM event_categories WHERE event_id = e.id
		UNION SELECT 'events/business/' || e.host_business_id WHERE e.host_business_id IS NOT NULL
		UNION SELECT 'events/business/' || business_id FROM event_businesses WHERE event_id = e.id
		UNION SELECT 'events/cell/' || z.value
			|| '/' || (CAST((e.longitude + 180) / 360 * (1 << z.value) AS INTEGER) % (1 << z.value))
			|| '/' || CAST((e.latitude + 90) / 360 * (1 << z.value) AS INTEGER)
		FROM json_each('[1,3,5,7,9,11,13]') z
		WHERE e.latitude IS NOT NULL AND e.longitude IS NOT NULL
	)
)) h
WHERE e.status = 'approved';
--> statement-breakpoint
CREATE VIEW business_listings AS
SELECT id AS business_id, 'businesses' AS heading, id AS key FROM businesses WHERE is_verified
UNION ALL
SELECT b.id, 'businesses/category/' || c.category_id, b.id
FROM businesses b JOIN business_categories c ON c.business_id = b.id WHERE b.is_verified;
--> statement-breakpoint
CREATE TRIGGER events_list AFTER INSERT ON events BEGIN
	INSERT OR IGNORE INTO listings SELECT heading, key FROM event_listings WHERE event_id = NEW.id;
	INSERT INTO listings SELECT 'review/events', NEW.created_at / 60000 * 134217728 + NEW.id WHERE NEW.status = 'pending';
	INSERT INTO event_search (rowid, text) SELECT NEW.end_at / 60000 * 134217728 + NEW.id, NEW.search_text WHERE NEW.status = 'approved';
END;
--> statement-breakpoint
CREATE TRIGGER events_unlist_changed BEFORE UPDATE OF status, start_at, end_at, latitude, longitude, host_business_id, search_text ON events BEGIN
	DELETE FROM listings WHERE (heading, key) IN (SELECT heading, key FROM event_listings WHERE event_id = OLD.id);
	DELETE FROM listings WHERE heading = 'review/events' AND key = OLD.created_at / 60000 * 134217728 + OLD.id;
	DELETE FROM event_search WHERE OLD.status = 'approved' AND rowid = OLD.end_at / 60000 * 134217728 + OLD.id;
END;
--> statement-breakpoint
CREATE TRIGGER events_list_changed AFTER UPDATE OF status, start_at, end_at, latitude, longitude, host_business_id, search_text ON events BEGIN
	INSERT OR IGNORE INTO listings SELECT heading, key FROM event_listings WHERE event_id = NEW.id;
	INSERT INTO listings SELECT 'review/events', NEW.created_at / 60000 * 134217728 + NEW.id WHERE NEW.status = 'pending';
	INSERT INTO event_search (rowid, text) SELECT NEW.end_at / 60000 * 134217728 + NEW.id, NEW.search_text WHERE NEW.status = 'approved';
END;
--> statement-breakpoint
CREATE TRIGGER events_unlist BEFORE DELETE ON events BEGIN
	DELETE FROM listings WHERE (heading, key) IN (SELECT heading, key FROM event_listings WHERE event_id = OLD.id);
	DELETE FROM listings WHERE heading = 'review/events' AND key = OLD.created_at / 60000 * 134217728 + OLD.id;
	DELETE FROM event_search WHERE OLD.status = 'approved' AND rowid = OLD.end_at / 60000 * 134217728 + OLD.id;
END;
--> statement-breakpoint
CREATE TRIGGER event_categories_list AFTER INSERT ON event_categories BEGIN
	INSERT OR IGNORE INTO listings SELECT heading, key FROM event_listings WHERE event_id = NEW.event_id;
END;
--> statement-breakpoint
CREATE TRIGGER event_categories_unlist BEFORE DELETE ON event_categories BEGIN
	DELETE FROM listings WHERE (heading, key) IN (
		SELECT heading, key FROM event_listings
		WHERE event_id = OLD.event_id AND heading = 'events/category/' || OLD.category_id
	);
END;
--> statement-breakpoint
CREATE TRIGGER event_businesses_list AFTER INSERT ON event_businesses BEGIN
	INSERT OR IGNORE INTO listings SELECT heading, key FROM event_listings WHERE event_id = NEW.event_id;
END;
--> statement-breakpoint
-- A host that takes part stays listed as the host when it leaves.
CREATE TRIGGER event_businesses_unlist BEFORE DELETE ON event_businesses BEGIN
	DELETE FROM listings WHERE (heading, key) IN (
		SELECT heading, key FROM event_listings
		WHERE event_id = OLD.event_id AND heading = 'events/business/' || OLD.business_id
			AND OLD.business_id IS NOT (SELECT host_business_id FROM events WHERE id = OLD.event_id)
	);
END;
--> statement-breakpoint
CREATE TRIGGER businesses_list AFTER INSERT ON businesses BEGIN
	INSERT OR IGNORE INTO listings SELECT heading, key FROM business_listings WHERE business_id = NEW.id;
	INSERT INTO listings SELECT 'review/businesses', NEW.created_at / 60000 * 134217728 + NEW.id WHERE NOT NEW.is_verified;
	INSERT INTO business_search (rowid, text) SELECT NEW.id, NEW.search_text WHERE NEW.is_verified;
END;
--> statement-breakpoint
CREATE TRIGGER businesses_unlist_changed BEFORE UPDATE OF is_verified, search_text ON businesses BEGIN
	DELETE FROM listings WHERE (heading, key) IN (SELECT heading, key FROM business_listings WHERE business_id = OLD.id);
	DELETE FROM listings WHERE heading = 'review/businesses' AND key = OLD.created_at / 60000 * 134217728 + OLD.id;
	DELETE FROM business_search WHERE OLD.is_verified AND rowid = OLD.id;
END;
--> statement-breakpoint
CREATE TRIGGER businesses_list_changed AFTER UPDATE OF is_verified, search_text ON businesses BEGIN
	INSERT OR IGNORE INTO listings SELECT heading, key FROM business_listings WHERE business_id = NEW.id;
	INSERT INTO listings SELECT 'review/businesses', NEW.created_at / 60000 * 134217728 + NEW.id WHERE NOT NEW.is_verified;
	INSERT INTO business_search (rowid, text) SELECT NEW.id, NEW.search_text WHERE NEW.is_verified;
END;
--> statement-breakpoint
CREATE TRIGGER businesses_unlist BEFORE DELETE ON businesses BEGIN
	DELETE FROM listings WHERE (heading, key) IN (SELECT heading, key FROM business_listings WHERE business_id = OLD.id);
	DELETE FROM listings WHERE heading = 'review/businesses' AND key = OLD.created_at / 60000 * 134217728 + OLD.id;
	DELETE FROM business_search WHERE OLD.is_verified AND rowid = OLD.id;
END;
--> statement-breakpoint
CREATE TRIGGER business_categories_list AFTER INSERT ON business_categories BEGIN
	INSERT OR IGNORE INTO listings SELECT heading, key FROM business_listings WHERE business_id = NEW.business_id;
END;
--> statement-breakpoint
CREATE TRIGGER business_categories_unlist BEFORE DELETE ON business_categories BEGIN
	DELETE FROM listings WHERE heading = 'businesses/category/' || OLD.category_id AND key = OLD.business_id;
END;
