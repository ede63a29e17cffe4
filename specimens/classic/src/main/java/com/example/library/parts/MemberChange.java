package com.example.library.parts;

import com.example.library.members.Member;

/// What a member is after a PUT.
@FunctionalInterface
public interface MemberChange {
  Member change(Member before, Member.Draft draft);
}
