ALTER TABLE `holds` ADD `asked_at` integer;--> statement-breakpoint
CREATE INDEX `holds_state` ON `holds` (`state`,`updated_at`);--> statement-breakpoint
ALTER TABLE `payouts` ADD `refusals` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `payouts_state` ON `payouts` (`state`,`updated_at`);--> statement-breakpoint
CREATE INDEX `payout_accounts_state` ON `payout_accounts` (`state`,`updated_at`);--> statement-breakpoint
CREATE INDEX `refunds_state` ON `refunds` (`state`,`updated_at`);