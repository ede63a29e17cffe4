package com.example.library.members;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JsonInclude(JsonInclude.Include.NON_NULL)
public record Member(
    long id, String name, String email, String tier, @Nullable String phone, @Nullable String note) {
  public static final List<String> TIERS = List.of("adult", "student", "child");

  /// What a sender may say of a member.
  public record Draft(
      String name, String email, String tier, @Nullable String phone, @Nullable String note) {
    public Member as(long id) {
      return new Member(id, name, email, tier, phone, note);
    }
  }
}
