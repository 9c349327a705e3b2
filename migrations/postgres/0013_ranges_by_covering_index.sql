DROP INDEX "search_attributes_reward";--> statement-breakpoint
DROP INDEX "search_attributes_deadline";--> statement-breakpoint
CREATE INDEX "search_attributes_reward" ON "search_attributes" USING btree ("currency","reward_minor","seq","category","agents","kind","place","application_deadline");--> statement-breakpoint
CREATE INDEX "search_attributes_deadline" ON "search_attributes" USING btree ("application_deadline","seq","category","agents","kind","place","currency","reward_minor");--> statement-breakpoint
-- The record lies in memory or on flash, where a row found by an index costs little more than the next one. Without this a table of some
-- hundred thousand rows is read whole where an index leads to a thousand of them. A role may say so of itself.
ALTER ROLE CURRENT_USER SET random_page_cost = 1.1;
--> statement-breakpoint
-- Lists are short, where Postgres would count on a thousand.
ALTER FUNCTION json_each(text) ROWS 20;
