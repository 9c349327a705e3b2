CREATE TABLE `devices` (
	`hash` text NOT NULL,
	`user_id` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`hash`, `user_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `devices_user` ON `devices` (`user_id`);--> statement-breakpoint
CREATE INDEX `devices_seen` ON `devices` (`seen_at`);--> statement-breakpoint
ALTER TABLE `holds` ADD `payer_fingerprint` text;--> statement-breakpoint
ALTER TABLE `holds` ADD `signal_id` text;--> statement-breakpoint
CREATE INDEX `holds_payer` ON `holds` (`payer_fingerprint`) WHERE "holds"."payer_fingerprint" is not null;--> statement-breakpoint
CREATE INDEX `holds_signal` ON `holds` (`signal_id`) WHERE "holds"."signal_id" is not null;--> statement-breakpoint
ALTER TABLE `signals` ADD `outcome` text;