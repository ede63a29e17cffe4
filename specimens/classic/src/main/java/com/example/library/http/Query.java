package com.example.library.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns a query into [Fields], so that the same rules read both.
final class Query {
  private Query() {}

  static Fields read(String raw) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int at = pair.indexOf('=');
        String name = decoded(at < 0 ? pair : pair.substring(0, at));
        if (object.has(name)) {
          throw Refused.field(Fields.shown(name), "must be given once");
        }
        object.put(name, at < 0 ? "" : decoded(pair.substring(at + 1)));
      }
    }
    return new Fields(object, true);
  }

  private static String decoded(String text) {
    var bytes = new ByteArrayOutputStream();
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == '%' && at + 2 < text.length() && hex(text, at)) {
        bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
        at += 2;
      } else if (next == '%') {
        throw new Refused(Problem.malformed("The query holds a `%` without two hex digits."));
      } else {
        bytes.writeBytes(
            (next == '+' ? " " : String.valueOf(next)).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException wrong) {
      throw new Refused(Problem.malformed("The query is not valid UTF-8."));
    }
  }

  private static boolean hex(String text, int at) {
    return HexFormat.isHexDigit(text.charAt(at + 1)) && HexFormat.isHexDigit(text.charAt(at + 2));
  }
}
