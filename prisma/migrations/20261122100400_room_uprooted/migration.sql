-- AlterTable
ALTER TABLE "room" ADD COLUMN     "uprooted" BYTEA;
