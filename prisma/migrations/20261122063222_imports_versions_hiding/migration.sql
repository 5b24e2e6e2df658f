-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('queued', 'running', 'review', 'published', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "layer_hiding" AS ENUM ('nothing', 'until_written', 'until_revealed');

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "language" TEXT,
ADD COLUMN     "preferences" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "course" ADD COLUMN     "mark_names" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "reading" ADD COLUMN     "metadata" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "shares_original" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "reading_version" ADD COLUMN     "page_runs" JSONB,
ADD COLUMN     "pages" JSONB;

-- AlterTable
ALTER TABLE "layer" ADD COLUMN     "hiding" "layer_hiding" NOT NULL DEFAULT 'nothing',
ADD COLUMN     "reveal_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "room" ADD COLUMN     "epoch" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "entry" ADD COLUMN     "is_hidden" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "import" (
    "id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "reading_id" TEXT,
    "created_by_id" TEXT NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'queued',
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA,
    "address" TEXT,
    "options" JSONB NOT NULL DEFAULT '{}',
    "progress" JSONB,
    "result" JSONB,
    "corrections" JSONB NOT NULL DEFAULT '[]',
    "failure" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement" (
    "version_id" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "method" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "placed_by_id" TEXT,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("version_id","room_id","key")
);

-- CreateTable
CREATE TABLE "reading_state" (
    "user_id" TEXT NOT NULL,
    "reading_id" TEXT NOT NULL,
    "place" JSONB,
    "seen" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reading_state_pkey" PRIMARY KEY ("user_id","reading_id")
);

-- CreateIndex
CREATE INDEX "import_course_id_idx" ON "import"("course_id");

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "reading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "reading_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reading_state" ADD CONSTRAINT "reading_state_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reading_state" ADD CONSTRAINT "reading_state_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "reading"("id") ON DELETE CASCADE ON UPDATE CASCADE;
