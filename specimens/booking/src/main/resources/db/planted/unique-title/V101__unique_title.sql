create unique index one_slot_per_title on slots (title);
