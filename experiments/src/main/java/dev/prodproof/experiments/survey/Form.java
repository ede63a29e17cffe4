package dev.prodproof.experiments.survey;

import dev.prodproof.facts.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/// A form as it stands on a page.
///
/// @param action request target that it is submitted to, without a query where the method is GET
/// @param fields what a person fills in: controls by name; radio buttons and check boxes share one
/// @param hidden what the page fills in by itself
/// @param password it asks for one
record Form(
    int index,
    String title,
    String method,
    String action,
    String encoding,
    Map<String, List<Element>> fields,
    Map<String, String> hidden,
    boolean password) {
  private static final Set<String> NO_FIELDS = Set.of("submit", "reset", "button", "image");
  private static final Pattern TOKEN =
      Pattern.compile(
          "csrf|xsrf|_token$|^token$|authenticity|requestverification|nonce|__viewstate|__eventvalidation"
              + "|form_build_id",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LOG_OUT =
      Pattern.compile("(log|sign)-?_?(out|off)", Pattern.CASE_INSENSITIVE);

  /// All forms of the page that are submitted to the target itself; log-out isn't among them. One that says
  /// neither where nor how, and has no field with a name, is a script's dialog.
  static List<Form> of(Exchange page, Document document, Scope scope) {
    var elements = document.select("form").forms();
    var forms = new ArrayList<Form>();
    for (int index = 0; index < elements.size(); index++) {
      FormElement element = elements.get(index);
      String method = element.attr("method").strip().toUpperCase(Locale.ROOT);
      String action = element.attr("action");
      Optional<String> target =
          Pages.resolve(document, page, scope, action.isBlank() ? page.request().target() : action);
      boolean leaves = target.isPresent() && LOG_OUT.matcher(target.get()).find();
      if (target.isPresent() && !leaves && !method.equals("DIALOG")) {
        Form form = read(index, element, method.equals("POST") ? "POST" : "GET", target.get());
        if (!action.isBlank() || !method.isEmpty() || !form.fields().isEmpty()) {
          forms.add(form);
        }
      }
    }
    return forms;
  }

  private static Form read(int index, FormElement element, String method, String target) {
    var fields = new LinkedHashMap<String, List<Element>>();
    var hidden = new LinkedHashMap<String, String>();
    boolean password = false;
    boolean pressed = false;
    for (Element control : element.elements()) {
      String name = control.attr("name");
      String type = type(control);
      password |= type.equals("password");
      if (name.isEmpty() || control.hasAttr("disabled")) {
        continue;
      }
      // One button is pressed: its name and value are sent like a hidden field's.
      boolean presses = type.equals("submit") && !pressed;
      pressed |= presses;
      if (type.equals("hidden") || presses) {
        hidden.putIfAbsent(name, control.val());
      } else if (!NO_FIELDS.contains(type)) {
        fields.computeIfAbsent(name, key -> new ArrayList<>()).add(control);
      }
    }
    String action = method.equals("GET") ? Links.path(target) : target;
    boolean parts = element.attr("enctype").strip().equalsIgnoreCase("multipart/form-data");
    String encoding = parts ? "multipart/form-data" : "application/x-www-form-urlencoded";
    return new Form(index, title(element), method, action, encoding, fields, hidden, password);
  }

  static String type(Element control) {
    return switch (control.normalName()) {
      case "select", "textarea" -> control.normalName();
      case "button" ->
          control.attr("type").isEmpty() ? "submit" : control.attr("type").toLowerCase(Locale.ROOT);
      case "input" ->
          control.attr("type").isEmpty() ? "text" : control.attr("type").toLowerCase(Locale.ROOT);
      default -> "button";
    };
  }

  private static String title(Element form) {
    for (String where :
        List.of("legend", "h1, h2, h3", "button[type=submit], button:not([type])")) {
      Element element = form.selectFirst(where);
      if (element != null && !element.text().isBlank()) {
        return element.text();
      }
    }
    Element button = form.selectFirst("input[type=submit]");
    return button == null ? "" : button.val();
  }

  /// Hidden fields that are called like something that is made afresh each time.
  Set<String> tokens() {
    return hidden.keySet().stream()
        .filter(name -> TOKEN.matcher(name).find())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The same for forms that do the same, on whatever page they stand.
  String key() {
    return method
        + " "
        + template()
        + " "
        + new TreeSet<>(fields.keySet())
        + new TreeSet<>(hidden.keySet());
  }

  /// The action's path, variable segments as `{id}`, `{id2}`.
  String template() {
    var template = new StringBuilder();
    int variables = 0;
    for (String segment : Links.path(action).substring(1).split("/", -1)) {
      boolean variable = Links.isVariable(segment);
      variables += variable ? 1 : 0;
      template
          .append('/')
          .append(variable ? (variables == 1 ? "{id}" : "{id" + variables + "}") : segment);
    }
    return template.toString();
  }

  /// The values of the template's names in this form.
  Map<String, String> variables() {
    var values = new LinkedHashMap<String, String>();
    for (String segment : Links.path(action).substring(1).split("/", -1)) {
      if (Links.isVariable(segment)) {
        values.put(values.isEmpty() ? "id" : "id" + (values.size() + 1), segment);
      }
    }
    return values;
  }
}
