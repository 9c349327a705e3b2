CREATE TABLE "incidents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"alert" text collate "C" NOT NULL,
	"value" bigint NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	"end_told_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_open" ON "incidents" USING btree ("alert") WHERE "incidents"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "incidents_listed" ON "incidents" USING btree ("opened_at");