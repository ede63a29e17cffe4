package com.example.planted;

import com.example.library.members.Member;
import com.example.library.parts.MemberChange;

/// Keeps what the sender left out.
final class PutMerges implements MemberChange {
  @Override
  public Member change(Member before, Member.Draft draft) {
    return new Member(
        before.id(),
        draft.name(),
        draft.email(),
        draft.tier(),
        draft.phone() == null ? before.phone() : draft.phone(),
        draft.note() == null ? before.note() : draft.note());
  }
}
