package dev.prodproof.experiments.description;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The document that schemas refer to, with the validators made from it.
record Document(References references, SchemaMerge merge, Validators validators) {
  static Document of(JsonNode root) {
    var references = new References(root);
    return new Document(references, new SchemaMerge(references), new Validators(root));
  }

  Schema request(JsonNode schema) {
    return new Schema(schema, this, Schema.Direction.REQUEST);
  }

  Schema answer(JsonNode schema) {
    return new Schema(schema, this, Schema.Direction.ANSWER);
  }

  JsonNode resolve(JsonNode node) {
    return references.resolve(node);
  }

  ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
