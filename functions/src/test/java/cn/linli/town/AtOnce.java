package cn.linli.town;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many calls at the same instant. */
public final class AtOnce {
  private AtOnce() {}

  /** Makes the calls in parallel; their answers in the order of the calls. */
  public static List<Answer> all(List<Callable<Answer>> calls)
      throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Answer>();
      for (var future : executor.invokeAll(calls)) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  /** Does the same so many times in parallel; fails as the first that fails. */
  public static void times(int count, Runnable work) {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<?>>();
      for (int time = 0; time < count; time++) {
        futures.add(executor.submit(work));
      }
      for (var future : futures) {
        future.get();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }
}
