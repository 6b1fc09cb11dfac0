-- Rosters hold each distinct name once from here on; those of before are built anew when next asked for.
DELETE FROM snapshot_blob;
DELETE FROM snapshot;
