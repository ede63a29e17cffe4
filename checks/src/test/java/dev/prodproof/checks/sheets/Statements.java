package dev.prodproof.checks.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The statements that the product ships: what each check is there to demonstrate.
record Statements(List<Statement> all) {

  /// `F5`, its chapter in lower case, and the sentence.
  record Statement(String id, String chapter, String statement) {}

  static Statements shipped() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            Statements.class.getResourceAsStream("/dev/prodproof/checks/statements.json"),
            "statements.json is not on the class path")) {
      List<Statement> all = new ArrayList<>();
      for (JsonNode node : JsonMapper.shared().readTree(in)) {
        all.add(
            new Statement(
                node.path("id").asString(),
                node.path("chapter").asString(),
                node.path("statement").asString()));
      }
      return new Statements(List.copyOf(all));
    }
  }

  Optional<Statement> find(String id) {
    return all.stream().filter(statement -> statement.id().equals(id)).findFirst();
  }
}
