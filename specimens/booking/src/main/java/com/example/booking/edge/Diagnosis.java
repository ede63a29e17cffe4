package com.example.booking.edge;

import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;

/// Tells a client's mistake, a dependency's fault and our own apart.
@Component
public class Diagnosis {

  /// Classes of SQLSTATE: connections, read-only, collisions, resources, locks, operators, the system.
  private static final Set<String> DATABASES = Set.of("08", "25", "40", "53", "55", "57", "58");

  public Problem of(Throwable fault) {
    return switch (fault) {
      case Refused refused -> refused.problem();
      case ErrorResponse framework -> framework(framework);
      case RequestRejectedException _ -> Problem.malformed("The address or a header is not valid.");
      case InvalidParameterException parameters -> parameters(parameters.getErrorCode());
      case DataAccessResourceFailureException _,
          TransientDataAccessException _,
          RecoverableDataAccessException _,
          TransactionException _ ->
          unavailable(fault);
      case NestedRuntimeException data when databaseIsAtFault(data) -> unavailable(fault);
      case ServletException wrapper when wrapper.getRootCause() != null ->
          of(wrapper.getRootCause());
      default -> own(fault);
    };
  }

  /// The database's fault: nothing that the client or we could have done better.
  protected Problem unavailable(Throwable fault) {
    return Problem.of(503, "Not available", "The service can't do this right now; try again later.")
        .with(HttpHeaders.RETRY_AFTER, "5");
  }

  private static boolean databaseIsAtFault(NestedRuntimeException data) {
    return data.getMostSpecificCause() instanceof SQLException cause
        && cause.getSQLState() != null
        && cause.getSQLState().length() == 5
        && DATABASES.contains(cause.getSQLState().substring(0, 2));
  }

  protected Problem own(Throwable fault) {
    return Problem.of(500, "Our mistake", "Something broke on our side. It has been logged.");
  }

  protected Problem framework(ErrorResponse fault) {
    int code = fault.getStatusCode().value();
    HttpStatus status = HttpStatus.resolve(code);
    Map<String, String> headers = new LinkedHashMap<>();
    fault.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return new Problem(
        code,
        status == null ? "Refused" : status.getReasonPhrase(),
        sentence(code),
        java.util.List.of(),
        headers);
  }

  private static Problem parameters(int status) {
    return status == 413
        ? Problem.of(413, "Too large", "The form is larger than 1 MB.")
        : Problem.malformed("The parameters are not valid URL-encoded UTF-8.");
  }

  private static String sentence(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not offer this method; see the Allow header.";
      case 406 -> "None of the accepted media types can be produced.";
      case 415 -> "The Content-Type is not one that this operation reads.";
      default -> "The request is not one that this operation serves.";
    };
  }
}
