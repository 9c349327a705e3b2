CREATE TABLE `person_words` (
	`word` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`word`, `user_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_words_user` ON `person_words` (`user_id`);--> statement-breakpoint
ALTER TABLE `search_attributes` ADD `kind` text DEFAULT 'hire' NOT NULL;--> statement-breakpoint
ALTER TABLE `search_attributes` ADD `poster_has_paid` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `search_attributes_reward` ON `search_attributes` (`currency`,`reward_minor`,`seq`);--> statement-breakpoint
CREATE INDEX `search_attributes_deadline` ON `search_attributes` (`application_deadline`,`seq`);--> statement-breakpoint
CREATE INDEX `search_attributes_category` ON `search_attributes` (`category`,`seq`);
--> statement-breakpoint
-- Words are folded before they come here, for documents and queries alike, so the tables part them at spaces alone.
-- Nothing stands in these tables that `challenges` does not hold; FTS5 cannot alter them, so they are made anew and filled.
DROP TABLE search_all;
--> statement-breakpoint
DROP TABLE search_title;
--> statement-breakpoint
CREATE VIRTUAL TABLE search_all USING fts5(doc, content='', contentless_delete=1, detail=none, tokenize="ascii", prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE search_title USING fts5(doc, content='', contentless_delete=1, detail=none, tokenize="ascii", prefix='2 3 4');
--> statement-breakpoint
-- With places, for phrases: only questions that hold one are put to it.
CREATE VIRTUAL TABLE search_phrases USING fts5(doc, content='', contentless_delete=1, detail=full, tokenize="ascii");
--> statement-breakpoint
CREATE TABLE search_terms (vocabulary text NOT NULL, term text NOT NULL, met integer NOT NULL, PRIMARY KEY (vocabulary, term)) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE search_deletions (hash integer NOT NULL, term text NOT NULL, PRIMARY KEY (hash, term)) WITHOUT ROWID;
--> statement-breakpoint
-- What is open already: in small letters; its marks are folded, and its words met, when it is written next.
INSERT INTO search_all (rowid, doc)
SELECT c.seq, lower(c.title || ' ' || c.summary || ' ' || replace(c.skills, ',', ' ') || ' ' || substr(c.brief, 1, 4000)) || f.facets
FROM challenges c JOIN (
  SELECT seq, ' ' || char(57349) || lower(hex(kind)) || ' ' || char(57345) || lower(hex(category)) || ' ' || char(57347) || lower(hex(agents)) || ' ' || char(57348) || lower(hex(lower(currency))) || coalesce((SELECT group_concat(' ' || char(57346) || lower(hex(value)), '') FROM json_each(skills)), '') AS facets
  FROM challenges
) f ON f.seq = c.seq WHERE c.seq IN (SELECT seq FROM search_attributes);
--> statement-breakpoint
INSERT INTO search_title (rowid, doc)
SELECT c.seq, lower(c.title) || f.facets
FROM challenges c JOIN (
  SELECT seq, ' ' || char(57349) || lower(hex(kind)) || ' ' || char(57345) || lower(hex(category)) || ' ' || char(57347) || lower(hex(agents)) || ' ' || char(57348) || lower(hex(lower(currency))) || coalesce((SELECT group_concat(' ' || char(57346) || lower(hex(value)), '') FROM json_each(skills)), '') AS facets
  FROM challenges
) f ON f.seq = c.seq WHERE c.seq IN (SELECT seq FROM search_attributes);
--> statement-breakpoint
INSERT INTO search_phrases (rowid, doc)
SELECT c.seq, lower(c.title || ' ' || char(57344) || ' ' || c.summary || ' ' || char(57344) || ' ' || substr(c.brief, 1, 4000)) || f.facets
FROM challenges c JOIN (
  SELECT seq, ' ' || char(57349) || lower(hex(kind)) || ' ' || char(57345) || lower(hex(category)) || ' ' || char(57347) || lower(hex(agents)) || ' ' || char(57348) || lower(hex(lower(currency))) || coalesce((SELECT group_concat(' ' || char(57346) || lower(hex(value)), '') FROM json_each(skills)), '') AS facets
  FROM challenges
) f ON f.seq = c.seq WHERE c.seq IN (SELECT seq FROM search_attributes);
--> statement-breakpoint
UPDATE search_attributes SET poster_has_paid = 1 WHERE seq IN (SELECT c.seq FROM challenges c JOIN users u ON u.id = c.poster_id WHERE u.paid_as_poster > 0);
--> statement-breakpoint
INSERT OR IGNORE INTO person_words (word, user_id)
SELECT w.value, u.id FROM users u, json_each('[' || replace(replace(json_quote(lower(u.name || ' ' || u.handle)), ' ', '","'), '-', '","') || ']') w WHERE w.value <> '' AND u.state <> 'deleted';
