CREATE TABLE `cancellation_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`proposed_by` text NOT NULL,
	`release_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`note` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cancellation_proposals_release" CHECK("cancellation_proposals"."release_minor" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cancellation_proposals_one_open` ON `cancellation_proposals` (`challenge_id`) WHERE "cancellation_proposals"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cancellation_proposals_challenge` ON `cancellation_proposals` (`challenge_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `chargebacks` (
	`id` text PRIMARY KEY NOT NULL,
	`hold_id` text NOT NULL,
	`charge_id` text NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`evidence_due_at` integer,
	`evidence_sent_at` integer,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`hold_id`) REFERENCES `holds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `chargebacks_hold` ON `chargebacks` (`hold_id`);--> statement-breakpoint
CREATE INDEX `chargebacks_status` ON `chargebacks` (`status`,`opened_at`);--> statement-breakpoint
CREATE TABLE `dispute_entries` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`dispute_id` text NOT NULL,
	`author_id` text,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`release_minor` integer,
	`file_ids` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`dispute_id`) REFERENCES `disputes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dispute_entries_release" CHECK("dispute_entries"."release_minor" is null or "dispute_entries"."release_minor" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dispute_entries_id` ON `dispute_entries` (`id`);--> statement-breakpoint
CREATE INDEX `dispute_entries_dispute` ON `dispute_entries` (`dispute_id`,`seq`);--> statement-breakpoint
CREATE TABLE `disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`hold_id` text NOT NULL,
	`filed_by` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`former_state` text NOT NULL,
	`paused` text NOT NULL,
	`due_left_ms` integer,
	`approval_left_ms` integer,
	`currency` text NOT NULL,
	`held_minor` integer NOT NULL,
	`answer_due_at` integer NOT NULL,
	`offers_end_at` integer,
	`decision_due_at` integer,
	`outcome` text,
	`released_minor` integer,
	`settled_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hold_id`) REFERENCES `holds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`filed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "disputes_held" CHECK("disputes"."held_minor" > 0),
	CONSTRAINT "disputes_released" CHECK("disputes"."released_minor" is null or "disputes"."released_minor" between 0 and "disputes"."held_minor")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `disputes_one_open` ON `disputes` (`challenge_id`) WHERE "disputes"."state" in ('filed', 'answered', 'deciding');--> statement-breakpoint
CREATE INDEX `disputes_challenge` ON `disputes` (`challenge_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `disputes_state` ON `disputes` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `freezes` (
	`hold_id` text NOT NULL,
	`cause` text NOT NULL,
	`source` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`ends_at` integer,
	PRIMARY KEY(`hold_id`, `cause`, `source`),
	FOREIGN KEY (`hold_id`) REFERENCES `holds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `freezes_age` ON `freezes` (`created_at`);--> statement-breakpoint
CREATE TABLE `mismatches` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`detail` text NOT NULL,
	`note` text,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`resolved_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mismatches_once` ON `mismatches` (`kind`,`source`);--> statement-breakpoint
CREATE INDEX `mismatches_state` ON `mismatches` (`state`,`first_seen_at`);--> statement-breakpoint
CREATE TABLE `reconciliations` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`started_by` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	`cursor` text,
	`compared` integer DEFAULT 0 NOT NULL,
	`mismatched` integer DEFAULT 0 NOT NULL,
	`balances` text NOT NULL,
	`last_error` text,
	`started_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `reconciliations_state` ON `reconciliations` (`state`,`started_at`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `ceiling_minor` integer;--> statement-breakpoint
ALTER TABLE `files` ADD `dispute_id` text;--> statement-breakpoint
ALTER TABLE `holds` ADD `tax_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `refunds` ADD `origin` text DEFAULT 'hold' NOT NULL;--> statement-breakpoint
ALTER TABLE `stripe_events` ADD `livemode` integer DEFAULT false NOT NULL;