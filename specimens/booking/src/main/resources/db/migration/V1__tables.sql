create table customers (
  id            bigint generated always as identity primary key,
  login         varchar(60)  not null unique,
  password_hash varchar(200) not null,
  role          varchar(10)  not null check (role in ('customer', 'admin')),
  display_name  varchar(60)  not null default '',
  email         varchar(200) not null default '',
  postcode      varchar(10)  not null default '',
  phone         varchar(20),
  language      varchar(2)   not null default 'en',
  newsletter    boolean      not null default false
);

-- Only a keyed hash of a token is stored: a copy of this table opens no door.
create table sessions (
  token_hash  varchar(64) primary key,
  customer_id bigint      not null references customers on delete cascade,
  expires_at  timestamptz not null
);

create table slots (
  id          bigint generated always as identity primary key,
  title       varchar(80)   not null,
  description varchar(1000) not null,
  kind        varchar(10)   not null,
  starts_at   timestamptz   not null,
  minutes     int           not null,
  capacity    int           not null,
  booked      int           not null default 0 check (booked >= 0 and booked <= capacity),
  price_pence int           not null,
  tags        text[]        not null
);

create table bookings (
  id          uuid primary key,
  slot_id     bigint       not null references slots,
  customer_id bigint       references customers,
  name        varchar(100) not null,
  postcode    varchar(10)  not null,
  people      int          not null,
  contact     varchar(10)  not null,
  notes       varchar(500) not null,
  status      varchar(10)  not null,
  charge_id   varchar(100),
  created_at  timestamptz  not null default now()
);
create index bookings_by_customer on bookings (customer_id, created_at);
create index bookings_by_slot on bookings (slot_id);
create index bookings_by_charge on bookings (charge_id);

-- The provider delivers an event at least once; the key makes it count once.
create table payment_events (
  id          varchar(100) primary key,
  kind        varchar(30)  not null,
  charge_id   varchar(100) not null,
  received_at timestamptz  not null default now()
);
