CREATE TABLE `agencies` (
	`id` integer PRIMARY KEY NOT NULL,
	`trail` integer NOT NULL,
	`is_executive` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `agency_names` (
	`trail` integer PRIMARY KEY NOT NULL,
	`agency_id` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `agency_names_by_agency` ON `agency_names` (`agency_id`,`trail`);--> statement-breakpoint
CREATE TABLE `dissolutions` (
	`trail` integer PRIMARY KEY NOT NULL,
	`agency_id` integer NOT NULL,
	`dissolved_on` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `dissolutions_by_agency` ON `dissolutions` (`agency_id`,`trail`);--> statement-breakpoint
CREATE TABLE `successors` (
	`trail` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`successor_id` integer NOT NULL,
	PRIMARY KEY(`trail`, `successor_id`),
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`successor_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` integer PRIMARY KEY NOT NULL,
	`trail` integer NOT NULL,
	`title` text NOT NULL,
	`held_on` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `meetings_by_date` ON `meetings` (`held_on`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`person_id` integer NOT NULL,
	`path` text NOT NULL,
	`fields` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `path`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `holds` (
	`trail` integer PRIMARY KEY NOT NULL,
	`passages` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `refusals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`person_id` integer,
	`what` text NOT NULL,
	`subject` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `releases` (
	`trail` integer PRIMARY KEY NOT NULL,
	`held_trail` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`held_trail`) REFERENCES `holds`(`trail`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_by_held` ON `releases` (`held_trail`,`trail`);--> statement-breakpoint
CREATE TABLE `tracker` (
	`id` integer PRIMARY KEY NOT NULL,
	`mode` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `trail` (
	`number` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`person_id` integer,
	`role` text NOT NULL,
	`agency_id` integer,
	`command` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`form_key` text,
	`sample` integer NOT NULL,
	`digest` text,
	`previous_hash` text,
	`hash` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `trail_by_instant` ON `trail` (`at`);--> statement-breakpoint
CREATE INDEX `trail_by_subject` ON `trail` (`subject_kind`,`subject_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `trail_form_key` ON `trail` (`form_key`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`lead_person_id` integer,
	`basis` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `assignments_by_recommendation` ON `assignments` (`recommendation_id`,`trail`,`agency_id`,`basis`);--> statement-breakpoint
CREATE TABLE `contributor_lists` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`agency_ids` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `contributor_lists_by_recommendation` ON `contributor_lists` (`recommendation_id`,`trail`);--> statement-breakpoint
CREATE TABLE `due_dates` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`due_on` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `due_dates_by_recommendation` ON `due_dates` (`recommendation_id`,`trail`,`due_on`);--> statement-breakpoint
CREATE TABLE `owner_confirmations` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`assignment_trail` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignment_trail`) REFERENCES `assignments`(`trail`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `owner_confirmations_by_assignment` ON `owner_confirmations` (`assignment_trail`,`trail`);--> statement-breakpoint
CREATE TABLE `success_measures` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `success_measures_by_recommendation` ON `success_measures` (`recommendation_id`,`trail`);--> statement-breakpoint
CREATE TABLE `links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`purpose` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `links_by_person` ON `links` (`person_id`);--> statement-breakpoint
CREATE TABLE `passwords` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY NOT NULL,
	`trail` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `person_names` (
	`trail` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `person_names_by_person` ON `person_names` (`person_id`,`trail`);--> statement-breakpoint
CREATE INDEX `person_names_by_email` ON `person_names` (`email`);--> statement-breakpoint
CREATE TABLE `role_grants` (
	`trail` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`role` text NOT NULL,
	`agency_id` integer,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `role_grants_by_person` ON `role_grants` (`person_id`,`trail`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_by_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `standings` (
	`trail` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`active` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `standings_by_person` ON `standings` (`person_id`,`trail`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trail` integer NOT NULL,
	`recommendation_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`title` text NOT NULL,
	`shows` text NOT NULL,
	`true_on` text NOT NULL,
	`held` integer NOT NULL,
	`sha256` text,
	`file_name` text,
	`media_type` text,
	`bytes` integer,
	`url` text,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `evidence_by_recommendation` ON `evidence` (`recommendation_id`,`trail`,`held`,`shows`);--> statement-breakpoint
CREATE INDEX `evidence_by_trail` ON `evidence` (`trail`);--> statement-breakpoint
CREATE INDEX `evidence_by_sha256` ON `evidence` (`sha256`);--> statement-breakpoint
CREATE TABLE `updates` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`as_owner` integer NOT NULL,
	`rating` text NOT NULL,
	`nothing_changed` integer NOT NULL,
	`done` text NOT NULL,
	`difference` text NOT NULL,
	`next` text NOT NULL,
	`in_the_way` text NOT NULL,
	`corrects_trail` integer,
	`stands_at` integer NOT NULL,
	`held` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrects_trail`) REFERENCES `updates`(`trail`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `updates_by_recommendation` ON `updates` (`recommendation_id`,`stands_at`,`trail`,`as_owner`,`held`,`rating`);--> statement-breakpoint
CREATE INDEX `updates_by_corrected` ON `updates` (`corrects_trail`);--> statement-breakpoint
CREATE TABLE `uploads` (
	`ticket` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`received_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `rationales` (
	`trail` integer NOT NULL,
	`recommendation_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`words` text NOT NULL,
	`figure` text,
	`base` text,
	`section` text NOT NULL,
	PRIMARY KEY(`recommendation_id`, `ordinal`),
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `recommendation_sections` (
	`trail` integer NOT NULL,
	`recommendation_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`section` text NOT NULL,
	`variant` text,
	PRIMARY KEY(`recommendation_id`, `ordinal`),
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `recommendations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trail` integer NOT NULL,
	`review_id` integer NOT NULL,
	`number` integer NOT NULL,
	`reference` text NOT NULL,
	`short_title` text NOT NULL,
	`wording` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `recommendations_by_reference` ON `recommendations` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `recommendations_by_review` ON `recommendations` (`review_id`,`number`);--> statement-breakpoint
CREATE TABLE `related_work` (
	`trail` integer NOT NULL,
	`review_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`words` text NOT NULL,
	`section` text NOT NULL,
	`recommendation_id` integer,
	PRIMARY KEY(`review_id`, `ordinal`),
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `review_figures` (
	`trail` integer NOT NULL,
	`review_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`figure` text NOT NULL,
	`words` text NOT NULL,
	`base` text NOT NULL,
	`section` text NOT NULL,
	PRIMARY KEY(`review_id`, `ordinal`),
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` integer PRIMARY KEY NOT NULL,
	`trail` integer NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`publisher` text NOT NULL,
	`kind` text NOT NULL,
	`published_on` text NOT NULL,
	`scope` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_by_code` ON `reviews` (`code`);--> statement-breakpoint
CREATE TABLE `theme_taggings` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`theme_ids` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `theme_taggings_by_recommendation` ON `theme_taggings` (`recommendation_id`,`trail`);--> statement-breakpoint
CREATE TABLE `themes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trail` integer NOT NULL,
	`review_id` integer NOT NULL,
	`name` text NOT NULL,
	`section` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
