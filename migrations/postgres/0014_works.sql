CREATE TABLE "works" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"place" bigint NOT NULL,
	"title" text collate "C" NOT NULL,
	"description" text collate "C" NOT NULL,
	"url" text collate "C",
	"challenge_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "work_id" text collate "C";--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "checksum" text collate "C";--> statement-breakpoint
ALTER TABLE "works" ADD CONSTRAINT "works_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "works" ADD CONSTRAINT "works_challenge_id_challenges_id_fk" FOREIGN KEY ("challenge_id") REFERENCES "public"."challenges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "works_user" ON "works" USING btree ("user_id","place","id");--> statement-breakpoint
CREATE UNIQUE INDEX "works_challenge" ON "works" USING btree ("challenge_id","user_id");--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_work_id_works_id_fk" FOREIGN KEY ("work_id") REFERENCES "public"."works"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_work" ON "files" USING btree ("work_id");