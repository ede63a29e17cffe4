insert into slots (title, description, kind, starts_at, minutes, capacity, price_pence, tags) values
  ('Open-air concert', 'Bring a blanket.', 'concert', '2030-06-01T18:00:00Z', 120, 50000, 1500, '{music,outdoor}'),
  ('Pottery for beginners', 'Clay and kiln included.', 'lesson', '2030-06-02T09:00:00Z', 90, 12, 4500, '{clay}'),
  ('Haircut', '', 'haircut', '2030-06-03T10:30:00Z', 30, 1, 2800, '{}');
