CREATE TABLE "message_days" (
	"day" bigint NOT NULL,
	"messages" bigint NOT NULL,
	CONSTRAINT "message_days_day_pk" PRIMARY KEY("day"),
	CONSTRAINT "message_days_some" CHECK ("message_days"."messages" > 0)
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "messages" bigint DEFAULT 0 NOT NULL;