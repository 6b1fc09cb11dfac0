-- Rosters carry the gifts of everyone: those packed before are packed again when a phone next asks.
DELETE FROM snapshot_blob;
DELETE FROM snapshot;
