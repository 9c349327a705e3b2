CREATE TABLE "payout_destinations" (
	"fingerprint" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payout_destinations_fingerprint_user_id_pk" PRIMARY KEY("fingerprint","user_id")
);
--> statement-breakpoint
ALTER TABLE "payout_destinations" ADD CONSTRAINT "payout_destinations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payout_destinations_user" ON "payout_destinations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "payout_destinations_seen" ON "payout_destinations" USING btree ("seen_at");