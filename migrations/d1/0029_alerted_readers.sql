CREATE TABLE `alerted_readers` (
	`challenge_id` text NOT NULL,
	`first_id` text NOT NULL,
	`user_ids` text NOT NULL,
	`told_at` integer NOT NULL,
	PRIMARY KEY(`challenge_id`, `first_id`, `told_at`)
);
--> statement-breakpoint
CREATE INDEX `alerted_readers_age` ON `alerted_readers` (`told_at`);--> statement-breakpoint
-- By which deletions words are found that nobody knows any more: names that nobody bears went without them.
DELETE FROM search_deletions WHERE NOT EXISTS (
  SELECT 1 FROM search_terms t WHERE t.vocabulary IN ('challenges', 'people') AND t.term = search_deletions.term
);
