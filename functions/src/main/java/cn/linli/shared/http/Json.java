package cn.linli.shared.http;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** JSON as the contract writes it: strict in what it reads, without nulls in what it writes. */
public final class Json {
  /** Bodies nest no deeper than the contract's schemas do. */
  private static final int MOST_NESTING = 20;

  private static final SimpleModule WORDS =
      words(
          words(
              words(
                  words(new SimpleModule(), CommunityId.class, CommunityId::new),
                  PersonId.class,
                  PersonId::of),
              UUID.class,
              PersonId::uuid),
          Role.class,
          Role::of);

  /** The mapper everything shares. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_NESTING).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          // Or a date would also be taken from a date with a time.
          .withConfigOverride(
              LocalDate.class, date -> date.setFormat(JsonFormat.Value.forLeniency(false)))
          .addModule(WORDS)
          .build();

  private Json() {}

  private static <T> SimpleModule words(
      SimpleModule module, Class<T> type, Function<String, T> read) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(
        type,
        new StdScalarDeserializer<T>(type) {
          @Override
          public T deserialize(JsonParser parser, DeserializationContext context) {
            try {
              return read.apply(parser.getString());
            } catch (IllegalArgumentException wrong) {
              throw context.weirdStringException("", type, "is not well formed");
            }
          }
        });
    return module;
  }

  /** The value as JSON text. */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** The value as JSON in UTF-8. */
  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** Reads what we wrote ourselves or an event of the platform. */
  public static <T> T read(InputStream json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  /** Reads what we wrote ourselves. */
  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }
}
