-- Which messages carry a stored file, so that its door can ask whether the viewer may see one of them. Owned by conversations.
create table file_use (
  file_id    uuid not null,
  message_id uuid not null references message on delete cascade,
  primary key (file_id, message_id)
);
create index file_use_message on file_use (message_id);

insert into file_use (file_id, message_id)
select distinct (part -> 'ref' ->> 'fileId')::uuid, m.id
from message m, jsonb_array_elements(m.parts) part where part -> 'ref' ? 'fileId';

-- Who brought a file ("agent:…", "visitor:…"): until it is sent, it is theirs alone. null: it came with a message.
alter table stored_file add column uploader text;
