package dev.prodproof.experiments.fuzzing.refusal;

import dev.prodproof.facts.Site;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sentences that name the field themselves: `"name" is required`, `body/age must be integer`.
final class Sentences {
  private static final int LONGEST = 4_000;
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\n|; |\\. (?=\")|, (?=(?:body|querystring|params|headers)[/ ])"
              + "|, (?=[\\w.\\[\\]]{1,100} (?:is|does|must|are) )");
  private static final Pattern QUOTED =
      Pattern.compile("^\"([^\"]{1,200})\" (?:with value \"[^\"]{0,300}\" )?(.*)");
  private static final Pattern PLACED =
      Pattern.compile("^((?:body|querystring|query|params|headers)(?:/\\S{1,300})?) (must .*)");
  private static final Pattern COLON = Pattern.compile("^([\\w.\\[\\]-]{1,200}): (.*)");
  private static final Pattern WORDS =
      Pattern.compile(
          "^(?:The )?([\\w.\\[\\]-]{1,100}(?: \\w{1,60}){0,2}?) (?:field )?"
              + "((?:must|should|is|are|can't|cannot|has|may|does|length)\\b.*)",
          Pattern.CASE_INSENSITIVE);
  /// `Expected a name containing 3-63 characters from [a-z]`.
  private static final Pattern EXPECTED =
      Pattern.compile("^expected an? (\\w{1,60}) ((?:containing|consisting of|made of|with|of) .*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern UNWANTED =
      Pattern.compile("^(?:([\\w.]{1,200})\\.)?property (\\S{1,200}) should not exist$");
  private static final Pattern NO_FIELD =
      Pattern.compile(
          "^(?:this|that|it|there|value|input|request|data|json|validation|invalid|you|we|please"
              + "|no|not|an?|the|any|method|parameter|message|body|field|something|server|access"
              + "|token|nested|resource|content|each|every|property|required|missing)\\b",
          Pattern.CASE_INSENSITIVE);

  private final Lessons into;

  Sentences(Lessons into) {
    this.into = into;
  }

  void read(String text, Way base) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    if (bounded.stripLeading().startsWith("<") || ParserSentences.read(bounded, into)) {
      return;
    }
    for (String sentence : BETWEEN.splitAsStream(bounded).toList()) {
      one(sentence.strip(), base);
    }
  }

  private void one(String sentence, Way base) {
    Matcher unwanted = UNWANTED.matcher(sentence);
    if (unwanted.find()) {
      Way parent = unwanted.group(1) == null ? base : base.then(Way.of(unwanted.group(1)));
      into.add(parent.then(unwanted.group(2)), List.of(Said.of(new Rule.UnknownProperty())));
    } else if (!ParameterSentences.read(sentence, into)
        && !taught(PLACED, sentence, base, true)
        && !taught(QUOTED, sentence, base, false)
        && !taught(COLON, sentence, base, false)) {
      words(sentence, base);
    }
  }

  private boolean taught(Pattern shape, String sentence, Way base, boolean placed) {
    Matcher found = shape.matcher(sentence);
    if (!found.find()) {
      return false;
    }
    Way way = placed ? Way.withPlace(found.group(1)) : base.then(Way.of(found.group(1)));
    into.add(way, Debugged.or(found.group(2), Phrases::in));
    return true;
  }

  private void words(String sentence, Way base) {
    Matcher expected = EXPECTED.matcher(sentence);
    Matcher found = expected.find() ? expected : WORDS.matcher(sentence);
    if (!(found == expected || found.find()) || NO_FIELD.matcher(found.group(1)).find()) {
      return;
    }
    String name = found.group(1);
    List<Said> said = Phrases.in(found.group(2));
    if (!name.contains(" ")) {
      into.add(base.then(Way.of(name)), said);
      return;
    }
    Optional<Site.In> in = base.in();
    said.forEach(one -> into.add(Mention.bare(in, name), one.rule()));
  }
}
