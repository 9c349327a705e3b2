ALTER TABLE `holds` ADD `checkout_line` text;--> statement-breakpoint
CREATE INDEX `challenges_tail` ON `challenges` (substr("id", 25, 6));