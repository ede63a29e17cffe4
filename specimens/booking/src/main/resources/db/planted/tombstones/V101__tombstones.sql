create table tombstones (slot_id bigint primary key);
