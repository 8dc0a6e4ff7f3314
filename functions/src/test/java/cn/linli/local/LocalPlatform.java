package cn.linli.local;

import cn.linli.infra.Template;
import cn.linli.sim.ClockSimulator;
import cn.linli.sim.Delivery;
import cn.linli.sim.ShiftedClock;
import cn.linli.sim.TtLockSimulator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local platform. {@code LINLI_PORT} moves it (8080), {@code LINLI_DATA} says where its data
 * lives ({@code .local} in the project).
 */
public final class LocalPlatform {
  private static final Logger LOG = LoggerFactory.getLogger(LocalPlatform.class);

  private static final int SECONDS_BETWEEN_TICKS = 60;

  private LocalPlatform() {}

  /** Starts it and stays. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var project = Template.project();
    var folder = Path.of(environment("LINLI_DATA", project.resolve(".local").toString()));
    int port = Integer.parseInt(environment("LINLI_PORT", "8080"));
    var database = CompletableFuture.supplyAsync(() -> Database.in(folder));
    var kms = new LocalKms(folder.resolve("keys.properties"));
    var clock = new ShiftedClock();
    var plan =
        new Deployment.Plan(
            database::join, kms, clock, port, port + 1, folder, UnaryOperator.identity());
    var deployment = new Deployment(plan);
    deployment.seed(Files.readAllBytes(project.resolve("infra/seed/heping-li.json")));
    deployment.seedStaff();
    var hands = new ClockSimulator(clock, port + 5, () -> catchUp(deployment));
    Runtime.getRuntime().addShutdownHook(new Thread(deployment::close));
    announce(deployment, hands, folder);
    for (int second = 1; true; second++) {
      TimeUnit.SECONDS.sleep(1);
      deployment.locks().deliver(TtLockSimulator.Delivery.IN_ORDER);
      deployment.weChatPay().deliver(Delivery.IN_ORDER);
      deployment.weChat().deliver(Delivery.IN_ORDER);
      if (second % SECONDS_BETWEEN_TICKS == 0) {
        tick(deployment);
      }
    }
  }

  /** Does what became due, and waits until its events are consumed, as far as they are soon. */
  private static void catchUp(Deployment deployment) {
    tick(deployment);
    var patience = Instant.now().plusSeconds(10);
    while (!deployment.isQuiet() && Instant.now().isBefore(patience)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static void tick(Deployment deployment) {
    try {
      deployment.tick();
    } catch (RuntimeException failure) {
      LOG.error("a tick failed; the next one goes on", failure);
    }
  }

  private static String environment(String name, String otherwise) {
    var value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  private static void announce(Deployment deployment, ClockSimulator hands, Path folder) {
    System.out.printf(
        """

        Linli (邻里) is ready after %.1f s.
          API                 %s            try: curl %s/communities/heping-li/zones
          WeChat simulator    %s/sim        people, codes and switches
          Pay simulator       %s/sim        orders, how to pay one, sellers who want an account
          Real-name simulator %s
          Lock simulator      %s/sim        doors, codes on them, and how to type one
          Business records    %s/sim        businesses, and what is published of them
          File simulator      %s/sim        files, and scans that fail
          Clock               %s/clock      lets hours pass in seconds
          Data                %s            delete the folder to start anew
          Tour                infra/tour.sh books, pays, sells, complains and signs up, step by step

        """,
        ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
        deployment.baseUrl(),
        deployment.baseUrl(),
        deployment.weChat().baseUrl(),
        deployment.weChatPay().baseUrl(),
        deployment.realNames().baseUrl(),
        deployment.locks().baseUrl(),
        deployment.businessRecords().baseUrl(),
        deployment.files().baseUrl(),
        hands.baseUrl(),
        folder);
  }
}
