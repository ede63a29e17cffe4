package dev.prodproof.cli.agents;

import com.hazelcast.collection.IQueue;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import dev.prodproof.core.Unusable;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;

/// Waits for orders on a Hazelcast member of its own, and sends load.
public final class Agent implements AutoCloseable {
  /// Where it listens.
  public record Place(String host, int port) {
    /// @throws Unusable where it isn't `host:port`
    public static Place of(String text) {
      int colon = text.lastIndexOf(':');
      String port = text.substring(colon + 1);
      if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
        throw new Unusable("`" + text + "` is no host:port, such as 127.0.0.1:5701");
      }
      return new Place(text.substring(0, colon), Integer.parseInt(port));
    }
  }

  private final HazelcastInstance member;
  private final AgentDesk desk;

  public Agent(Place place, String version) {
    var config = new Config();
    config.setClusterName(HazelcastPost.CLUSTER);
    HazelcastPost.quiet(config.getProperties());
    config.getProperties().setProperty("hazelcast.socket.bind.any", "false");
    var network = config.getNetworkConfig();
    network.setPort(place.port()).setPortAutoIncrement(false).setPublicAddress(place.host());
    network.getInterfaces().setEnabled(true).addInterface(place.host());
    // It joins nobody.
    network.getJoin().getAutoDetectionConfig().setEnabled(false);
    network.getJoin().getMulticastConfig().setEnabled(false);
    network.getJoin().getTcpIpConfig().setEnabled(false);
    // Orders are text: nobody shall make us unpack Java objects.
    var filter = new JavaSerializationFilterConfig();
    filter.getBlacklist().addPrefixes("");
    config.getSerializationConfig().setJavaSerializationFilterConfig(filter);
    try {
      this.member = Hazelcast.newHazelcastInstance(config);
    } catch (HazelcastException | IllegalStateException e) {
      throw new Unusable(
          "can't listen at %s:%d; give a free port with --listen".formatted(place.host(), place.port()),
          e);
    }
    IQueue<String> reports = member.getQueue(HazelcastPost.REPORTS);
    this.desk = new AgentDesk(version, report -> reports.add(Letters.of(report)));
  }

  /// Until the thread is interrupted.
  public void serve() throws InterruptedException {
    IQueue<String> orders = member.getQueue(HazelcastPost.ORDERS);
    while (member.getLifecycleService().isRunning()) {
      String order = orders.poll(1, TimeUnit.SECONDS);
      if (order != null) {
        take(order);
      }
    }
  }

  private void take(String order) {
    try {
      desk.take(Letters.order(order));
    } catch (JacksonException e) {
      // Of another version: its greeting tells.
      desk.take(new Order.Greet("", -1));
    }
  }

  @Override
  public void close() {
    desk.close();
    member.getLifecycleService().terminate();
  }
}
