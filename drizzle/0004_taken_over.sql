CREATE TABLE `taken_over` (
	`trail` integer PRIMARY KEY NOT NULL,
	`agreed_on` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `drafts` ADD `redacted_by` integer;