CREATE TABLE `incident_tellings` (
	`incident_id` text NOT NULL,
	`phase` text NOT NULL,
	`channel` text NOT NULL,
	`told_at` integer,
	`tries` integer NOT NULL,
	`next_at` integer,
	PRIMARY KEY(`incident_id`, `phase`, `channel`)
);
--> statement-breakpoint
ALTER TABLE `webhook_endpoints` ADD `older_secrets` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `webhook_endpoints` ADD `failed_tries` integer DEFAULT 0 NOT NULL;