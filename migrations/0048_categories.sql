ALTER TABLE `categories` ADD `name_de` text;--> statement-breakpoint
ALTER TABLE `categories` ADD `name_es` text;--> statement-breakpoint
ALTER TABLE `categories` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `categories` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `categories` ADD `retired_at` integer;--> statement-breakpoint
ALTER TABLE `categories` ADD `merged_into_id` integer;--> statement-breakpoint
-- The translations that were in the texts of the pages.
WITH translated (slug, de, es) AS (VALUES
		('food-drink', 'Essen & Trinken', 'Comida y bebida'),
		('fashion', 'Mode', 'Moda'),
		('art-crafts', 'Kunst & Handwerk', 'Arte y artesanía'),
		('music', 'Musik', 'Música'),
		('beauty-wellness', 'Schönheit & Wellness', 'Belleza y bienestar'),
		('home-garden', 'Haus & Garten', 'Casa y jardín'),
		('kids-family', 'Kinder & Familie', 'Infancia y familia'),
		('books-stationery', 'Bücher & Papeterie', 'Libros y papelería'),
		('tech-gadgets', 'Technik & Gadgets', 'Tecnología'),
		('vintage-second-hand', 'Vintage & Secondhand', 'Vintage y segunda mano'),
		('sports-outdoors', 'Sport & Outdoor', 'Deporte y aire libre'),
		('pets', 'Haustiere', 'Mascotas'))
UPDATE `categories` SET `name_de` = translated.de, `name_es` = translated.es
	FROM translated WHERE `categories`.`slug` = translated.slug;
