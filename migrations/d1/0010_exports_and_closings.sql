CREATE TABLE `account_closings` (
	`user_id` text PRIMARY KEY NOT NULL,
	`requested_at` integer NOT NULL,
	`erase_at` integer NOT NULL,
	`next_at` integer NOT NULL,
	`told_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `account_closings_next` ON `account_closings` (`next_at`);--> statement-breakpoint
CREATE TABLE `account_exports` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`state` text NOT NULL,
	`done_parts` integer DEFAULT 0 NOT NULL,
	`total_parts` integer DEFAULT 0 NOT NULL,
	`size` integer,
	`created_at` integer NOT NULL,
	`ready_at` integer,
	`expires_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_exports_one_running` ON `account_exports` (`user_id`) WHERE "account_exports"."state" <> 'ready';--> statement-breakpoint
CREATE INDEX `account_exports_user` ON `account_exports` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `account_exports_expiry` ON `account_exports` (`expires_at`);