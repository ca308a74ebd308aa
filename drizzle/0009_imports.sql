CREATE TABLE `import_drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`ticket` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`choices` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` integer NOT NULL,
	`form_key` text,
	`redacted_by` integer,
	`import_trail` integer,
	FOREIGN KEY (`import_trail`) REFERENCES `imports`(`trail`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `import_drafts_form_key` ON `import_drafts` (`form_key`);--> statement-breakpoint
CREATE TABLE `import_sources` (
	`trail` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`import_trail` integer NOT NULL,
	`recommendation_id` integer,
	`cell` text NOT NULL,
	`ref` text NOT NULL,
	PRIMARY KEY(`trail`, `ordinal`),
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_trail`) REFERENCES `imports`(`trail`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_sources_by_import` ON `import_sources` (`import_trail`);--> statement-breakpoint
CREATE INDEX `import_sources_by_recommendation` ON `import_sources` (`recommendation_id`,`trail`);--> statement-breakpoint
CREATE TABLE `imports` (
	`trail` integer PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`shape` text NOT NULL,
	`choices` text NOT NULL,
	`left_out` text NOT NULL,
	`counts` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `imports_by_sha256` ON `imports` (`sha256`);--> statement-breakpoint
CREATE INDEX `imports_by_shape` ON `imports` (`shape`,`trail`);