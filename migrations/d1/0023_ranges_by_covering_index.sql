DROP INDEX `search_attributes_reward`;--> statement-breakpoint
DROP INDEX `search_attributes_deadline`;--> statement-breakpoint
CREATE INDEX `search_attributes_reward` ON `search_attributes` (`currency`,`reward_minor`,`seq`,`category`,`agents`,`kind`,`place`,`application_deadline`);--> statement-breakpoint
CREATE INDEX `search_attributes_deadline` ON `search_attributes` (`application_deadline`,`seq`,`category`,`agents`,`kind`,`place`,`currency`,`reward_minor`);