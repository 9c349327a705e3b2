CREATE TABLE `payout_destinations` (
	`fingerprint` text NOT NULL,
	`user_id` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`fingerprint`, `user_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payout_destinations_user` ON `payout_destinations` (`user_id`);--> statement-breakpoint
CREATE INDEX `payout_destinations_seen` ON `payout_destinations` (`seen_at`);