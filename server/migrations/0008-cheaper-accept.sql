-- Accepting a message writes to few pages. What each of these costs or saves: docs/decisions/0007.

-- Lists are ordered by last_at, which every message moves; an index on it would make each of those updates write to every
-- index of the conversation. The slot moves once in ten seconds; within a slot, rows are sorted as they are read.
alter table conversation add column last_slot timestamptz
  generated always as (date_bin(interval '10 seconds', last_at, timestamptz '2000-01-01 00:00:00+00')) stored;
drop index conversation_customer;
drop index conversation_newest;
drop index conversation_status;
drop index conversation_mine;
create index conversation_customer on conversation (customer_id);
create index conversation_newest on conversation (last_slot desc);
create index conversation_status on conversation (status, last_slot desc);
create index conversation_mine on conversation (assignee_id, last_slot desc) where status <> 'resolved' and assignee_id is not null;

-- Room in each page for the next version of its rows.
alter table conversation set (fillfactor = 60);
alter table thread set (fillfactor = 80);
alter table customer set (fillfactor = 90);

-- A message is written by a transaction that has just written or locked its conversation and its thread: asking for each row
-- once more whether they exist cost a tenth of the whole. Nothing deletes either.
alter table message drop constraint message_conversation_id_fkey;
alter table message drop constraint message_thread_id_fkey;
-- A message of a kilobyte stays as it is in its page; compressing it costs more than writing it.
alter table message set (toast_tuple_target = 4080);
