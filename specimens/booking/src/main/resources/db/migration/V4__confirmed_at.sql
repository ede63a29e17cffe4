-- Nullable and without a default: the version before this one goes on without it.
alter table bookings add column confirmed_at timestamptz;
