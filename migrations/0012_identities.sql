CREATE TABLE `identities` (
	`issuer` text NOT NULL,
	`sub` text NOT NULL,
	`user_id` text NOT NULL,
	`provider` text NOT NULL,
	`provider_user_id` text,
	`username` text NOT NULL,
	`created_at` integer NOT NULL,
	`signed_in_at` integer NOT NULL,
	PRIMARY KEY(`issuer`, `sub`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `identities_user` ON `identities` (`user_id`);--> statement-breakpoint
CREATE INDEX `identities_provider` ON `identities` (`provider`,`provider_user_id`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `sub` text;-- Cognito's usernames of federated users are the provider's name and its user id: Facebook_1234.
INSERT INTO identities (issuer, sub, user_id, provider, provider_user_id, username, created_at, signed_in_at)
SELECT
	issuer, sub, id, identity_provider,
	CASE WHEN lower(substr(username, 1, length(identity_provider) + 1)) = lower(identity_provider) || '_'
		THEN substr(username, length(identity_provider) + 2)
	END,
	username, created_at, updated_at
FROM users;
