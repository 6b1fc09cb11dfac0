-- Pages are laid out in leaves from here on; those of before are built anew when next asked for.
DELETE FROM snapshot_blob;
DELETE FROM snapshot;
