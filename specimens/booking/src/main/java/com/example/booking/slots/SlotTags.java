package com.example.booking.slots;

import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Tells which state of a slot an answer shows (`ETag`), and whether it still is the present one (`If-Match`).
@Order(0)
@ControllerAdvice(assignableTypes = SlotsApi.class)
public class SlotTags implements ResponseBodyAdvice<Object> {

  /// A strong tag: another one as soon as anything in the slot is another.
  public static String of(Slot slot) {
    byte[] state = slot.toString().getBytes(StandardCharsets.UTF_8);
    return "\"" + UUID.nameUUIDFromBytes(state).toString().replace("-", "") + "\"";
  }

  /// @param wanted the field's value, or null where the client doesn't mind
  /// @throws Refused with 412 where the slot isn't what the client saw
  public void require(@Nullable String wanted, Slot slot) {
    boolean fits =
        wanted == null
            || wanted.strip().equals("*")
            || Arrays.stream(wanted.split(",", -1)).map(String::strip).anyMatch(of(slot)::equals);
    if (!fits) {
      throw new Refused(
          Problem.of(412, "Changed meanwhile", "This slot was changed since; read it again."));
    }
  }

  @Override
  public boolean supports(
      MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  /// Whether the reader has this very state already (RFC 9110, 13.1.2).
  private static boolean known(ServerHttpRequest request, String tag) {
    return request.getMethod() == HttpMethod.GET
        && request.getHeaders().getIfNoneMatch().stream()
            .anyMatch(one -> one.strip().equals("*") || one.strip().replace("W/", "").equals(tag));
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter answer,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof Slot slot) {
      response.getHeaders().setETag(of(slot));
      if (known(request, of(slot))) {
        response.setStatusCode(HttpStatus.NOT_MODIFIED);
        return null;
      }
    }
    return body;
  }
}
