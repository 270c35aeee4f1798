#include "advice.h"

#include <string_view>

namespace xt::app {
namespace {

struct Words {
  std::string_view reason;
  std::string_view text;
};

constexpr Words kWords[] = {
    {"db.full",
     "磁盘已满：没有写完的内容已全部撤销，此前的数据完好。请腾出磁盘空间后重做。"
     " (disk full: nothing was lost; free some space and run it again)"},
    {"db.disk",
     "磁盘读写失败，多半是磁盘已满：没有写完的内容已全部撤销。请腾出磁盘空间后重做；仍不行时请检查磁盘。"
     " (the disk failed, probably full: free some space and run it again, else check the disk)"},
    {"db.damaged",
     "这个文件不是杏坛的数据库，或已经损坏。请核对 --db，或从备份恢复。"
     " (not a database, or damaged: check --db or restore a backup)"},
    {"db.lost",
     "与数据库的连接中断，没有确认的写入可能没有保存。请检查数据库服务和磁盘，恢复后重做；重复导入不会重复计"
     "数。"
     " (lost the database: mend it and run it again; importing twice counts once)"},
    {"db.open",
     "打不开数据库。请核对 --db 的地址、文件夹是否存在和有权写入，以及数据库服务是否在运行。"
     " (cannot open the database: check --db, permissions, and that the server runs)"},
    {"db.busy",
     "数据库正忙，另一项写入还没有结束；这一次没有写入。请稍后重做。"
     " (busy with another write; nothing was written, try again later)"},
    {"db.timeout", "操作超时，没有写入。请稍后重做。 (took too long, nothing was written; try again later)"},
    {"db.read_only",
     "数据库只读，没有写入。请检查数据库文件和文件夹的权限。 (read-only database: check permissions)"},
    {"db.url", "--db 请写成文件名，或 postgresql://… (write a file name, or postgresql://…)"},
    {"db.migration_changed",
     "数据库的结构与这个程序不相符，可能是用另一个版本建立的。请使用相符的版本。"
     " (the database was made by another version)"},
    {"auth.key_damaged",
     "密钥已损坏：应为64位十六进制数字。请从备份恢复密钥文件。 (damaged key: restore it)"},
    {"auth.key_permissions",
     "密钥文件的权限过宽。请执行 chmod 600 密钥文件。 (the key file may be read by others: chmod 600)"},
    {"auth.key_unreadable", "读不到密钥文件。请检查路径和权限。 (cannot read the key file)"},
    {"access.other_key",
     "密钥与这个数据库不相符。请使用原来的密钥（数据库旁的 .key 文件，或 XINGTAN_KEY）。"
     " (another key than the one that wrote this database)"},
    {"app.bad_oidc_issuer", "--oidc-issuer 必须是 https 地址。 (the issuer must be an https address)"},
    {"app.no_oidc_secret", "--oidc-secret-file 的第一行没有密钥。 (its first line holds no secret)"},
    {"access.login_taken", "这个登录名已被使用，请换一个。 (the login is taken)"},
    {"access.no_account", "没有这个账号。 (no such account)"},
    {"credits.no_hold", "没有这条待核记录，或已经处理过。 (no such hold, or it is decided)"},
    {"files.folder",
     "不能在存放文件的文件夹里写入。请用 --files 指定另一个文件夹，或检查它的权限。"
     " (cannot write to the folder of files: name another with --files, or check permissions)"},
    {"http.cannot_listen",
     "不能在这个地址和端口上启动服务。请换一个 --port，或停掉占用它的程序。"
     " (cannot listen: take another --port)"},
    {"orgs.unknown", "没有这个代码的地区、学校或机构。请核对代码。 (no organisation with this code)"},
    {"plans.columns_memory",
     "内存上限不够放下列快照。请提高 --memory-limit，或用 --engine sql。"
     " (the column snapshot does not fit: raise --memory-limit, or use --engine sql)"},
    {"plans.columns_range",
     "有一条记录的日期超出列快照的范围（1950 至 2129 年）。请改正，或用 --engine sql。"
     " (a day outside 1950-2129: correct it, or use --engine sql)"},
    {"plans.columns_truncated",
     "读到的学习记录比数据库里的少，快照没有建立。请检查数据库后重做。"
     " (fewer entries came than the database holds: check the database and run it again)"},
    {"people.no_teacher", "没有这位教师。请核对编号。 (no such teacher)"},
};

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string_view reason_of(std::string_view what) {
  // SQLite's words, and those of an operating system in front of or behind a PostgreSQL server.
  if (has(what, "disk is full") || has(what, "No space left")) return "db.full";
  if (has(what, "disk I/O error")) return "db.disk";  // SQLite where its index of the log has no room
  if (has(what, "malformed") || has(what, "not a database")) return "db.damaged";
  return "db.lost";
}

}  // namespace

std::string advice(const Error& error) {
  std::string_view reason = error.reason;
  const bool opening = reason == "db.open" || reason == "auth.key_unreadable";
  if (opening && reason_of(error.note) != "db.lost") reason = reason_of(error.note);
  for (const Words& words : kWords) {
    if (words.reason == reason) return std::string(words.text);
  }
  return {};
}

Error lost(const std::string& what) {
  return make_error(Code::unavailable, std::string(reason_of(what)), what);
}

}  // namespace xt::app
