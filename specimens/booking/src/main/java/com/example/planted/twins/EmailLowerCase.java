package com.example.planted.twins;

import com.example.booking.customers.ProfileReader;
import com.example.booking.edge.Fields;
import com.example.planted.Planted;
import java.util.Locale;

/// Keeps e-mail addresses in lower case.
@Planted(value = "email-lower-case", replaces = ProfileReader.class)
class EmailLowerCase extends ProfileReader {

  @Override
  protected String email(Fields fields) {
    return super.email(fields).toLowerCase(Locale.ROOT);
  }
}
