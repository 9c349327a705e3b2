ALTER TABLE "holds" ADD COLUMN "checkout_line" text collate "C";--> statement-breakpoint
CREATE INDEX "challenges_tail" ON "challenges" USING btree (substr("id", 25, 6));