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
import org.junit.jupiter.api.Test;

/** The arrows and the bans of the house. */
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .importUrl(Linli.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void arrowsPointAsAgreed() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("root")
        .definedBy("cn.linli")
        .layer("adapter")
        .definedBy("cn.linli.adapter..")
        .layer("access")
        .definedBy("cn.linli.access")
        .layer("files")
        .definedBy("cn.linli.files")
        .layer("venue")
        .definedBy("cn.linli.venue")
        .layer("report")
        .definedBy("cn.linli.report")
        .layer("ledger")
        .definedBy("cn.linli.ledger")
        .layer("payment")
        .definedBy("cn.linli.payment")
        .layer("merchant")
        .definedBy("cn.linli.merchant")
        .layer("groupbuy")
        .definedBy("cn.linli.groupbuy")
        .layer("screening")
        .definedBy("cn.linli.screening")
        .layer("activity")
        .definedBy("cn.linli.activity")
        .layer("signup")
        .definedBy("cn.linli.signup")
        .layer("duty")
        .definedBy("cn.linli.duty")
        .layer("volunteer")
        .definedBy("cn.linli.volunteer")
        .layer("notice")
        .definedBy("cn.linli.notice")
        .layer("aftersale")
        .definedBy("cn.linli.aftersale")
        .layer("poll")
        .definedBy("cn.linli.poll")
        .layer("reconciliation")
        .definedBy("cn.linli.reconciliation")
        .layer("community")
        .definedBy("cn.linli.community")
        .layer("identity")
        .definedBy("cn.linli.identity")
        .layer("shared")
        .definedBy("cn.linli.shared..")
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("adapter")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("access")
        .mayOnlyBeAccessedByLayers("root", "adapter")
        .whereLayer("files")
        .mayOnlyBeAccessedByLayers(
            "root", "screening", "merchant", "groupbuy", "aftersale", "activity", "poll")
        .whereLayer("screening")
        .mayOnlyBeAccessedByLayers("root", "adapter", "activity", "signup", "volunteer", "poll")
        .whereLayer("activity")
        .mayOnlyBeAccessedByLayers("root", "signup", "duty", "volunteer")
        .whereLayer("duty")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("signup")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("volunteer")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("venue")
        .mayOnlyBeAccessedByLayers("root", "activity")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("payment")
        .mayOnlyBeAccessedByLayers(
            "root",
            "adapter",
            "venue",
            "merchant",
            "groupbuy",
            "aftersale",
            "signup",
            "volunteer",
            "reconciliation")
        .whereLayer("merchant")
        .mayOnlyBeAccessedByLayers("root", "adapter", "groupbuy", "aftersale", "activity", "signup")
        .whereLayer("groupbuy")
        .mayOnlyBeAccessedByLayers("root", "adapter", "aftersale")
        .whereLayer("notice")
        .mayOnlyBeAccessedByLayers("root", "adapter")
        .whereLayer("aftersale")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("poll")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("reconciliation")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("ledger")
        .mayOnlyBeAccessedByLayers(
            "root", "payment", "merchant", "aftersale", "volunteer", "reconciliation")
        .whereLayer("community")
        .mayOnlyBeAccessedByLayers(
            "root",
            "venue",
            "merchant",
            "groupbuy",
            "report",
            "activity",
            "signup",
            "poll",
            "duty",
            "volunteer")
        .whereLayer("identity")
        .mayOnlyBeAccessedByLayers(
            "root",
            "adapter",
            "venue",
            "screening",
            "merchant",
            "groupbuy",
            "aftersale",
            "activity",
            "signup",
            "poll",
            "duty",
            "volunteer")
        .whereLayer("shared")
        .mayOnlyBeAccessedByLayers(
            "root",
            "adapter",
            "access",
            "files",
            "venue",
            "screening",
            "activity",
            "signup",
            "duty",
            "volunteer",
            "report",
            "payment",
            "merchant",
            "groupbuy",
            "aftersale",
            "poll",
            "notice",
            "reconciliation",
            "ledger",
            "community",
            "identity")
        .check(MAIN);
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
            "cn.linli.duty",
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
