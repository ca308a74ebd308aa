CREATE TABLE `action_reports` (
	`trail` integer PRIMARY KEY NOT NULL,
	`action_trail` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`state` text NOT NULL,
	`done_on` text,
	`note` text NOT NULL,
	`held` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_trail`) REFERENCES `actions`(`trail`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `action_reports_by_action` ON `action_reports` (`action_trail`,`trail`,`held`,`state`);--> statement-breakpoint
CREATE TABLE `actions` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`ask_id` integer,
	`agency_id` integer NOT NULL,
	`person_id` integer,
	`added_for_id` integer NOT NULL,
	`what` text NOT NULL,
	`due_on` text NOT NULL,
	`held` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ask_id`) REFERENCES `asks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_for_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `actions_by_recommendation` ON `actions` (`recommendation_id`,`trail`,`held`,`due_on`);--> statement-breakpoint
CREATE INDEX `actions_by_agency` ON `actions` (`agency_id`,`trail`);--> statement-breakpoint
CREATE TABLE `asks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`trail` integer NOT NULL,
	`recommendation_id` integer NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `asks_by_recommendation` ON `asks` (`recommendation_id`,`trail`);--> statement-breakpoint
CREATE INDEX `asks_by_trail` ON `asks` (`trail`);--> statement-breakpoint
CREATE TABLE `appraisals` (
	`trail` integer PRIMARY KEY NOT NULL,
	`evidence_id` integer NOT NULL,
	`is_sufficient` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `appraisals_by_evidence` ON `appraisals` (`evidence_id`,`trail`);--> statement-breakpoint
CREATE TABLE `assessments` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`rating` text NOT NULL,
	`reason` text NOT NULL,
	`held` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `assessments_by_recommendation` ON `assessments` (`recommendation_id`,`trail`,`held`,`rating`);--> statement-breakpoint
CREATE TABLE `salts` (
	`trail_number` integer PRIMARY KEY NOT NULL,
	`by_place` text NOT NULL,
	FOREIGN KEY (`trail_number`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `date_decisions` (
	`trail` integer PRIMARY KEY NOT NULL,
	`request_trail` integer NOT NULL,
	`accepted` integer NOT NULL,
	`reason` text NOT NULL,
	`meeting_id` integer,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_trail`) REFERENCES `date_requests`(`trail`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `date_decisions_by_request` ON `date_decisions` (`request_trail`);--> statement-breakpoint
CREATE TABLE `date_requests` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`agency_id` integer NOT NULL,
	`due_on` text NOT NULL,
	`reason` text NOT NULL,
	`interim_risk` text NOT NULL,
	`held` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `date_requests_by_recommendation` ON `date_requests` (`recommendation_id`,`trail`,`held`);--> statement-breakpoint
CREATE TABLE `reporting_intervals` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`months` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reporting_intervals_by_recommendation` ON `reporting_intervals` (`recommendation_id`,`trail`,`months`);--> statement-breakpoint
CREATE TABLE `handed_actions` (
	`trail` integer NOT NULL,
	`action_trail` integer NOT NULL,
	`to_person_id` integer NOT NULL,
	PRIMARY KEY(`trail`, `action_trail`),
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_trail`) REFERENCES `actions`(`trail`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `handed_actions_by_action` ON `handed_actions` (`action_trail`,`trail`,`to_person_id`);--> statement-breakpoint
CREATE TABLE `handed_recommendations` (
	`trail` integer NOT NULL,
	`recommendation_id` integer NOT NULL,
	`to_person_id` integer NOT NULL,
	PRIMARY KEY(`trail`, `recommendation_id`),
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `handed_recommendations_by_recommendation` ON `handed_recommendations` (`recommendation_id`,`trail`,`to_person_id`);--> statement-breakpoint
CREATE TABLE `handover_acceptances` (
	`trail` integer PRIMARY KEY NOT NULL,
	`handover_trail` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`handover_trail`) REFERENCES `handovers`(`trail`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `handover_acceptances_by_handover` ON `handover_acceptances` (`handover_trail`,`trail`);--> statement-breakpoint
CREATE TABLE `handovers` (
	`trail` integer PRIMARY KEY NOT NULL,
	`from_person_id` integer NOT NULL,
	`to_person_id` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `handovers_by_successor` ON `handovers` (`to_person_id`,`trail`);--> statement-breakpoint
CREATE TABLE `questions` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`words` text NOT NULL,
	`meeting_id` integer,
	`held` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `questions_by_recommendation` ON `questions` (`recommendation_id`,`trail`,`held`);--> statement-breakpoint
CREATE TABLE `replies` (
	`trail` integer PRIMARY KEY NOT NULL,
	`question_trail` integer NOT NULL,
	`kind` text NOT NULL,
	`agency_id` integer,
	`words` text NOT NULL,
	`held` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_trail`) REFERENCES `questions`(`trail`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `replies_by_question` ON `replies` (`question_trail`,`trail`,`held`,`kind`);--> statement-breakpoint
CREATE TABLE `redacted_texts` (
	`trail` integer NOT NULL,
	`fact_trail` integer NOT NULL,
	`fact_table` text NOT NULL,
	`row` integer NOT NULL,
	`column` text NOT NULL,
	`digest_before` text NOT NULL,
	`digest_after` text NOT NULL,
	PRIMARY KEY(`trail`, `fact_trail`, `fact_table`, `row`, `column`),
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `redacted_texts_by_fact` ON `redacted_texts` (`fact_trail`,`trail`);--> statement-breakpoint
CREATE TABLE `redactions` (
	`trail` integer PRIMARY KEY NOT NULL,
	`what` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `acceptances` (
	`trail` integer PRIMARY KEY NOT NULL,
	`up_to` integer NOT NULL,
	`fact_trails` text NOT NULL,
	`evidence_ids` text NOT NULL,
	`recheck_on` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `sign_offs`(`trail`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `sign_off_requests` (
	`trail` integer PRIMARY KEY NOT NULL,
	`agency_id` integer NOT NULL,
	`done` text NOT NULL,
	`difference` text NOT NULL,
	`evidence_ids` text NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `sign_offs`(`trail`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `sign_offs` (
	`trail` integer PRIMARY KEY NOT NULL,
	`recommendation_id` integer NOT NULL,
	`step` text NOT NULL,
	`request_trail` integer,
	`reason` text NOT NULL,
	`meeting_id` integer,
	`held` integer NOT NULL,
	FOREIGN KEY (`trail`) REFERENCES `trail`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recommendation_id`) REFERENCES `recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_trail`) REFERENCES `sign_offs`(`trail`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_offs_by_recommendation` ON `sign_offs` (`recommendation_id`,`trail`,`held`,`step`);--> statement-breakpoint
ALTER TABLE `evidence` ADD `replaces_id` integer REFERENCES evidence(id);--> statement-breakpoint
CREATE INDEX `evidence_by_replaced` ON `evidence` (`replaces_id`,`trail`);--> statement-breakpoint
CREATE INDEX `agencies_by_trail` ON `agencies` (`trail`);--> statement-breakpoint
CREATE INDEX `meetings_by_trail` ON `meetings` (`trail`);--> statement-breakpoint
CREATE INDEX `trail_by_person` ON `trail` (`person_id`,`number`);--> statement-breakpoint
CREATE INDEX `trail_by_command` ON `trail` (`command`,`number`);--> statement-breakpoint
CREATE INDEX `people_by_trail` ON `people` (`trail`);--> statement-breakpoint
CREATE INDEX `rationales_by_trail` ON `rationales` (`trail`);--> statement-breakpoint
CREATE INDEX `recommendation_sections_by_trail` ON `recommendation_sections` (`trail`);--> statement-breakpoint
CREATE INDEX `recommendations_by_trail` ON `recommendations` (`trail`);--> statement-breakpoint
CREATE INDEX `related_work_by_trail` ON `related_work` (`trail`);--> statement-breakpoint
CREATE INDEX `review_figures_by_trail` ON `review_figures` (`trail`);--> statement-breakpoint
CREATE INDEX `reviews_by_trail` ON `reviews` (`trail`);--> statement-breakpoint
CREATE INDEX `themes_by_trail` ON `themes` (`trail`);