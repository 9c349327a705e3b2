CREATE TABLE `reconciled` (
	`source` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `journals_at` ON `journals` (`at`);