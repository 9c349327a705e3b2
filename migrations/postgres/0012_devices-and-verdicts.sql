CREATE TABLE "devices" (
	"hash" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "devices_hash_user_id_pk" PRIMARY KEY("hash","user_id")
);
--> statement-breakpoint
ALTER TABLE "holds" ADD COLUMN "payer_fingerprint" text collate "C";--> statement-breakpoint
ALTER TABLE "holds" ADD COLUMN "signal_id" text collate "C";--> statement-breakpoint
ALTER TABLE "signals" ADD COLUMN "outcome" text collate "C";--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "devices_user" ON "devices" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "devices_seen" ON "devices" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "holds_payer" ON "holds" USING btree ("payer_fingerprint") WHERE "holds"."payer_fingerprint" is not null;--> statement-breakpoint
CREATE INDEX "holds_signal" ON "holds" USING btree ("signal_id") WHERE "holds"."signal_id" is not null;