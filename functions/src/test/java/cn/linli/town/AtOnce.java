package cn.linli.town;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

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
}
