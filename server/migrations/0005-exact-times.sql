-- Times that lists are paged by hold whole milliseconds: a cursor carries the time as a client sees it, and what it cuts off
-- below a millisecond would be a gap between two pages.
alter table conversation alter column last_at type timestamptz(3), alter column waiting_since type timestamptz(3);
alter table customer alter column last_at type timestamptz(3), alter column created_at type timestamptz(3);
alter table tray_item alter column created_at type timestamptz(3);
alter table article alter column updated_at type timestamptz(3);
