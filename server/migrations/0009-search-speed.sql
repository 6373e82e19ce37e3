-- Searching among 100,000 messages; figures in docs/performance.md.

-- A common word is found among the newest messages, without collecting all that have it.
create index message_search_newest on message_search (at desc);
-- Whether this conversation has a message with the word.
create index message_search_conversation on message_search (conversation_id);
-- What became of a message that lies in the tray.
create index tray_item_message on tray_item (message_id) where message_id is not null;
