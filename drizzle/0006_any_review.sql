CREATE TABLE `review_drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`fields` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` integer NOT NULL,
	`form_key` text,
	`redacted_by` integer,
	`review_id` integer,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `review_drafts_form_key` ON `review_drafts` (`form_key`);--> statement-breakpoint
CREATE TABLE `review_links` (
	`trail` integer PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `wordings` (
	`trail` integer NOT NULL,
	`recommendation_id` integer NOT NULL,
	`short_title` text NOT NULL,
	`wording` text NOT NULL,
	`reason` text,
	PRIMARY KEY(`trail`, `recommendation_id`),
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `wordings_by_recommendation` ON `wordings` (`recommendation_id`,`trail`);