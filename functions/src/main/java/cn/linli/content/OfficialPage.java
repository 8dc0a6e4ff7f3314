package cn.linli.content;

import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A post as our Official Account takes it: pictures by their addresses there, and no videos, which
 * it takes in another way.
 *
 * @param site where posts are on our side
 */
record OfficialPage(String site) {
  private static final String VIDEO = "（点击“阅读原文”观看视频）";

  /** Where a version comes from: it names the post, and no other version has the same. */
  String source(Official official) {
    return beginning(official) + official.version();
  }

  /** How the addresses of all versions of a post begin, and of no other. */
  String beginning(Official official) {
    return "%s/communities/%s/posts/%s?version="
        .formatted(site, official.key().community(), official.key().id());
  }

  String html(String body, Map<UUID, String> pictures) {
    var document = Jsoup.parseBodyFragment(body);
    document.outputSettings(new Document.OutputSettings().prettyPrint(false));
    for (var picture : document.select("img")) {
      show(picture, pictures.get(UUID.fromString(picture.attr(RichText.UPLOAD))));
    }
    for (var video : document.select("video")) {
      video.replaceWith(new Element("p").text(VIDEO));
    }
    return document.body().html();
  }

  private static void show(Element picture, String url) {
    picture.removeAttr(RichText.UPLOAD);
    picture.attr("src", url);
  }
}
