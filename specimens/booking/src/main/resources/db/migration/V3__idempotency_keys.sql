-- A customer's key stands for one request and for the booking that came of it. The booking's id is chosen
-- with the key, so that work that was broken off can be taken up again.
create table idempotency_keys (
  customer_id  bigint       not null references customers on delete cascade,
  word         varchar(100) not null,
  request_hash varchar(64)  not null,
  booking_id   uuid         not null,
  done         boolean      not null default false,
  taken_at     timestamptz  not null default now(),
  primary key (customer_id, word)
);
create index idempotency_keys_by_age on idempotency_keys (taken_at);
