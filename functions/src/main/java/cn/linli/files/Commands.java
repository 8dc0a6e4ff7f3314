package cn.linli.files;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import java.util.UUID;

/** What people ask of files; each checks itself. */
final class Commands {
  private Commands() {}

  /**
   * A file that somebody is about to bring.
   *
   * @param purpose a word of the contract
   * @param contentType a word of the contract
   * @param name what its owner calls it, or null
   */
  record PutUpload(
      CommunityId community,
      UUID upload,
      String purpose,
      String contentType,
      int bytes,
      String name) {
    PutUpload {
      var meant = Purpose.of(purpose);
      Fault.checks()
          .that(meant.takes(FileType.of(contentType)), "/contentType", "is no type for a " + meant)
          .that(
              bytes > 0 && bytes <= meant.mostBytes(),
              "/bytes",
              "a %s has at most %d bytes".formatted(meant, meant.mostBytes()))
          .orRefuse();
    }

    FileType type() {
      return FileType.of(contentType);
    }
  }

  /** An upload by its id. */
  record GetUpload(CommunityId community, UUID upload) {}
}
