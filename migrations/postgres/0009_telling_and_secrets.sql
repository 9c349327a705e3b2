CREATE TABLE "incident_tellings" (
	"incident_id" text collate "C" NOT NULL,
	"phase" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"told_at" timestamp (3) with time zone,
	"tries" bigint NOT NULL,
	"next_at" timestamp (3) with time zone,
	CONSTRAINT "incident_tellings_incident_id_phase_channel_pk" PRIMARY KEY("incident_id","phase","channel")
);
--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD COLUMN "older_secrets" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD COLUMN "failed_tries" bigint DEFAULT 0 NOT NULL;