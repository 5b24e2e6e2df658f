-- A person's name in one room, of whatever kind: the handles of layers are kept, and stand by the layer's room.
ALTER TABLE "layer_handle" RENAME TO "room_handle";
ALTER TABLE "room_handle" ADD COLUMN "room_id" TEXT;
UPDATE "room_handle" SET "room_id" = "layer"."room_id" FROM "layer" WHERE "layer"."id" = "room_handle"."layer_id";
ALTER TABLE "room_handle" ALTER COLUMN "room_id" SET NOT NULL;
-- With the column go its index and its foreign key.
ALTER TABLE "room_handle" DROP COLUMN "layer_id";
ALTER TABLE "room_handle" RENAME CONSTRAINT "layer_handle_pkey" TO "room_handle_pkey";
ALTER TABLE "room_handle" RENAME CONSTRAINT "layer_handle_user_id_fkey" TO "room_handle_user_id_fkey";

-- CreateTable
CREATE TABLE "debate" (
    "id" TEXT NOT NULL,
    "course_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "started_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "room_id" TEXT NOT NULL,

    CONSTRAINT "debate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "debate_room_id_key" ON "debate"("room_id");

-- CreateIndex
CREATE INDEX "debate_course_id_idx" ON "debate"("course_id");

-- CreateIndex
CREATE UNIQUE INDEX "room_handle_room_id_user_id_key" ON "room_handle"("room_id", "user_id");

-- AddForeignKey
ALTER TABLE "debate" ADD CONSTRAINT "debate_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "debate" ADD CONSTRAINT "debate_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_handle" ADD CONSTRAINT "room_handle_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
