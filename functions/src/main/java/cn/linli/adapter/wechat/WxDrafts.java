package cn.linli.adapter.wechat;

import cn.linli.content.OfficialDrafts;
import cn.linli.content.OfficialFailure;
import cn.linli.content.OfficialFailure.Kind;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import me.chanjar.weixin.common.api.WxConsts;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.bean.draft.WxMpAddDraft;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftArticles;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftItem;
import me.chanjar.weixin.mp.bean.material.WxMpMaterial;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The drafts of the Official Account (uploadimg, add_material, draft/add, batchget, delete). */
public final class WxDrafts implements OfficialDrafts {
  private static final int PAGE = 20;
  private static final int MOST_PAGES = 5;
  private static final int WITHOUT_CONTENT = 1;

  /** No right to this interface; an account without certification since 2025. */
  private static final Set<Integer> NOT_ALLOWED = Set.of(48001, 50002, 61007);

  private static final int QUOTA = 45009;
  private static final int NO_SUCH_MEDIA = 40007;

  /** Type, size, media; data; title, content, digest, source; words and links in the content. */
  private static final Set<Integer> REFUSED =
      Set.of(
          40004,
          40005,
          40006,
          40009,
          47001,
          44004,
          45001,
          45002,
          45003,
          45004,
          45005,
          45110,
          45166,
          53401,
          53404,
          53405,
          53406,
          53500,
          53501,
          53502,
          87014,
          NO_SUCH_MEDIA);

  private final WxAccounts accounts;

  private WxDrafts(WxAccounts accounts) {
    this.accounts = accounts;
  }

  /** The same as for {@link WxLogin#create}. */
  public static WxDrafts create(
      Settings settings, Secrets secrets, DynamoDbClient dynamo, String tokenTable, Clock clock) {
    return new WxDrafts(WxAccounts.create(settings, secrets, dynamo, tokenTable, clock));
  }

  @Override
  public String picture(byte[] picture) {
    return ask(
        "media/uploadimg",
        () ->
            asFile(
                picture,
                file ->
                    accounts.officialAccount().getMaterialService().mediaImgUpload(file).getUrl()));
  }

  @Override
  public String cover(byte[] picture) {
    return ask("material/add_material", () -> asFile(picture, this::material));
  }

  private String material(File file) throws WxErrorException {
    var material = new WxMpMaterial();
    material.setFile(file);
    material.setName(file.getName());
    return accounts
        .officialAccount()
        .getMaterialService()
        .materialFileUpload(WxConsts.MediaFileType.IMAGE, material)
        .getMediaId();
  }

  @Override
  public String add(Article article) {
    var draft =
        WxMpDraftArticles.builder()
            .title(article.title())
            .digest(article.digest())
            .content(article.html())
            .contentSourceUrl(article.source())
            .thumbMediaId(article.cover())
            .needOpenComment(0)
            .onlyFansCanComment(0)
            .build();
    var request = WxMpAddDraft.builder().articles(List.of(draft)).build();
    return ask("draft/add", () -> accounts.officialAccount().getDraftService().addDraft(request));
  }

  /** The latest first: ours was added a moment ago, if it was. */
  @Override
  public Optional<String> find(String source) {
    return ask("draft/batchget", () -> found(source));
  }

  private Optional<String> found(String source) throws WxErrorException {
    var service = accounts.officialAccount().getDraftService();
    for (int number = 0; number < MOST_PAGES; number++) {
      var page = service.listDraft(number * PAGE, PAGE, WITHOUT_CONTENT);
      var found = page.getItems().stream().filter(item -> isFrom(item, source)).findFirst();
      if (found.isPresent() || page.getItems().size() < PAGE) {
        return found.map(WxMpDraftItem::getMediaId);
      }
    }
    return Optional.empty();
  }

  private static boolean isFrom(WxMpDraftItem item, String source) {
    return item.getContent().getNewsItem().stream()
        .anyMatch(article -> source.equals(article.getContentSourceUrl()));
  }

  @Override
  public void delete(String draft) {
    ask("draft/delete", () -> deleted(draft));
  }

  private boolean deleted(String draft) throws WxErrorException {
    try {
      return accounts.officialAccount().getDraftService().delDraft(draft);
    } catch (WxErrorException answer) {
      if (answer.getError().getErrorCode() == NO_SUCH_MEDIA) {
        return false;
      }
      throw answer;
    }
  }

  /** WxJava sends files, and WeChat looks at their names. */
  private static String asFile(byte[] picture, Sending sending) throws WxErrorException {
    try {
      var file = Files.createTempFile("post", picture[0] == (byte) 0x89 ? ".png" : ".jpg");
      try {
        Files.write(file, picture);
        return Objects.requireNonNull(sending.send(file.toFile()), "WeChat left out a field");
      } finally {
        Files.delete(file);
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private interface Sending {
    String send(File file) throws WxErrorException;
  }

  private static <T> T ask(String what, Callable<T> question) {
    return WxQuestion.put(
        what,
        errcode -> NOT_ALLOWED.contains(errcode) || errcode == QUOTA || REFUSED.contains(errcode),
        WxDrafts::failure,
        question);
  }

  private static OfficialFailure failure(OptionalInt errcode, String reason) {
    if (errcode.isEmpty()) {
      return new OfficialFailure(Kind.LATER, reason);
    }
    int code = errcode.getAsInt();
    if (code == QUOTA) {
      return new OfficialFailure(Kind.QUOTA, reason);
    }
    return new OfficialFailure(
        NOT_ALLOWED.contains(code) ? Kind.NOT_ALLOWED : Kind.REFUSED, reason);
  }
}
