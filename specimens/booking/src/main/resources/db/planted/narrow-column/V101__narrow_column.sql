alter table bookings alter column notes type varchar(50);
