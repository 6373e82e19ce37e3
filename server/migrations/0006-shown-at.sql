-- When a message came into the customer's view: theirs when it was stored, ours when it was sent (which may be long after it was
-- numbered). Drawn while the conversation is locked, so that whoever has seen the newest one has missed none before it.
alter table message add column shown_at timestamptz;
update message set shown_at = created_at + seq * interval '1 microsecond'
where not internal and (direction = 'inbound' or state in ('sent', 'delivered', 'read'));

-- How far anybody has read: what a visitor is told.
create index reading_conversation on reading (conversation_id, seq desc);
