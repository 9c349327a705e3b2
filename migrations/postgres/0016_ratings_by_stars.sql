ALTER TABLE "users" ADD COLUMN "ratings_1" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "ratings_2" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "ratings_3" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "ratings_4" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "ratings_5" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE users SET
  ratings_1 = (SELECT count(*) FROM reviews r WHERE r.subject_id = users.id AND r.published_at IS NOT NULL AND r.rating = 1),
  ratings_2 = (SELECT count(*) FROM reviews r WHERE r.subject_id = users.id AND r.published_at IS NOT NULL AND r.rating = 2),
  ratings_3 = (SELECT count(*) FROM reviews r WHERE r.subject_id = users.id AND r.published_at IS NOT NULL AND r.rating = 3),
  ratings_4 = (SELECT count(*) FROM reviews r WHERE r.subject_id = users.id AND r.published_at IS NOT NULL AND r.rating = 4),
  ratings_5 = (SELECT count(*) FROM reviews r WHERE r.subject_id = users.id AND r.published_at IS NOT NULL AND r.rating = 5)
WHERE rating_count > 0;
