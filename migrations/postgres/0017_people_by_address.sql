CREATE INDEX "disputes_listed" ON "disputes" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "users_email" ON "users" USING btree (lower("email"));