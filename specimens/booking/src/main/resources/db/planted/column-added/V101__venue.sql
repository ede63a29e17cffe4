alter table slots add column venue varchar(40) not null default 'main';
