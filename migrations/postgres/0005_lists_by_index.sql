CREATE INDEX "announcements_listed" ON "announcements" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "payouts_listed" ON "payouts" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "payouts_listed_by_state" ON "payouts" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "reconciliations_listed" ON "reconciliations" USING btree ("started_at","id");--> statement-breakpoint
CREATE INDEX "refunds_listed" ON "refunds" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "refunds_listed_by_state" ON "refunds" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "reports_reporter" ON "reports" USING btree ("reporter_id","seq");