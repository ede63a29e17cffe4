package dev.prodproof.facts;

import java.util.List;

/// What there is to try: what the service offers against doing things twice or over one another.
///
/// @param makers ids of operations that make things and gave a good answer
/// @param keyed ids of operations that take an idempotency key, whatever they answered
/// @param webhooks that the recipe names: `POST /webhooks/payment`
/// @param noWebhooks the recipe says that there are none, and none is described
/// @param shared ids of operations that change something which others may change at the same time
public record Offered(
    List<String> makers,
    List<String> keyed,
    List<String> webhooks,
    boolean noWebhooks,
    List<String> shared)
    implements DeliveryFact {
  @Override
  public List<Long> about() {
    return List.of();
  }
}
