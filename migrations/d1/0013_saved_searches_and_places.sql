CREATE TABLE `saved_searches` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`alert` text NOT NULL,
	`match_key` text,
	`news` integer DEFAULT 0 NOT NULL,
	`tell_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `saved_searches_user` ON `saved_searches` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `saved_searches_key` ON `saved_searches` (`match_key`,`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `saved_searches_due` ON `saved_searches` (`tell_at`);--> statement-breakpoint
ALTER TABLE `challenges` ADD `place` text;--> statement-breakpoint
ALTER TABLE `search_attributes` ADD `place` text DEFAULT 'remote' NOT NULL;--> statement-breakpoint
CREATE INDEX `search_attributes_place` ON `search_attributes` (`place`,`seq`);