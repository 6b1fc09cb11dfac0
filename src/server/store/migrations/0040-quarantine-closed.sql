-- What could not be read or came twice is taken in by the office alone; nobody reads it in an account's name.
REVOKE ALL ON quarantined_item FROM tan_tay_app;
