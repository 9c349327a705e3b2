CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`currency` text NOT NULL,
	`floor_minor` integer,
	`balance_minor` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "accounts_floor" CHECK("accounts"."floor_minor" is null or "accounts"."balance_minor" >= "accounts"."floor_minor")
);
--> statement-breakpoint
CREATE TABLE `applications` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`poster_id` text NOT NULL,
	`applicant_id` text NOT NULL,
	`state` text NOT NULL,
	`cover_letter` text NOT NULL,
	`price_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`days` integer NOT NULL,
	`agent_use` text,
	`poster_note` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`poster_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`applicant_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "applications_price" CHECK("applications"."price_minor" > 0),
	CONSTRAINT "applications_not_own" CHECK("applications"."applicant_id" <> "applications"."poster_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `applications_id` ON `applications` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `applications_once` ON `applications` (`challenge_id`,`applicant_id`);--> statement-breakpoint
CREATE INDEX `applications_applicant` ON `applications` (`applicant_id`,`seq`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`actor_id` text NOT NULL,
	`verb` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text NOT NULL,
	`request_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_log_subject` ON `audit_log` (`subject`,`seq`);--> statement-breakpoint
CREATE TABLE `challenge_skills` (
	`challenge_seq` integer NOT NULL,
	`skill` text NOT NULL,
	PRIMARY KEY(`challenge_seq`, `skill`),
	FOREIGN KEY (`challenge_seq`) REFERENCES `challenges`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `challenge_skills_skill` ON `challenge_skills` (`skill`,`challenge_seq`);--> statement-breakpoint
CREATE TABLE `challenges` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`slug` text NOT NULL,
	`kind` text DEFAULT 'hire' NOT NULL,
	`state` text NOT NULL,
	`poster_id` text NOT NULL,
	`solver_id` text,
	`title` text NOT NULL,
	`summary` text DEFAULT '' NOT NULL,
	`brief` text DEFAULT '' NOT NULL,
	`brief_version` integer DEFAULT 1 NOT NULL,
	`category` text,
	`skills` text NOT NULL,
	`reward_minor` integer,
	`currency` text,
	`agents` text DEFAULT 'declared' NOT NULL,
	`application_deadline` integer,
	`delivery_days` integer,
	`application_count` integer DEFAULT 0 NOT NULL,
	`awarded_application_id` text,
	`due_at` integer,
	`approves_at` integer,
	`payment_due_at` integer,
	`change_rounds` integer DEFAULT 0 NOT NULL,
	`cancel_reason` text,
	`cancel_note` text,
	`published_at` integer,
	`completed_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`poster_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`solver_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "challenges_reward" CHECK("challenges"."reward_minor" is null or "challenges"."reward_minor" > 0),
	CONSTRAINT "challenges_solver_is_not_poster" CHECK("challenges"."solver_id" is null or "challenges"."solver_id" <> "challenges"."poster_id"),
	CONSTRAINT "challenges_published_whole" CHECK("challenges"."state" in ('draft', 'canceled') or ("challenges"."reward_minor" is not null and "challenges"."currency" is not null and "challenges"."delivery_days" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `challenges_id` ON `challenges` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `challenges_slug` ON `challenges` (`slug`);--> statement-breakpoint
CREATE INDEX `challenges_state` ON `challenges` (`state`,`seq`);--> statement-breakpoint
CREATE INDEX `challenges_category` ON `challenges` (`category`,`state`,`seq`);--> statement-breakpoint
CREATE INDEX `challenges_poster` ON `challenges` (`poster_id`,`seq`);--> statement-breakpoint
CREATE INDEX `challenges_solver` ON `challenges` (`solver_id`,`seq`);--> statement-breakpoint
CREATE TABLE `clerk_events` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`processed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `conversation_members` (
	`conversation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	PRIMARY KEY(`conversation_id`, `user_id`),
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conversation_members_user` ON `conversation_members` (`user_id`,`joined_at`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text,
	`applicant_id` text,
	`jurisdiction` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`applicant_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversations_applicant` ON `conversations` (`challenge_id`,`applicant_id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`solver_id` text NOT NULL,
	`version` integer NOT NULL,
	`note` text NOT NULL,
	`state` text NOT NULL,
	`feedback` text,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`solver_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_version` ON `deliveries` (`challenge_id`,`version`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`state` text NOT NULL,
	`delivery_id` text,
	`conversation_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `files_owner` ON `files` (`owner_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `files_delivery` ON `files` (`delivery_id`);--> statement-breakpoint
CREATE TABLE `holds` (
	`id` text PRIMARY KEY NOT NULL,
	`challenge_id` text NOT NULL,
	`application_id` text NOT NULL,
	`poster_id` text NOT NULL,
	`solver_id` text NOT NULL,
	`state` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`fee_minor` integer NOT NULL,
	`window_ends_at` integer NOT NULL,
	`checkout_session_id` text,
	`checkout_url` text,
	`checkout_expires_at` integer,
	`checkout_attempt` integer DEFAULT 0 NOT NULL,
	`payment_intent_id` text,
	`charge_id` text,
	`held_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`poster_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`solver_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "holds_amount" CHECK("holds"."amount_minor" > 0),
	CONSTRAINT "holds_fee" CHECK("holds"."fee_minor" between 0 and "holds"."amount_minor")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `holds_one_live` ON `holds` (`challenge_id`) WHERE "holds"."state" in ('created', 'checkout_open', 'async_pending', 'held', 'partially_released');--> statement-breakpoint
CREATE UNIQUE INDEX `holds_session` ON `holds` (`checkout_session_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `holds_payment_intent` ON `holds` (`payment_intent_id`);--> statement-breakpoint
CREATE INDEX `holds_challenge` ON `holds` (`challenge_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `holds_poster` ON `holds` (`poster_id`);--> statement-breakpoint
CREATE INDEX `holds_solver` ON `holds` (`solver_id`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`actor_id` text NOT NULL,
	`route` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`result` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`actor_id`, `route`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_age` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `identities` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`issuer`, `subject`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `identities_user` ON `identities` (`user_id`);--> statement-breakpoint
CREATE TABLE `journals` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`hold_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`hold_id`) REFERENCES `holds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `journals_once` ON `journals` (`kind`,`source`);--> statement-breakpoint
CREATE INDEX `journals_hold` ON `journals` (`hold_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`consumer` text NOT NULL,
	`topic` text NOT NULL,
	`facts` text NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`lease_until` integer,
	`last_error` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`next_at`);--> statement-breakpoint
CREATE TABLE `payout_accounts` (
	`user_id` text PRIMARY KEY NOT NULL,
	`stripe_account_id` text,
	`country` text NOT NULL,
	`state` text NOT NULL,
	`requirements` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_accounts_stripe` ON `payout_accounts` (`stripe_account_id`);--> statement-breakpoint
CREATE TABLE `payouts` (
	`id` text PRIMARY KEY NOT NULL,
	`hold_id` text NOT NULL,
	`journal_id` text NOT NULL,
	`solver_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`failure_code` text,
	`attempt` integer DEFAULT 1 NOT NULL,
	`transfer_id` text,
	`paid_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`hold_id`) REFERENCES `holds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`journal_id`) REFERENCES `journals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`solver_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payouts_amount" CHECK("payouts"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payouts_journal` ON `payouts` (`journal_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `payouts_transfer` ON `payouts` (`transfer_id`);--> statement-breakpoint
CREATE INDEX `payouts_hold` ON `payouts` (`hold_id`);--> statement-breakpoint
CREATE INDEX `payouts_solver` ON `payouts` (`solver_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `postings` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`journal_id` text NOT NULL,
	`debit` text NOT NULL,
	`credit` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	FOREIGN KEY (`journal_id`) REFERENCES `journals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`debit`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`credit`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "postings_amount" CHECK("postings"."amount_minor" > 0),
	CONSTRAINT "postings_sides" CHECK("postings"."debit" <> "postings"."credit")
);
--> statement-breakpoint
CREATE INDEX `postings_journal` ON `postings` (`journal_id`);--> statement-breakpoint
CREATE INDEX `postings_debit` ON `postings` (`debit`);--> statement-breakpoint
CREATE INDEX `postings_credit` ON `postings` (`credit`);--> statement-breakpoint
CREATE TABLE `refunds` (
	`id` text PRIMARY KEY NOT NULL,
	`hold_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`payment_intent_id` text NOT NULL,
	`stripe_refund_id` text,
	`failure_code` text,
	`attempt` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`hold_id`) REFERENCES `holds`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "refunds_amount" CHECK("refunds"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refunds_stripe` ON `refunds` (`stripe_refund_id`);--> statement-breakpoint
CREATE INDEX `refunds_hold` ON `refunds` (`hold_id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`challenge_id` text NOT NULL,
	`author_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`rating` integer NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`published_at` integer,
	FOREIGN KEY (`challenge_id`) REFERENCES `challenges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reviews_rating" CHECK("reviews"."rating" between 1 and 5),
	CONSTRAINT "reviews_not_self" CHECK("reviews"."author_id" <> "reviews"."subject_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_id` ON `reviews` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_once` ON `reviews` (`challenge_id`,`author_id`);--> statement-breakpoint
CREATE INDEX `reviews_subject` ON `reviews` (`subject_id`,`seq`);--> statement-breakpoint
CREATE TABLE `revoked_sessions` (
	`session_id` text PRIMARY KEY NOT NULL,
	`revoked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_attributes` (
	`seq` integer PRIMARY KEY NOT NULL,
	`category` text NOT NULL,
	`agents` text NOT NULL,
	`currency` text NOT NULL,
	`reward_minor` integer NOT NULL,
	`application_deadline` integer NOT NULL,
	`title_length` integer NOT NULL,
	`text_length` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stripe_events` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`object_id` text,
	`account` text,
	`state` text NOT NULL,
	`reason` text,
	`received_at` integer NOT NULL,
	`processed_at` integer
);
--> statement-breakpoint
CREATE INDEX `stripe_events_state` ON `stripe_events` (`state`,`received_at`);--> statement-breakpoint
CREATE TABLE `timers` (
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	PRIMARY KEY(`kind`, `subject`)
);
--> statement-breakpoint
CREATE INDEX `timers_due` ON `timers` (`due_at`);--> statement-breakpoint
CREATE TABLE `user_skills` (
	`user_id` text NOT NULL,
	`skill` text NOT NULL,
	PRIMARY KEY(`user_id`, `skill`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `user_skills_skill` ON `user_skills` (`skill`,`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`handle` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`bio` text DEFAULT '' NOT NULL,
	`country` text,
	`role` text DEFAULT 'member' NOT NULL,
	`state` text DEFAULT 'active' NOT NULL,
	`locale` text DEFAULT 'en' NOT NULL,
	`time_zone` text DEFAULT 'UTC' NOT NULL,
	`jurisdiction` text,
	`rating_sum` integer DEFAULT 0 NOT NULL,
	`rating_count` integer DEFAULT 0 NOT NULL,
	`paid_as_poster` integer DEFAULT 0 NOT NULL,
	`completed_as_solver` integer DEFAULT 0 NOT NULL,
	`identity_updated_at` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_handle` ON `users` (`handle`);