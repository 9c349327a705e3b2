CREATE INDEX `announcements_listed` ON `announcements` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `payouts_listed` ON `payouts` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `payouts_listed_by_state` ON `payouts` (`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `reconciliations_listed` ON `reconciliations` (`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `refunds_listed` ON `refunds` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `refunds_listed_by_state` ON `refunds` (`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `reports_reporter` ON `reports` (`reporter_id`,`seq`);