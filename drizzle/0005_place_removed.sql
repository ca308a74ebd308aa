ALTER TABLE `evidence` ADD `place_removed` integer;--> statement-breakpoint
ALTER TABLE `uploads` ADD `place_removed` integer DEFAULT false NOT NULL;