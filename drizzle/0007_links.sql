CREATE TABLE `link_removals` (
	`trail` integer PRIMARY KEY NOT NULL,
	`link_trail` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`link_trail`) REFERENCES `recommendation_links`(`trail`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `link_removals_by_link` ON `link_removals` (`link_trail`);--> statement-breakpoint
CREATE TABLE `recommendation_links` (
	`trail` integer PRIMARY KEY NOT NULL,
	`later_id` integer NOT NULL,
	`earlier_id` integer NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`later_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`earlier_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `recommendation_links_by_later` ON `recommendation_links` (`later_id`);--> statement-breakpoint
CREATE INDEX `recommendation_links_by_earlier` ON `recommendation_links` (`earlier_id`);