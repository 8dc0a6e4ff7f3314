package cn.linli.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the functions that are compared.
 *
 * @param name letter first
 */
record Variant(String name, String description, Launch launch) {
  private static final String ADAPTER =
      "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest";

  /** Every variant, the ones with an AOT cache after a training run each. */
  static List<Variant> all(ManagedRuntime runtime, Tasks tasks)
      throws IOException, InterruptedException {
    var adapter =
        runtime
            .launch("venueApi", tasks.adapter())
            .handledBy(ADAPTER)
            .with("MAIN_CLASS", "coldstart.Adapter")
            .with("SPRING_CLOUD_FUNCTION_DEFINITION", "getZone");
    var plain =
        runtime.launch("venueApi", tasks.plain()).handledBy("coldstart.Plain::handleRequest");
    var ours = runtime.launch("venueApi", tasks.linli());
    var variants = new ArrayList<Variant>();
    variants.add(new Variant("A", "adapter as it comes", adapter));
    variants.add(new Variant("B", "plain handler", plain));
    variants.add(new Variant("C", "venueApi", ours));
    for (var variant : List.copyOf(variants)) {
      variants.add(variant.withAotCache(tasks));
    }
    return variants;
  }

  private Variant withAotCache(Tasks tasks) throws IOException, InterruptedException {
    var cache = tasks.work().resolve(name + ".aot");
    Files.deleteIfExists(cache);
    var flat = launch.on(tasks.work(), ManagedRuntime.flat(launch.directory()));
    Training.run(flat, cache, GetZone.EVENT);
    return new Variant(
        name + "+AOT", description + ", AOT cache", flat.with("-XX:AOTCache=" + cache));
  }
}
