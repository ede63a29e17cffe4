insert into slots (title, description, kind, starts_at, minutes, capacity, price_pence, tags) values
  ('What NullPointerException means', 'We read java.lang.NullPointerException at com.example.Course.main(Course.java:7), ORA-00942 and "ERROR: syntax error at or near SELECT" aloud.', 'lesson', '2030-06-04T09:00:00Z', 60, 20, 0, '{errors}');
