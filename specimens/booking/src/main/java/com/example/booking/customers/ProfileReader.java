package com.example.booking.customers;

import com.example.booking.bookings.WishReader;
import com.example.booking.edge.Fields;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The rules for a customer's profile.
@Component
public class ProfileReader {

  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,40}(\\.[A-Za-z0-9-]{1,40}){1,2}");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ]{5,19}");
  private static final List<String> LANGUAGES = List.of("cy", "en", "fr");

  public Profile read(Fields fields) {
    var profile =
        new Profile(
            displayName(fields),
            email(fields),
            fields.text("postcode", WishReader.POSTCODE, WishReader.POSTCODE_RULE),
            phone(fields),
            language(fields),
            newsletter(fields));
    fields.end();
    return profile;
  }

  protected String displayName(Fields fields) {
    return fields.text("displayName", 1, 60);
  }

  protected String email(Fields fields) {
    return fields.text("email", EMAIL, "must be an e-mail address");
  }

  protected @Nullable String phone(Fields fields) {
    return !fields.has("phone") || fields.isNull("phone")
        ? null
        : fields.text("phone", PHONE, "must be 5 to 19 digits and spaces, or null");
  }

  protected String language(Fields fields) {
    return fields.oneOf("language", LANGUAGES);
  }

  protected boolean newsletter(Fields fields) {
    return fields.has("newsletter") && fields.flag("newsletter");
  }
}
