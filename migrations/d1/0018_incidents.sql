CREATE TABLE `incidents` (
	`id` text PRIMARY KEY NOT NULL,
	`alert` text NOT NULL,
	`value` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`resolved_at` integer,
	`told_at` integer,
	`end_told_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incidents_open` ON `incidents` (`alert`) WHERE "incidents"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX `incidents_listed` ON `incidents` (`opened_at`);