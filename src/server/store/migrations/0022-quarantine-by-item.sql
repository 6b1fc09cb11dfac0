-- What is put apart is put apart once: looked up by its id and content at every push of something unreadable.
CREATE INDEX quarantined_item_by_item ON quarantined_item (item_id);
