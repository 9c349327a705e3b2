ALTER TABLE `users` ADD `ratings_1` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `ratings_2` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `ratings_3` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `ratings_4` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `ratings_5` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE users SET
  ratings_1 = (SELECT count(*) FROM reviews r WHERE r.subject_id = users.id AND r.published_at IS NOT NULL AND r.rating = 1),
  ratings_2 = (SELECT count(*) FROM reviews r WHERE r.subject_id = users.id AND r.published_at IS NOT NULL AND r.rating = 2),
  ratings_3 = (SELECT count(*) FROM reviews r WHERE r.subject_id = users.id AND r.published_at IS NOT NULL AND r.rating = 3),
  ratings_4 = (SELECT count(*) FROM reviews r WHERE r.subject_id = users.id AND r.published_at IS NOT NULL AND r.rating = 4),
  ratings_5 = (SELECT count(*) FROM reviews r WHERE r.subject_id = users.id AND r.published_at IS NOT NULL AND r.rating = 5)
WHERE rating_count > 0;
