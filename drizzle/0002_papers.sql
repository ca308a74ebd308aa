CREATE TABLE `notings` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`meeting_id` integer NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `notings_by_meeting` ON `notings` (`meeting_id`,`trail`);--> statement-breakpoint
CREATE TABLE `paper_covers` (
	`trail` integer PRIMARY KEY NOT NULL,
	`meeting_id` integer NOT NULL,
	`agenda_item` text NOT NULL,
	`title` text NOT NULL,
	`author` text NOT NULL,
	`sponsor` text NOT NULL,
	`purpose` text NOT NULL,
	`asks` text NOT NULL,
	`summary` text NOT NULL,
	`risks` text NOT NULL,
	`scope` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `paper_covers_by_meeting` ON `paper_covers` (`meeting_id`,`trail`);--> statement-breakpoint
CREATE TABLE `papers` (
	`trail` integer PRIMARY KEY NOT NULL,
	`meeting_id` integer NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`up_to` integer NOT NULL,
	`content` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `papers_by_meeting` ON `papers` (`meeting_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `papers_by_number` ON `papers` (`number`);--> statement-breakpoint
ALTER TABLE `meetings` ADD `papers_due_on` text;--> statement-breakpoint
ALTER TABLE `owner_confirmations` ADD `meeting_id` integer REFERENCES meetings(id);