package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Every source is formatted; {@link Format} formats them. */
class FormatTest {
  @Test
  void everySourceIsFormatted() throws IOException, FormatterException {
    var unformatted = new ArrayList<Path>();
    for (var source : Format.sources()) {
      if (!Format.formatted(source).equals(Format.text(source))) {
        unformatted.add(source);
      }
    }

    assertThat(unformatted).as("run: mvn -q -pl functions test-compile exec:exec@format").isEmpty();
  }
}
