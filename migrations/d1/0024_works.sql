CREATE TABLE `works` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`place` integer NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`url` text,
	`challenge_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `works_user` ON `works` (`user_id`,`place`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `works_challenge` ON `works` (`challenge_id`,`user_id`);--> statement-breakpoint
ALTER TABLE `files` ADD `work_id` text REFERENCES works(id);--> statement-breakpoint
ALTER TABLE `files` ADD `checksum` text;--> statement-breakpoint
CREATE INDEX `files_work` ON `files` (`work_id`);