CREATE TABLE `agency_places` (
	`trail` integer PRIMARY KEY NOT NULL,
	`agency_id` integer NOT NULL,
	`is_outside` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `agency_places_by_agency` ON `agency_places` (`agency_id`,`trail`);--> statement-breakpoint
CREATE TABLE `response_requests` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`due_on` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `response_requests_by_recommendation` ON `response_requests` (`recommendation_id`,`trail`,`due_on`);--> statement-breakpoint
CREATE TABLE `responses` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`as_owner` integer NOT NULL,
	`answer` text NOT NULL,
	`reason` text NOT NULL,
	`responded_on` text NOT NULL,
	`held` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `responses_by_recommendation` ON `responses` (`recommendation_id`,`trail`,`as_owner`,`held`,`answer`);--> statement-breakpoint
CREATE TABLE `review_files` (
	`trail` integer PRIMARY KEY NOT NULL,
	`review_id` integer NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `review_files_by_review` ON `review_files` (`review_id`,`trail`);--> statement-breakpoint
CREATE INDEX `review_files_by_sha256` ON `review_files` (`sha256`);