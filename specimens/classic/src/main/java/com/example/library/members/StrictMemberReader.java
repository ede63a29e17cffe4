package com.example.library.members;

import com.example.library.http.Fields;
import com.example.library.parts.MemberReader;
import java.util.regex.Pattern;

public final class StrictMemberReader implements MemberReader {
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,60}(\\.[A-Za-z0-9-]{1,60}){1,3}");
  private static final Pattern PHONE = Pattern.compile("\\+[0-9]{6,15}");

  @Override
  public Member.Draft read(Fields body) {
    var draft =
        new Member.Draft(
            body.text("name", 1, 100),
            body.text("email", EMAIL, "must be an e-mail address"),
            body.oneOf("tier", Member.TIERS),
            body.has("phone") ? body.text("phone", PHONE, "must be + and 6 to 15 digits") : null,
            body.has("note") ? body.text("note", 0, 500) : null);
    body.end();
    return draft;
  }
}
