package com.example.planted;

import com.example.library.parts.Addresses;
import com.example.library.parts.BookChange;
import com.example.library.parts.BookReader;
import com.example.library.parts.BookRemoval;
import com.example.library.parts.Fines;
import com.example.library.parts.LoanReader;
import com.example.library.parts.LoanView;
import com.example.library.parts.MemberChange;
import com.example.library.parts.MemberReader;
import com.example.library.parts.Parts;
import com.example.library.parts.Renewal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The planted parts by name; no two take the same place, so that all fit in at once.
public final class Planted {
  private static final Map<String, Consumer<Parts>> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("undeclared-status", parts -> parts.put(Renewal.class, new UndeclaredStatus()));
    PARTS.put("wrong-type", parts -> parts.put(LoanView.class, new WrongType()));
    PARTS.put("ignored-maximum", parts -> parts.put(BookReader.class, new IgnoredMaximum()));
    PARTS.put("ignored-enum", parts -> parts.put(MemberReader.class, new IgnoredEnum()));
    PARTS.put("ignored-required", parts -> parts.put(LoanReader.class, new IgnoredRequired()));
    PARTS.put("bad-location", parts -> parts.put(Addresses.class, new BadLocation()));
    PARTS.put("fake-delete", parts -> parts.put(BookRemoval.class, new FakeDelete()));
    PARTS.put("put-merges", parts -> parts.put(MemberChange.class, new PutMerges()));
    PARTS.put("put-toggles", parts -> parts.put(BookChange.class, new PutToggles()));
    PARTS.put("edge-crash", parts -> parts.put(Fines.class, new EdgeCrash()));
  }

  private Planted() {}

  /// @param names with commas between; empty for none, `all` for all
  public static void into(Parts parts, String names) {
    for (String name : names.strip().equals("all") ? all() : List.of(names.split(",", -1))) {
      if (!name.isBlank()) {
        one(name.strip()).accept(parts);
      }
    }
  }

  private static List<String> all() {
    return List.copyOf(PARTS.keySet());
  }

  private static Consumer<Parts> one(String name) {
    Consumer<Parts> planting = PARTS.get(name);
    if (planting == null) {
      throw new IllegalArgumentException("no part is called " + name + "; there are " + all());
    }
    return planting;
  }
}
