package cn.linli.coldstart;

import cn.linli.infra.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a cold start costs: processes of the real runtime client, each from its start to the arrival
 * of its first answer, in turn and several times. Machines differ, so only ratios count.
 */
public final class ColdStart {
  private ColdStart() {}

  /** Measures, prints a table and exits with 1 where a ratio is too high. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = Integer.parseInt(arguments[0]);
    boolean good;
    try (var dynamo = new DynamoServer(ManagedRuntime.PREFIX)) {
      var runtime = new ManagedRuntime(dynamo.uri());
      var tasks = Tasks.unpacked();
      seed(runtime, tasks);
      var report = measured(Variant.all(runtime, tasks), rounds);
      System.out.println(report.text());
      good = report.good();
    }
    System.exit(good ? 0 : 1);
  }

  /** The function {@code seed} of our artifact plants the zone that everybody reads. */
  private static void seed(ManagedRuntime runtime, Tasks tasks)
      throws IOException, InterruptedException {
    var document = Files.readAllBytes(Template.project().resolve("infra/seed/heping-li.json"));
    try (var process = new ColdProcess(runtime.launch("seed", tasks.linli()), document)) {
      require(process, process.await(), "applied");
    }
  }

  private static Report measured(List<Variant> variants, int rounds)
      throws IOException, InterruptedException {
    var classes = new LinkedHashMap<String, Long>();
    for (var variant : variants) {
      classes.put(variant.name(), classes(variant));
    }
    var costs = new LinkedHashMap<String, List<Cost>>();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < variants.size(); i++) {
        // Each round begins with another one: what the neighbour leaves in the caches is shared
        // out.
        var variant = variants.get((round + i) % variants.size());
        costs.computeIfAbsent(variant.name(), name -> new ArrayList<>()).add(cost(variant));
      }
    }
    return new Report(variants, Map.copyOf(costs), classes, rounds);
  }

  private static Cost cost(Variant variant) throws IOException, InterruptedException {
    try (var process = new ColdProcess(variant.launch(), GetZone.EVENT)) {
      var answer = process.await();
      require(process, answer, "舞蹈室");
      return answer.cost();
    }
  }

  /** How many classes the JVM holds by then; a run of its own, since logging them costs. */
  private static long classes(Variant variant) throws IOException, InterruptedException {
    var logging = variant.launch().with("-Xlog:class+load:stdout:none");
    try (var process = new ColdProcess(logging, GetZone.EVENT)) {
      require(process, process.await(), "舞蹈室");
      process.end();
      return process.output().lines().filter(line -> line.contains(" source: ")).count();
    }
  }

  private static void require(ColdProcess process, ColdProcess.Answer answer, String word) {
    if (!answer.reply().isResponse() || !answer.reply().body().contains(word)) {
      throw new IllegalStateException(answer.reply().body() + "\nit printed:\n" + process.output());
    }
  }
}
