CREATE INDEX `disputes_listed` ON `disputes` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `users_email` ON `users` (lower("email"));