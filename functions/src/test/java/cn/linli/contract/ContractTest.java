package cn.linli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.FunctionTable;
import cn.linli.access.AccessError;
import cn.linli.activity.ActivityError;
import cn.linli.aftersale.AftersaleError;
import cn.linli.board.BoardError;
import cn.linli.community.CommunityError;
import cn.linli.content.ContentError;
import cn.linli.duty.DutyError;
import cn.linli.figures.FiguresError;
import cn.linli.files.FilesError;
import cn.linli.groupbuy.GroupBuyError;
import cn.linli.identity.IdentityError;
import cn.linli.infra.Template;
import cn.linli.ledger.LedgerError;
import cn.linli.merchant.MerchantError;
import cn.linli.notice.NoticeError;
import cn.linli.officialaccount.OfficialAccountError;
import cn.linli.payment.PaymentError;
import cn.linli.poll.PollError;
import cn.linli.reconciliation.ReconciliationError;
import cn.linli.report.ReportError;
import cn.linli.screening.ScreeningError;
import cn.linli.shared.ApiError;
import cn.linli.shared.ErrorCode;
import cn.linli.shared.http.Access;
import cn.linli.signup.SignUpError;
import cn.linli.ticket.TicketError;
import cn.linli.venue.VenueError;
import cn.linli.volunteer.VolunteerError;
import io.smallrye.openapi.runtime.io.OpenApiParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openapitools.openapistylevalidator.OpenApiSpecStyleValidator;
import org.openapitools.openapistylevalidator.ValidatorParameters;
import org.openapitools.openapistylevalidator.ValidatorParameters.NamingConvention;
import tools.jackson.databind.JsonNode;

/** Contract, code and template say the same, in every direction. */
class ContractTest {
  @Test
  void nothingInItIsEmpty() {
    // A comma in a text without quotes ends it, and makes an empty key of the rest.
    assertThat(OpenApi.document().toString()).doesNotContain(":null");
  }

  @Test
  void everyOperationIsRoutedToItsHandlerInCodeAndTemplate() {
    var contract = new TreeMap<String, String>();
    OpenApi.operations()
        .forEach(
            (route, operation) ->
                contract.put(
                    route,
                    operation.path("operationId").asString()
                        + " in "
                        + operation
                            .path("x-function")
                            .asString(operation.path("tags").path(0).asString() + "Api")));
    var code = new TreeMap<String, String>();
    FunctionTable.apis()
        .forEach(
            (function, api) ->
                api.operations()
                    .forEach(
                        operation ->
                            code.put(operation.route(), operation.id() + " in " + function)));
    var template = new TreeMap<String, String>();
    Template.load()
        .routes()
        .forEach(
            (route, cloud) -> template.put(route, cloud.operationId() + " in " + cloud.function()));

    assertThat(code).isEqualTo(contract);
    assertThat(template).isEqualTo(contract);
  }

  @Test
  void everyOperationSaysWhoMayCallItAndTheCodeAgrees() {
    var contract = new TreeMap<String, String>();
    OpenApi.operations()
        .forEach((route, operation) -> contract.put(route, access(operation.path("x-access"))));
    var code = new TreeMap<String, String>();
    FunctionTable.apis()
        .values()
        .forEach(
            api ->
                api.operations()
                    .forEach(operation -> code.put(operation.route(), access(operation.access()))));

    assertThat(code).isEqualTo(contract);
  }

  @Test
  void openOperationsAndOnlyTheyAskForNoSession() {
    OpenApi.operations()
        .forEach(
            (route, operation) ->
                assertThat(
                        operation.path("security").isArray()
                            && operation.path("security").isEmpty())
                    .as(route)
                    .isEqualTo(access(operation.path("x-access")).equals("open")));
  }

  @Test
  void theStatusOfSuccessIsTheContracts() {
    FunctionTable.apis()
        .values()
        .forEach(
            api ->
                api.operations()
                    .forEach(
                        operation -> {
                          var responses =
                              OpenApi.operations().get(operation.route()).path("responses");
                          var expected =
                              responses.has("204") ? "200 or 204" : "" + operation.status();
                          var actual =
                              responses.has("204")
                                  ? "200 or 204"
                                  : responses.propertyNames().iterator().next();
                          assertThat(actual).as(operation.id()).isEqualTo(expected);
                        }));
  }

  @Test
  void problemsListsEveryErrorCodeAndNoOther() {
    var code = new TreeMap<String, List<Object>>();
    Stream.<ErrorCode[]>of(
            ApiError.values(),
            IdentityError.values(),
            CommunityError.values(),
            VenueError.values(),
            ReportError.values(),
            LedgerError.values(),
            AccessError.values(),
            AftersaleError.values(),
            FilesError.values(),
            PaymentError.values(),
            MerchantError.values(),
            GroupBuyError.values(),
            ScreeningError.values(),
            OfficialAccountError.values(),
            ActivityError.values(),
            SignUpError.values(),
            PollError.values(),
            ContentError.values(),
            TicketError.values(),
            BoardError.values(),
            DutyError.values(),
            FiguresError.values(),
            VolunteerError.values(),
            NoticeError.values(),
            ReconciliationError.values())
        .flatMap(Stream::of)
        .forEach(
            error ->
                code.put(
                    error.answer().code(),
                    List.of(
                        error.answer().status(),
                        error.answer().retryable(),
                        error.answer().title())));
    var listed = new TreeMap<String, List<Object>>();
    OpenApi.yaml(OpenApi.folder().resolve("problems.yaml"))
        .propertyStream()
        .forEach(
            problem ->
                listed.put(
                    problem.getKey(),
                    List.of(
                        problem.getValue().path("status").asInt(),
                        problem.getValue().path("retryable").asBoolean(),
                        problem.getValue().path("title").asString())));

    assertThat(listed).isEqualTo(code);
  }

  @Test
  void everyEventInTheCodeHasASchemaAndNoSchemaIsLeftOver() throws IOException {
    var inCode = new TreeSet<String>();
    var event = Pattern.compile("(?:new Event\\(|new Told\\(|Told\\.of\\()\\s*\"([a-z.-]+)\"");
    for (var source : files(Template.project().resolve("functions/src/main/java"), ".java")) {
      var matcher = event.matcher(Files.readString(source));
      while (matcher.find()) {
        inCode.add(matcher.group(1) + ".v1.json");
      }
    }
    var schemas = new TreeSet<String>();
    for (var file : files(OpenApi.folder().resolve("events"), ".json")) {
      schemas.add(file.getFileName().toString());
    }
    schemas.remove("envelope.json");

    assertThat(inCode).hasSizeGreaterThan(5);
    assertThat(schemas).isEqualTo(inCode);
  }

  @Test
  void passesTheOpenApiLinter() throws IOException {
    var parameters =
        new ValidatorParameters()
            .setValidateModelPropertiesExample(false)
            .setValidateModelNoLocalDef(false)
            .setPathNamingConvention(NamingConvention.HyphenCase)
            .setPathParamNamingConvention(NamingConvention.CamelCase)
            .setQueryParamNamingConvention(NamingConvention.CamelCase)
            .setParameterNamingConvention(NamingConvention.CamelCase)
            .setPropertyNamingConvention(NamingConvention.CamelCase)
            .setSchemaNamingConvention(NamingConvention.PascalCase);
    var model = OpenApiParser.parse(OpenApi.folder().resolve("openapi.yaml").toUri().toURL());

    assertThat(new OpenApiSpecStyleValidator(model).validate(parameters)).isEmpty();
  }

  @Test
  void everyTextListAndNumberHasALimitAndEveryRequestRefusesTheUnknown() {
    var open = new ArrayList<String>();
    OpenApi.document()
        .path("components")
        .path("schemas")
        .propertyStream()
        .forEach(schema -> unlimited(schema.getKey(), schema.getValue(), open));

    assertThat(open).isEmpty();
  }

  private static void unlimited(String path, JsonNode schema, List<String> open) {
    var type = schema.path("type").asString("");
    boolean limited =
        switch (type) {
          case "string" -> schema.has("maxLength") || schema.has("enum");
          case "array" -> schema.has("maxItems");
          case "object" -> schema.path("additionalProperties").isBoolean();
          default -> true;
        };
    if (!limited) {
      open.add(path);
    }
    schema
        .path("properties")
        .propertyStream()
        .forEach(p -> unlimited(path + "." + p.getKey(), p.getValue(), open));
    if (schema.has("items")) {
      unlimited(path + "[]", schema.path("items"), open);
    }
  }

  private static String access(JsonNode access) {
    if (!access.isArray()) {
      return access.asString();
    }
    var roles = new TreeSet<String>();
    access.forEach(role -> roles.add(role.asString()));
    return roles.toString();
  }

  private static String access(Access access) {
    return switch (access) {
      case Access.Open open -> "open";
      case Access.Session session -> session.realName() ? "real-name" : "session";
      case Access.PlatformWide wide -> "platform-wide";
      case Access.InCommunity in -> {
        var roles = new TreeSet<String>();
        in.roles().forEach(role -> roles.add(role.toString()));
        yield roles.toString();
      }
    };
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  static Map<String, JsonNode> operationsById() {
    var byId = new TreeMap<String, JsonNode>();
    OpenApi.operations()
        .values()
        .forEach(operation -> byId.put(operation.path("operationId").asString(), operation));
    return byId;
  }
}
