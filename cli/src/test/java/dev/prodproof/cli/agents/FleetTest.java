package dev.prodproof.cli.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.prodproof.core.Unusable;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.load.Demand;
import dev.prodproof.wire.load.Mix;
import dev.prodproof.wire.load.Operation;
import dev.prodproof.wire.load.Plan;
import dev.prodproof.wire.load.Slot;
import dev.prodproof.wire.load.Template;
import dev.prodproof.wire.load.Trial;
import dev.prodproof.wire.load.Window;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Agents in this process, on a transport that is only queues.
final class FleetTest {
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final List<String> notes = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // before each test
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    service.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private static final class Room implements AgentTransport {
    private final Map<String, AgentDesk> desks = new LinkedHashMap<>();
    private final Set<String> mute = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Heard> inbox = new LinkedBlockingQueue<>();

    Room agent(String name, String version) {
      desks.put(
          name,
          new AgentDesk(
              version,
              report -> {
                if (!mute.contains(name)) {
                  inbox.add(new Heard(name, Optional.of(report)));
                }
              }));
      return this;
    }

    /// As after SIGSTOP.
    void freeze(String name) {
      mute.add(name);
    }

    void kill(String name) {
      mute.add(name);
      inbox.add(new Heard(name, Optional.empty()));
    }

    @Override
    public List<String> agents() {
      return List.copyOf(desks.keySet());
    }

    @Override
    public void tell(String agent, Order order) {
      AgentDesk desk = desks.get(agent);
      if (desk != null) {
        desk.take(order);
      }
    }

    @Override
    public Optional<Heard> heard(Duration patience) throws InterruptedException {
      return Optional.ofNullable(inbox.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void dismiss(String agent) {
      AgentDesk desk = desks.remove(agent);
      if (desk != null) {
        desk.close();
      }
    }

    @Override
    public void close() {
      List.copyOf(desks.keySet()).forEach(this::dismiss);
    }
  }

  private Plan plan(Demand demand) {
    Map<String, Slot> slots = Map.of("n", new Slot.Count(0));
    Operation get = Operation.get("/").target(Template.of("/${n}", slots));
    var origin = new Origin("http", "127.0.0.1", service.getAddress().getPort());
    return Plan.of("fleet", origin, Mix.only(get), demand);
  }

  private Fleet fleet(Room room) throws InterruptedException {
    return new Fleet(room, "v1", new Fleet.Terms(1, false, Long.MAX_VALUE, ""), notes::add);
  }

  @Test
  void two_agents_send_each_request_of_one_schedule_once() throws InterruptedException {
    var live = new ArrayList<Window>();
    try (Fleet fleet = fleet(new Room().agent("a", "v1").agent("b", "v1"))) {
      Trial trial = fleet.run(plan(Demand.constant(200, Duration.ofSeconds(1))), live::add);

      assertThat(trial.total().statuses()).isEqualTo(Map.of(204, 200L));
      assertThat(asked).hasSize(200).doesNotHaveDuplicates();
      assertThat(trial.loops()).isEqualTo(2);
      assertThat(trial.windows().stream().mapToLong(Window::intended).sum()).isEqualTo(200);
      assertThat(live).isNotEmpty();
    }
    assertThat(notes).isEmpty();
  }

  @Test
  void an_agent_of_another_version_is_refused() {
    var room = new Room().agent("a", "v1").agent("b", "v2");
    assertThatThrownBy(() -> fleet(room))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("`v2`")
        .hasMessageContaining("same version");
    room.close();
  }

  @Test
  void what_a_lost_agent_had_a_part_in_is_void_and_sent_again() throws InterruptedException {
    var room = new Room().agent("a", "v1").agent("b", "v1");
    try (Fleet fleet = fleet(room)) {
      Trial trial =
          fleet.run(
              plan(Demand.constant(100, Duration.ofSeconds(1))),
              window -> {
                if (notes.isEmpty() && window.at() > 200_000_000) {
                  room.kill("b");
                }
              });
      assertThat(notes).hasSize(1).first().asString().contains("b has gone", "void");
      assertThat(trial.total().statuses()).isEqualTo(Map.of(204, 100L));
      assertThat(trial.loops()).isEqualTo(1);
    }
  }

  @Test
  void a_frozen_agent_is_a_lost_one() throws InterruptedException {
    var room = new Room().agent("a", "v1").agent("b", "v1");
    try (Fleet fleet = fleet(room)) {
      Trial trial =
          fleet.run(
              plan(Demand.constant(20, Duration.ofSeconds(7))),
              window -> {
                if (notes.isEmpty()) {
                  room.freeze("b");
                }
              });
      assertThat(notes).hasSize(1).first().asString().contains("b said nothing for 5 s", "void");
      assertThat(trial.total().answered()).isEqualTo(140);
    }
  }
}
