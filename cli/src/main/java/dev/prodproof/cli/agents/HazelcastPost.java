package dev.prodproof.cli.agents;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig.ReconnectMode;
import com.hazelcast.client.config.RoutingMode;
import com.hazelcast.collection.IQueue;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import dev.prodproof.core.Unusable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Orders and reports through two queues on each agent's own Hazelcast member. The members don't know
/// each other: nothing is rebalanced between machines in the middle of a trial.
final class HazelcastPost implements AgentTransport {
  static final String CLUSTER = "prodproof";
  static final String ORDERS = "orders";
  static final String REPORTS = "reports";
  private static final int CONNECT_MILLIS = 5_000;

  /// One agent: what blocks does so on threads of its own.
  private static final class Line {
    private final HazelcastInstance client;
    private final BlockingQueue<Order> outbox = new LinkedBlockingQueue<>();

    Line(HazelcastInstance client) {
      this.client = client;
    }
  }

  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final BlockingQueue<Heard> inbox = new LinkedBlockingQueue<>();

  /// @param addresses `host:port`
  /// @throws Unusable where one doesn't answer
  HazelcastPost(List<String> addresses) {
    try {
      addresses.forEach(address -> lines.put(address, connected(address)));
    } catch (Unusable e) {
      close();
      throw e;
    }
    lines.forEach(
        (name, line) -> {
          Thread.ofPlatform().daemon().name("to " + name).start(() -> deliver(name, line));
          Thread.ofPlatform().daemon().name("from " + name).start(() -> collect(name, line));
        });
  }

  private static Line connected(String address) {
    var config = new ClientConfig();
    config.setClusterName(CLUSTER);
    config.getNetworkConfig().addAddress(address);
    config.getNetworkConfig().getClusterRoutingConfig().setRoutingMode(RoutingMode.SINGLE_MEMBER);
    config.getConnectionStrategyConfig().setReconnectMode(ReconnectMode.OFF);
    config
        .getConnectionStrategyConfig()
        .getConnectionRetryConfig()
        .setClusterConnectTimeoutMillis(CONNECT_MILLIS);
    quiet(config.getProperties());
    try {
      HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
      // What an earlier load left there is of no use to this one.
      client.getQueue(ORDERS).clear();
      client.getQueue(REPORTS).clear();
      return new Line(client);
    } catch (HazelcastException | IllegalStateException e) {
      throw new Unusable(
          "no agent answers at " + address + "; start one there with `prodproof agent`", e);
    }
  }

  static void quiet(java.util.Properties settings) {
    settings.setProperty("hazelcast.logging.type", "none");
    settings.setProperty("hazelcast.phone.home.enabled", "false");
    settings.setProperty("hazelcast.shutdownhook.enabled", "false");
    // Later than we ourselves notice that nothing was said: that can be told in seconds.
    settings.setProperty("hazelcast.client.heartbeat.interval", "1000");
    settings.setProperty("hazelcast.client.heartbeat.timeout", "8000");
  }

  private void deliver(String name, Line line) {
    try {
      IQueue<String> orders = line.client.getQueue(ORDERS);
      while (true) {
        orders.put(Letters.of(line.outbox.take()));
      }
    } catch (InterruptedException | HazelcastException | IllegalStateException e) {
      inbox.add(new Heard(name, Optional.empty()));
    }
  }

  private void collect(String name, Line line) {
    try {
      IQueue<String> reports = line.client.getQueue(REPORTS);
      while (line.client.getLifecycleService().isRunning()) {
        String report = reports.poll(1, TimeUnit.SECONDS);
        if (report != null) {
          inbox.add(new Heard(name, Optional.of(Letters.report(report))));
        }
      }
      inbox.add(new Heard(name, Optional.empty()));
    } catch (InterruptedException
        | HazelcastInstanceNotActiveException
        | com.hazelcast.client.HazelcastClientOfflineException e) {
      inbox.add(new Heard(name, Optional.empty()));
    } catch (HazelcastException | IllegalStateException e) {
      inbox.add(new Heard(name, Optional.empty()));
    }
  }

  @Override
  public List<String> agents() {
    return List.copyOf(lines.keySet());
  }

  @Override
  public void tell(String agent, Order order) {
    Line line = lines.get(agent);
    if (line != null) {
      line.outbox.add(order);
    }
  }

  @Override
  public Optional<Heard> heard(Duration patience) throws InterruptedException {
    Heard next = inbox.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    // Of those who were dismissed nobody wants to hear.
    return Optional.ofNullable(next).filter(heard -> lines.containsKey(heard.agent()));
  }

  @Override
  public void dismiss(String agent) {
    Line line = lines.remove(agent);
    if (line != null) {
      line.client.getLifecycleService().terminate();
    }
  }

  @Override
  public void close() {
    List.copyOf(lines.keySet()).forEach(this::dismiss);
  }
}
