CREATE TABLE `message_days` (
	`day` integer PRIMARY KEY NOT NULL,
	`messages` integer NOT NULL,
	CONSTRAINT "message_days_some" CHECK("message_days"."messages" > 0)
);
--> statement-breakpoint
ALTER TABLE `conversations` ADD `messages` integer DEFAULT 0 NOT NULL;