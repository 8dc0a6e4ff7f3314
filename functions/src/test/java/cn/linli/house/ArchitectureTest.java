package cn.linli.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Linli;
import cn.linli.infra.Template;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The arrows and the bans of the house. */
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .importUrl(Linli.class.getProtectionDomain().getCodeSource().getLocation());

  /** Each context, and who may use it. */
  private static final Map<String, String> USED_BY =
      Map.ofEntries(
          Map.entry("access", "root adapter"),
          Map.entry(
              "files",
              "root screening merchant groupbuy aftersale activity poll content board " + "ticket"),
          Map.entry("venue", "root activity"),
          Map.entry("report", "root"),
          Map.entry("ledger", "root payment merchant aftersale volunteer reconciliation"),
          Map.entry(
              "payment",
              "root adapter venue merchant groupbuy aftersale signup volunteer "
                  + "reconciliation"),
          Map.entry("merchant", "root adapter groupbuy aftersale activity signup board"),
          Map.entry("groupbuy", "root adapter aftersale"),
          Map.entry(
              "screening", "root adapter activity signup volunteer poll content board ticket"),
          Map.entry("activity", "root signup duty volunteer"),
          Map.entry("signup", "root"),
          Map.entry("duty", "root"),
          Map.entry("volunteer", "root"),
          Map.entry("content", "root adapter"),
          Map.entry("officialaccount", "root adapter"),
          Map.entry("figures", "root"),
          Map.entry("notice", "root adapter"),
          Map.entry("board", "root"),
          Map.entry("ticket", "root"),
          Map.entry("aftersale", "root"),
          Map.entry("poll", "root"),
          Map.entry("reconciliation", "root"),
          Map.entry(
              "community",
              "root venue merchant groupbuy report activity signup poll content duty "
                  + "figures volunteer board ticket"),
          Map.entry(
              "identity",
              "root adapter venue screening merchant groupbuy aftersale activity "
                  + "signup poll content duty figures volunteer officialaccount board ticket"));

  @Test
  void arrowsPointAsAgreed() {
    var layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy("cn.linli")
            .layer("adapter")
            .definedBy("cn.linli.adapter..")
            .layer("shared")
            .definedBy("cn.linli.shared..");
    for (var context : USED_BY.keySet()) {
      layers = layers.layer(context).definedBy("cn.linli." + context);
    }
    layers = layers.whereLayer("root").mayNotBeAccessedByAnyLayer();
    layers = layers.whereLayer("adapter").mayOnlyBeAccessedByLayers("root");
    for (var use : USED_BY.entrySet()) {
      var users = use.getValue().split(" ", -1);
      layers = layers.whereLayer(use.getKey()).mayOnlyBeAccessedByLayers(users);
    }
    layers.check(MAIN);
    slices().matching("cn.linli.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void vendorsAreKnownOnlyToAdapters() {
    noClasses()
        .that()
        .resideOutsideOfPackage("cn.linli.adapter..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("me.chanjar..")
                .or(resideInAPackage("cn.binarywang.."))
                .or(resideInAPackage("com.github.binarywang.."))
                .or(resideInAPackage("com.tencentcloudapi.."))
                .or(resideInAPackage("com.google.gson.."))
                .or(resideInAPackage("okhttp3.."))
                .or(resideInAPackage("org.apache.http..")))
        .check(MAIN);
  }

  @Test
  void springStaysWhereFunctionsAreRegistered() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("cn.linli.Linli")
        .should()
        .dependOnClassesThat(resideInAPackage("org.springframework.."))
        .check(MAIN);
  }

  @Test
  void onlyTheKernelSpeaksToTheDatabase() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "cn.linli.access",
            "cn.linli.identity",
            "cn.linli.community",
            "cn.linli.venue",
            "cn.linli.report",
            "cn.linli.files",
            "cn.linli.merchant",
            "cn.linli.groupbuy",
            "cn.linli.aftersale",
            "cn.linli.screening",
            "cn.linli.poll",
            "cn.linli.content",
            "cn.linli.duty",
            "cn.linli.officialaccount",
            "cn.linli.figures",
            "cn.linli.notice",
            "cn.linli.ledger")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("software.amazon.awssdk.services.dynamodb.DynamoDbClient")
        .check(MAIN);
  }

  @Test
  void nobodyReadsTheWallClock() {
    noClasses().should().callMethod(Instant.class, "now").check(MAIN);
    noClasses().should().callMethod(LocalDate.class, "now").check(MAIN);
    noClasses().should().callMethod(LocalDateTime.class, "now").check(MAIN);
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(MAIN);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("cn.linli.Platform")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .check(MAIN);
  }

  @Test
  void namesSayWhatThingsAre() {
    classes()
        .should()
        .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|Base|Service)(\\$.*)?")
        .check(MAIN);
  }

  @Test
  void mostTypesAreKnownOnlyToTheirPackage() {
    List<JavaClass> topLevel =
        MAIN.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .toList();
    long hidden =
        topLevel.stream()
            .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
            .count();

    assertThat(100 * hidden / topLevel.size())
        .as("%d of %d types are package-private", hidden, topLevel.size())
        .isGreaterThanOrEqualTo(40);
  }

  @Test
  void noFileIsLongerThanThreeHundredLines() throws IOException {
    var tooLong = new ArrayList<String>();
    for (var source : Format.sources()) {
      long lines;
      try (var text = Files.lines(source)) {
        lines = text.count();
      }
      if (lines > 300) {
        tooLong.add(Template.project().relativize(source) + " " + lines);
      }
    }

    assertThat(tooLong).isEmpty();
  }
}
