CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `announcements_ends` ON `announcements` (`ends_at`);--> statement-breakpoint
CREATE TABLE `feature_flags` (
	`name` text PRIMARY KEY NOT NULL,
	`percentage` integer NOT NULL,
	`user_ids` text NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "feature_flags_share" CHECK("feature_flags"."percentage" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE `fee_policies` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`fee_basis_points` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`reason` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "fee_policies_share" CHECK("fee_policies"."fee_basis_points" between 0 and 3000)
);
--> statement-breakpoint
CREATE TABLE `suspensions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`why` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`appeal` text,
	`appealed_at` integer,
	`refusal` text,
	`refused_at` integer,
	`ended_by` text,
	`ended_at` integer,
	`ending` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suspensions_one_open` ON `suspensions` (`user_id`) WHERE "suspensions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `suspensions_user` ON `suspensions` (`user_id`,`at`);--> statement-breakpoint
CREATE TABLE `takedowns` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`suspension_id` text,
	`why` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`restored_by` text,
	`restored_at` integer,
	`restoring` text,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`suspension_id`) REFERENCES `suspensions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `takedowns_one_open` ON `takedowns` (`challenge_id`) WHERE "takedowns"."restored_at" is null;--> statement-breakpoint
CREATE INDEX `takedowns_suspension` ON `takedowns` (`suspension_id`);--> statement-breakpoint
CREATE TABLE `viewings` (
	`id` text PRIMARY KEY NOT NULL,
	`admin_id` text NOT NULL,
	`user_id` text NOT NULL,
	`reason` text NOT NULL,
	`started_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`admin_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `viewings_user` ON `viewings` (`user_id`,`started_at`);--> statement-breakpoint
ALTER TABLE `challenges` ADD `taken_down_at` integer;--> statement-breakpoint
ALTER TABLE `challenges` ADD `reviewed_at` integer;--> statement-breakpoint
CREATE INDEX `challenges_taken_down` ON `challenges` (`seq`) WHERE "challenges"."taken_down_at" is not null;--> statement-breakpoint
ALTER TABLE `reports` ADD `claimed_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `reports` ADD `claimed_at` integer;--> statement-breakpoint
CREATE INDEX `audit_log_actor` ON `audit_log` (`actor_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_log_verb` ON `audit_log` (`verb`,`seq`);--> statement-breakpoint
CREATE INDEX `users_created` ON `users` (`created_at`,`id`);