package cn.linli.notice;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.CORRESPONDENT;
import static cn.linli.shared.Role.FINANCE;
import static cn.linli.shared.Role.LEGAL;
import static cn.linli.shared.Role.MERCHANT;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.PANEL;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.Role.STREET;
import static cn.linli.shared.http.Access.PLATFORM_WIDE;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.util.List;

/** The operations of notices. */
public final class NoticeFunctions {
  private static final Access EVERYBODY =
      roles(RESIDENT, CORRESPONDENT, OPERATOR, COMMITTEE, STREET, LEGAL, FINANCE, MERCHANT, PANEL);

  private NoticeFunctions() {}

  /** The function {@code noticeApi}. */
  public static HttpApi api(Notices door, Gate gate) {
    var room = door.room();
    room.tables().require();
    var inbox = new Inbox(room);
    var choosing = new Choosing(room);
    var checking = new Checking(room);
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "listMyNotices",
                "GET /communities/{community}/my-notices",
                EVERYBODY,
                Commands.PageOfMine.class,
                inbox::list),
            Operation.of(
                "getMyUnread",
                "GET /communities/{community}/my-notices/unread",
                EVERYBODY,
                Commands.OfCommunity.class,
                inbox::unread),
            Operation.of(
                "markRead",
                "PUT /communities/{community}/my-notices/read",
                EVERYBODY,
                Commands.MarkRead.class,
                inbox::mark),
            Operation.of(
                "getMyNoticePreferences",
                "GET /communities/{community}/my-notice-preferences",
                EVERYBODY,
                Commands.OfCommunity.class,
                choosing::get),
            Operation.of(
                "putMyNoticePreferences",
                "PUT /communities/{community}/my-notice-preferences",
                EVERYBODY,
                Commands.PutPreferences.class,
                choosing::put),
            Operation.of(
                "listNoticeDeliveries",
                "GET /communities/{community}/notice-deliveries",
                roles(OPERATOR, COMMITTEE),
                Commands.PageOfSubject.class,
                new Sent(room)::list),
            Operation.of(
                "checkNoticeTemplates",
                "GET /notice-templates",
                PLATFORM_WIDE,
                Commands.Nothing.class,
                nothing -> checking.check())));
  }
}
