package dev.prodproof.experiments.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.FormSource;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Site;
import dev.prodproof.facts.Surveyed;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CrawlTest {
  private static final String BOOKING =
      """
      <form action="/bookings" method="post">
        <input type="hidden" name="_csrf" value="secret"><input type="hidden" name="source" value="web">
        <label for="n">Name</label><input id="n" name="name" required maxlength="40">
        <input name="email" type="email"><input type="number" name="seats" min="1" max="8">
        <input type="date" name="day"><input name="code" pattern="[A-Z]{3}">
        <select name="room"><option value="">choose</option><option>blue</option><option value="r">red</option></select>
        <input type="radio" name="pay" value="card"><input type="radio" name="pay" value="cash">
        <input type="checkbox" name="extra" value="a"><input type="checkbox" name="extra" value="b">
        <textarea name="note"></textarea><button>Book</button>
      </form>
      """;

  @Test
  void makes_operations_of_forms_with_all_that_is_needed_to_submit_them() throws Exception {
    try (var service = new MiniService().page("/", "<a href=new>New</a>").page("/new", BOOKING)) {
      ApiOperation form = only(SurveyTest.survey(service));
      assertThat(form.id()).isEqualTo("POST /bookings");
      FormSource source = Objects.requireNonNull(form.source());
      assertThat(source.page()).isEqualTo("/new");
      assertThat(source.tokens()).containsExactly("_csrf");
      assertThat(source.hidden()).containsOnlyKeys("source");
      Schema body = Objects.requireNonNull(form.bodies().get("application/x-www-form-urlencoded"));
      assertThat(body.properties().keySet())
          .containsExactly("name", "email", "seats", "day", "code", "room", "pay", "extra", "note");
      assertThat(body.required()).containsExactly("name");
      assertThat(body.property("name").orElseThrow().maxLength()).hasValue(40);
      assertThat(body.property("email").orElseThrow().format()).isEqualTo("email");
      assertThat(body.property("seats").orElseThrow().maximum()).contains(new BigDecimal(8));
      assertThat(body.property("code").orElseThrow().pattern()).contains("^(?:[A-Z]{3})$");
      assertThat(body.property("room").orElseThrow().enumeration())
          .extracting(JsonNode::asString)
          .containsExactly("", "blue", "r");
      assertThat(body.property("pay").orElseThrow().enumeration()).hasSize(2);
      assertThat(body.property("extra").orElseThrow().types()).containsExactly("array");
    }
  }

  @Test
  void follows_links_in_json_where_nothing_describes_the_service() throws Exception {
    try (var service =
        new MiniService()
            .json("/", "{\"todos\":\"GET /todos?page=2\",\"/users\":{\"href\":\"/none\"},\"at\":\"/x/{id}\"}")
            .json("/todos", "[{\"id\":1,\"self\":\"/todos/1\",\"out\":\"/logout\"}]")
            .json("/todos/1", "{\"id\":1}")
            .json("/users", "[]")) {
      LocalLab lab = SurveyTest.survey(service);
      var api = Api.of(lab.only(Described.class));
      assertThat(api.operations())
          .extracting(ApiOperation::id)
          .containsExactlyInAnyOrder("GET /", "GET /todos", "GET /users", "GET /todos/1");
      assertThat(api.operations()).noneMatch(ApiOperation::form);
      assertThat(api.operation("GET /todos").orElseThrow().parameters())
          .extracting(parameter -> parameter.site() + " " + parameter.required())
          .containsExactly("query:page false");
      assertThat(lab.all(Exchange.class)).noneMatch(each -> each.request().target().equals("/logout"));
    }
  }

  @Test
  void takes_no_link_for_an_operation_where_a_description_says_what_there_is() throws Exception {
    try (var service =
        new MiniService()
            .json("/", "{\"todos\":\"/todos\"}")
            .json("/todos", "[]")
            .json("/openapi.json", SurveyTest.OPENAPI.formatted("/"))
            .json("/things", "[]")) {
      var api = Api.of(SurveyTest.survey(service).only(Described.class));
      assertThat(api.operations()).extracting(ApiOperation::path).doesNotContain("/todos", "/");
    }
  }

  @Test
  void finds_tokens_by_their_changing_value_and_keeps_none() throws Exception {
    var count = new AtomicInteger();
    try (var service =
        new MiniService()
            .on(
                "/",
                exchange ->
                    new Response(
                        200,
                        "text/html",
                        "<form method=post action=/a><input type=hidden name=x value=secret"
                            + count.incrementAndGet()
                            + "><input name=y></form>"))) {
      LocalLab lab = SurveyTest.survey(service);
      assertThat(Objects.requireNonNull(only(lab).source()).tokens()).containsExactly("x");
      assertThat(lab.only(Described.class).document()).doesNotContain("secret");
    }
  }

  @Test
  void makes_one_operation_of_forms_that_differ_in_their_number_only() throws Exception {
    try (var service =
        new MiniService()
            .page(
                "/",
                "<form method=post action=/bookings/1/cancel><button>x</button></form>"
                    + "<form method=post action=/bookings/2/cancel><button>x</button></form>"
                    + "<form method=post action=/logout><button>out</button></form>"
                    + "<form method=post action=https://pay.example/><input name=a></form>")) {
      ApiOperation form = only(SurveyTest.survey(service));
      assertThat(form.id()).isEqualTo("POST /bookings/{id}/cancel");
      assertThat(form.parameters(Site.In.PATH).getFirst().examples().getFirst().asString())
          .isEqualTo("1");
    }
  }

  @Test
  void tells_two_forms_on_the_same_path_apart() throws Exception {
    try (var service =
        new MiniService()
            .page(
                "/",
                "<form method=post><input name=a></form><form method=post"
                    + " enctype=multipart/form-data><input type=file name=f></form><form"
                    + " action=/search><input name=q></form>")) {
      Api api = Api.of(SurveyTest.survey(service).only(Described.class));
      assertThat(api.operations())
          .extracting(ApiOperation::id)
          .containsExactly("POST /", "POST /#2", "GET /search");
      assertThat(api.operations())
          .extracting(ApiOperation::path)
          .containsExactly("/", "/", "/search");
      assertThat(api.operations().get(1).bodies()).containsOnlyKeys("multipart/form-data");
      assertThat(api.operations().get(2).parameters()).hasSize(1);
    }
  }

  @Test
  void takes_no_dialog_of_a_script_for_a_form() throws Exception {
    try (var service =
        new MiniService()
            .page(
                "/",
                "<form id=link><input id=address><input type=submit name=link value=Add></form>"
                    + "<form><input name=q></form>")) {
      ApiOperation form = only(SurveyTest.survey(service));
      assertThat(form.id()).isEqualTo("GET /");
      assertThat(form.parameters()).extracting(dev.prodproof.experiments.description.Parameter::name).contains("q");
    }
  }

  @Test
  void reads_as_an_identity_what_sends_others_to_log_in() throws Exception {
    try (var service =
            new MiniService()
                .page("/", "<a href=/account>account</a>")
                .page(
                    "/login",
                    "<form method=post><input name=user><input type=password name=pw></form>")
                .on(
                    "/account",
                    exchange ->
                        "k".equals(exchange.getRequestHeaders().getFirst("X-Key"))
                            ? new Response(
                                200,
                                "text/html",
                                "<form method=post action=/profile><input name=nick></form><a"
                                    + " href=/logout>out</a>")
                            : new Response(
                                302,
                                "text/plain",
                                "",
                                java.util.Map.of("Location", "/login?next=/account")));
        var lab = new LocalLab(service.url(), null, SurveyTest.alice())) {
      new Survey().run(lab);
      assertThat(lab.only(Surveyed.class).loginPage()).isEqualTo("/login");
      Api api = Api.of(lab.only(Described.class));
      assertThat(api.operation("POST /profile").orElseThrow().secured()).isTrue();
      assertThat(api.operation("POST /login").orElseThrow().secured()).isFalse();
      assertThat(lab.all(Exchange.class)).extracting(Exchange::path).doesNotContain("/logout");
    }
  }

  @Test
  void does_not_walk_for_ever_through_a_calendar_or_a_maze() throws Exception {
    var made = new AtomicInteger();
    try (var service =
        new MiniService()
            .otherwise(
                exchange -> {
                  var links = new StringBuilder();
                  for (int i = 0; i < 20; i++) {
                    links
                        .append("<a href=/p")
                        .append(Integer.toString(made.incrementAndGet(), 36))
                        .append("q/x>more</a>");
                    links
                        .append("<a href='/calendar?month=")
                        .append(made.get())
                        .append("'>next</a>");
                  }
                  return new Response(200, "text/html", links.toString());
                })) {
      LocalLab lab = SurveyTest.survey(service);
      assertThat(lab.only(Surveyed.class).pages()).isLessThanOrEqualTo(60);
      assertThat(lab.all(Exchange.class).stream().filter(each -> each.path().equals("/calendar")))
          .hasSizeLessThanOrEqualTo(3);
    }
  }

  private static ApiOperation only(LocalLab lab) {
    Api api = Api.of(lab.only(Described.class));
    assertThat(api.operations()).hasSize(1);
    return api.operations().getFirst();
  }
}
