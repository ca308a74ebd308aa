CREATE TABLE `scans` (
	`sha256` text PRIMARY KEY NOT NULL,
	`verdict` text NOT NULL,
	`found` text,
	`scanned_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `devices` (
	`token_hash` text NOT NULL,
	`person_id` integer NOT NULL,
	`used_at` integer NOT NULL,
	PRIMARY KEY(`token_hash`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `devices_by_person` ON `devices` (`person_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `recovery_codes_by_person` ON `recovery_codes` (`person_id`);--> statement-breakpoint
CREATE TABLE `second_factors` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`fresh_codes` text,
	`started_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_step` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `throttles` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `throttles_by_last` ON `throttles` (`last_at`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `lacks` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `browser` text;