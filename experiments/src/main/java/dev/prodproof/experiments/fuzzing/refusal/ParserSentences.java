package dev.prodproof.experiments.fuzzing.refusal;

import dev.prodproof.facts.Site;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.StringNode;

/// What JSON and query parsers of typed languages say when the text doesn't fit their type.
final class ParserSentences {
  private static final Pattern CHAIN_STEP =
      Pattern.compile("\\[\"([^\"]{1,200})\"\\]|\\[(\\d{1,9})\\]");
  private static final Pattern DESERIALIZE =
      Pattern.compile(
          "^(?:Failed to deserialize (?:the )?)?(json|query|form|path)[\\w -]{0,60}: (.{1,600})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern POSITION = Pattern.compile(" at line \\d+ column \\d+.*");
  private static final Pattern LOCATED =
      Pattern.compile(
          "^([\\w.\\[\\]-]{1,200}): ((?:missing|invalid|unknown|duplicate|expected|[a-z]+ ).*)");
  private static final Pattern TAG =
      Pattern.compile("Key: '([^']{1,300})' Error:.{0,200}? failed on the '(\\w{1,40})' tag");
  private static final Pattern STRUCT_FIELD =
      Pattern.compile("Go struct field \\w{1,100}\\.([\\w.]{1,200}) of type");
  private static final Pattern KEYED =
      Pattern.compile("expected=(\\S{1,100}), got=\\S{1,40}, field=([\\w.]{1,200})");

  private ParserSentences() {}

  static boolean read(String text, Lessons into) {
    return referenceChain(text, into)
        || deserialize(text, into)
        || tags(text, into)
        || structField(text, STRUCT_FIELD, 1, into)
        || structField(text, KEYED, 2, into);
  }

  private static boolean referenceChain(String text, Lessons into) {
    int chain = text.indexOf("(through reference chain: ");
    if (chain < 0) {
      return false;
    }
    Way way = new Way(Optional.of(Site.In.BODY), List.of());
    Matcher step = CHAIN_STEP.matcher(text.substring(chain));
    while (step.find() && way.steps().size() < 12) {
      way = way.then(step.group(1) == null ? step.group(2) : step.group(1));
    }
    int source = text.indexOf("\n at [Source");
    into.add(way, Phrases.in(text.substring(0, source < 0 ? chain : source)));
    return true;
  }

  private static boolean deserialize(String text, Lessons into) {
    Matcher found = DESERIALIZE.matcher(text);
    if (!found.find() || !text.contains("eserialize")) {
      return false;
    }
    Optional<Site.In> place = Way.place(found.group(1));
    String reason = POSITION.matcher(found.group(2)).replaceFirst("");
    Matcher located = LOCATED.matcher(reason);
    if (located.find() && !Way.of(located.group(1)).isEmpty()) {
      into.add(Way.of(located.group(1)).in(place), Phrases.in(located.group(2)));
      return true;
    }
    for (Said said : Phrases.in(reason)) {
      if (!said.child().isEmpty()) {
        into.add(Mention.bare(place, said.child()), said.rule());
      }
    }
    return true;
  }

  private static boolean tags(String text, Lessons into) {
    Matcher tag = TAG.matcher(text);
    boolean found = false;
    while (tag.find()) {
      found = true;
      List<String> steps = Way.of(tag.group(1)).steps();
      List<String> below = steps.size() > 1 ? steps.subList(1, steps.size()) : steps;
      into.add(new Way(Optional.empty(), below), Codes.of(tag.group(2), StringNode.valueOf("")));
    }
    return found;
  }

  private static boolean structField(String text, Pattern shape, int group, Lessons into) {
    Matcher found = shape.matcher(text);
    if (!found.find()) {
      return false;
    }
    into.add(Way.of(found.group(group)).in(Optional.of(Site.In.BODY)), Phrases.in(text));
    return true;
  }
}
