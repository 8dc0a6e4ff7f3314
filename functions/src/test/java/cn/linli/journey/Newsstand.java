package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Newspaper.Paper;
import cn.linli.sim.Delivery;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatArticles.Article;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.Answer;
import java.util.List;

/** Where followers of the Official Account read what the newspaper has let out. */
record Newsstand(Newspaper here) {
  private WeChatSimulator weChat() {
    return here.town().deployment().weChat();
  }

  /** A public post among the drafts. */
  Paper drafted(String title) {
    var paper = here.paper();
    var picture = Brought.picture(here.who("xuan"), "post-picture", 107).settled("clean").id();
    paper.submitted(title, "<p>%s</p><img data-upload=\"%s\">".formatted(title, picture));
    paper.approved(2);
    draft(paper);
    assertThat(state(paper)).isEqualTo("drafted ");
    return paper;
  }

  void draft(Paper paper) {
    here.who("zhou").put(paper.draft() + "/official-draft", null).expect(200);
    here.town().settles();
  }

  /** The committee orders that followers read it. */
  Answer order(Paper paper) {
    var answer = here.who("chen").put(paper.draft() + "/official-publication", null);
    here.town().settles();
    return answer;
  }

  /** How it stands, and why. */
  String state(Paper paper) {
    var seen = paper.seen("zhou");
    return seen.text("/officialDraft/state") + " " + seen.text("/officialDraft/failure");
  }

  List<Article> there(Paper paper) {
    return weChat().drafts().articles().of(paper.id().toString());
  }

  /** WeChat has done with what it publishes, and its pushes arrive. */
  void ends(int status) {
    weChat().drafts().articles().end(status);
    weChat().account().mail().deliver(Delivery.IN_ORDER);
    here.town().settles();
  }

  void misbehaves(String endpoint, Misbehaviour how) {
    weChat().switches().set(endpoint, how);
  }
}
