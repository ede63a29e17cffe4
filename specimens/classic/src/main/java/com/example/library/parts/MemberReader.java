package com.example.library.parts;

import com.example.library.http.Fields;
import com.example.library.members.Member;

@FunctionalInterface
public interface MemberReader {
  Member.Draft read(Fields body);
}
