package cn.linli.figures;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of activities that all centres have (domain: yearly duties), for figures of areas. */
final class KindNames {
  static final String OTHER = "other";
  static final Map<String, String> ALL = all();

  private KindNames() {}

  private static Map<String, String> all() {
    var names = new LinkedHashMap<String, String>();
    names.put("children", "少儿娱乐");
    names.put("seniors", "老年活动");
    names.put("start-up", "创业训练营");
    names.put("performance", "文艺演出");
    names.put("health-class", "健康讲座");
    names.put("safety-law-class", "安全与法律讲座");
    names.put("book-drift", "图书漂流");
    names.put("salon", "主题沙龙");
    names.put("party-mass", "党群活动");
    names.put(OTHER, "其他活动");
    return Collections.unmodifiableMap(names);
  }
}
