package cn.linli.officialaccount;

import cn.linli.shared.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The menu as the file {@code contracts/menu/official-account.json} has it, in WeChat's own form,
 * with the names of a stage left open: {@code ${miniProgram}} and {@code ${web}}.
 */
final class MenuFile {
  private static final String RESOURCE = "/contracts/menu/official-account.json";

  private final String text;
  private final JsonNode document;

  private MenuFile(String text) {
    this.text = text;
    this.document = Json.read(text, JsonNode.class);
  }

  /** The project's. */
  static MenuFile get() {
    return Loaded.FILE;
  }

  /** Another, for tests of what is wrong with one. */
  static MenuFile of(String text) {
    return new MenuFile(text);
  }

  private static final class Loaded {
    static final MenuFile FILE = new MenuFile(read());
  }

  private static String read() {
    try (InputStream file = MenuFile.class.getResourceAsStream(RESOURCE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The tag that staff get. */
  String staffTag() {
    return document.path("staffTag").asString();
  }

  /** The page of the mini program where residents ask. */
  String askPage() {
    return document.path("askPage").asString();
  }

  /** The pages of the mini program that buttons may open. */
  Set<String> pages() {
    var pages = new TreeSet<String>();
    document.path("miniProgramPages").forEach(page -> pages.add(page.asString("")));
    return pages;
  }

  /** The keys of its buttons. */
  Set<String> keys() {
    var keys = new TreeSet<String>();
    document.findValues("key").forEach(key -> keys.add(key.asString("")));
    return keys;
  }

  /** The menus with the names of a stage. */
  List<Menu> menus(String miniProgram, String web) {
    var stage =
        Json.read(
            text.replace("${miniProgram}", miniProgram).replace("${web}", web), JsonNode.class);
    var menus = new ArrayList<Menu>();
    menus.add(new Menu(null, stage.path("menu")));
    stage
        .path("conditional")
        .forEach(one -> menus.add(new Menu(one.path("tag").asString(""), one.path("menu"))));
    return menus;
  }

  /**
   * One of the menus.
   *
   * @param tag whose followers see it, or null for everybody else
   */
  record Menu(String tag, JsonNode buttons) {
    /** Under which name a difference shows it. */
    String name() {
      return tag == null ? "" : tag;
    }
  }
}
