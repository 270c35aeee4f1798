#include <set>

#include "db/migrate.h"

namespace xt::db {
namespace {

constexpr const char* kSqlite =
    "SELECT 'table ' || m.name || '.' || c.name || ' ' || c.type || CASE WHEN c.\"notnull\" = 1 THEN ' not "
    "null' ELSE '' END"
    " || coalesce(' default ' || c.dflt_value, '') || CASE WHEN c.pk > 0 THEN ' key ' || c.pk ELSE '' END"
    " FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE "
    "'sqlite_%'"
    " UNION ALL SELECT type || ' ' || name || ': ' || sql FROM sqlite_schema"
    " WHERE type IN ('index', 'view', 'trigger') AND sql IS NOT NULL";

constexpr const char* kPostgres =
    "SELECT 'table ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)"
    " || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || coalesce(' default ' || pg_get_expr(d.adbin, "
    "d.adrelid), '')"
    " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
    " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
    " WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace"
    " UNION ALL SELECT 'index ' || indexname || ': ' || replace(indexdef, schemaname || '.', '') FROM "
    "pg_indexes"
    " WHERE schemaname = current_schema()"
    " UNION ALL SELECT 'view ' || viewname || ': ' || replace(definition, schemaname || '.', '') FROM "
    "pg_views"
    " WHERE schemaname = current_schema()"
    " UNION ALL SELECT 'constraint ' || conrelid::regclass || '.' || conname || ': ' || "
    "pg_get_constraintdef(oid)"
    " FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype IN ('c', 'f')";

// Comments and line ends out, runs of blanks to one.
std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "--") {
      i = std::min(text.find('\n', i), text.size());
      if (i == text.size()) break;
    }
    const bool blank = text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r';
    if (!blank) {
      out.push_back(text[i]);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  return out;
}

}  // namespace

Result<std::string> dump_schema(Database& database) {
  std::set<std::string> lines;
  const Sql sql{database.engine() == Engine::sqlite ? kSqlite : kPostgres};
  XT_CHECK_OK(database.read([&](Session& s) {
    lines.clear();
    return s.each(sql, {}, [&](const Row& row) {
      lines.insert(one_line(row.text(0)));
      return true;
    });
  }));
  std::string out;
  for (const std::string& line : lines) out.append(line).push_back('\n');
  return out;
}

}  // namespace xt::db
