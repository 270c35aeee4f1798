#include "columns/property/case_entry.h"

#include <algorithm>
#include <optional>
#include <sstream>

#include <gtest/gtest.h>

#include "access/accounts.h"
#include "columns/property/random_case.h"
#include "credits/credits.h"
#include "funds/funds.h"
#include "orgs/orgs.h"
#include "people/identity.h"
#include "people/people.h"
#include "plans/versions.h"
#include "registry/registry.h"
#include "research/research.h"

namespace xt::plans::testing {
namespace {

struct Words {
  std::vector<std::string> at;
  std::map<std::string, std::string> named;

  explicit Words(const std::string& line) {
    std::istringstream in(line);
    for (std::string word; in >> word;) {
      const auto equals = word.find('=');
      if (equals == std::string::npos) {
        at.push_back(word == "-" ? "" : word);
      } else {
        named[word.substr(0, equals)] = word.substr(equals + 1);
      }
    }
  }
  std::string word(std::size_t i) const { return i < at.size() ? at[i] : ""; }
  std::string text(const std::string& name, const std::string& otherwise = "") const {
    const auto found = named.find(name);
    return found == named.end() ? otherwise : found->second;
  }
};

// An identity number that is right in form: the person's birth, sex and number in the world are in it.
std::string identity(const Words& teacher) {
  std::string born = teacher.text("born", "1980-01-01");
  std::erase(born, '-');
  const int order = 2 * std::stoi(teacher.word(1)) + (teacher.text("sex", "female") == "male" ? 1 : 0);
  std::string number = std::to_string(1000 + order);
  number = "450102" + born + number.substr(1);
  return number + *people::resident_check_character(number);
}

bool is_institution(const std::string& code) {
  return code.size() == 10 && code.ends_with("9001");
}
// Ten digits are a school's.
std::string code_of(const std::string& code) {
  return is_institution(code) ? "J" + code : code;
}

class Sheets {
 public:
  explicit Sheets(const std::vector<std::string>& world) {
    for (const std::string& line : world) {
      const Words words(line);
      if (words.word(0) == "teacher") teachers_.emplace(words.word(1), words);
      if (words.word(0) == "honour" || words.word(0) == "period") said_of_.push_back(words);
    }
    for (const std::string& line : world) add(Words(line));
    for (const auto& [id, words] : teachers_) teacher(words);
  }
  std::map<std::string, std::string> out;

 private:
  void row(const std::string& sheet, const std::string& head, const std::vector<std::string>& cells) {
    std::string& text = out.emplace(sheet, head + "\n").first->second;
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : ",") + cells[i];
    text += "\n";
  }

  void add(const Words& w) {
    const std::string what = w.word(0);
    if (what == "school") school(w);
    if (what == "institution") {
      row("institutions", "机构代码,机构名称,类型,所属地区代码",
          {code_of(w.word(1)), "机构" + w.word(1), w.word(2), w.word(1).substr(0, 6)});
    }
    if (what == "flag") {
      row("flags", "地区代码,标记,起始日期,终止日期", {w.word(1), w.word(2), w.word(3), w.word(4)});
    }
    if (what == "term") {
      row("calendar", "地区代码,学年,学期,开始日期,结束日期",
          {w.word(1), w.word(2), w.word(3), w.word(4), w.word(5)});
    }
    if (what == "entry") entry(w);
    if (what == "item") item(w);
    if (what == "money") {
      row("funds", "机构代码,年度,科目,出资方,口径,金额",
          {code_of(w.word(1)), w.word(2), w.word(3), w.text("payer"), w.word(5), w.word(4)});
    }
    if (what == "session" && !is_institution(w.word(1))) {
      row("sessions", "学校标识码,日期,形式,主题,时长",
          {w.word(1), w.word(2), w.text("form", "lecture"), "主题" + std::to_string(++topics_),
           w.text("minutes", "90")});
    }
  }

  void school(const Words& w) {
    std::string stages = w.text("stages", "primary");
    std::replace(stages.begin(), stages.end(), ',', ';');
    row("schools", "学校标识码,学校名称,所属地区代码,学段,城乡类型,寄宿制,乡村小规模,起始日期,终止日期",
        {w.word(1), "学校" + w.word(1), w.word(1).substr(0, 6), stages, w.text("area", "urban"),
         w.text("boarding", "0") == "1" ? "是" : "否", w.text("small_rural", "0") == "1" ? "是" : "否",
         w.word(2).empty() ? "2000-01-01" : w.word(2), w.word(3)});
  }

  void teacher(const Words& w) {
    std::string honours, post, rank;
    for (const Words& of : said_of_) {
      if (of.word(1) != w.word(1)) continue;
      if (of.word(0) == "honour") {
        honours += (honours.empty() ? "" : ";") + of.word(3) + ":" + of.word(2) + "@" + of.word(4) +
                   (of.word(5).empty() ? "" : "~" + of.word(5));
      } else {
        (of.word(2) == "post" ? post : rank) = of.word(3);
      }
    }
    const bool elsewhere = is_institution(w.word(2));
    row("teachers",
        "姓名,证件号码,学校标识码,机构代码,学段,任教学科,岗位,职称,从教日期,到校日期,专任教师,荣誉称号,状态,"
        "离校日期",
        {"教师" + w.word(1), identity(w), elsewhere ? "" : w.word(2), elsewhere ? code_of(w.word(2)) : "",
         w.text("stage", "primary"), w.text("subject", "chinese"), post, rank, w.text("service", w.word(3)),
         w.word(3), w.text("full_time", "1") == "0" ? "否" : "是", honours, w.word(4).empty() ? "" : "离职",
         w.word(4)});
  }

  void entry(const Words& w) {
    const auto found = teachers_.find(w.word(1));
    if (found == teachers_.end()) return;
    const Words& person = found->second;
    const std::string day = w.word(2);
    if (day < person.word(3) || (!person.word(4).empty() && day > person.word(4))) return;
    row("entries",
        "教师姓名,身份证号,培训年度,培训类别,培训项目名称,培训机构名称,培训方式,培训结束日期,培训获得学时,"
        "培训获得学分,内容类别,项目类型,登记日期",
        {"教师" + w.word(1), identity(person), day.substr(0, 4), w.text("level", "county"),
         "项目" + std::to_string(++topics_), w.text("provider"), w.text("mode", "in_person"), day,
         w.text("hours", "0"), w.text("credits"), w.text("category"), w.text("programme_kind"),
         w.text("posted")});
  }

  void item(const Words& w) {
    std::string owner = code_of(w.word(2));
    if (w.named.contains("person")) {
      const auto found = teachers_.find(w.named.at("person"));
      if (found == teachers_.end()) return;
      owner = identity(found->second);
    }
    row("items", "类别,名称,级别,所属代码,伙伴代码,内容类别,状态,起始日期,终止日期",
        {w.word(1), "事项" + std::to_string(++topics_), w.text("level"), owner, code_of(w.text("partner")),
         w.text("category"), w.text("status"), w.word(3), w.word(4)});
  }

  std::map<std::string, Words> teachers_;
  std::vector<Words> said_of_;
  int topics_ = 0;
};

std::string quoted(const Rational& value) {
  const std::string whole = std::to_string(value.num());
  return "\"" + whole + (value.den() == 1 ? "" : "/" + std::to_string(value.den())) + "\"";
}

Case as_case(const std::vector<std::string>& world, const CaseAsked& asked) {
  Case out;
  out.name = "两种算法结果不同";
  out.at = asked.request.at;
  out.known = asked.request.known;
  out.under = asked.request.under;
  out.world = sheets_of(world);
  out.expect.resize(1);
  out.expect.front().provision = asked.provision;
  return out;
}

// What SQL says, where the case can be run and the evaluators differ in it.
std::optional<ProvisionResult> differs(const std::vector<std::string>& world, const CaseAsked& asked) {
  std::optional<ProvisionResult> said;
  CaseEvaluators evaluators = asked.evaluators;
  evaluators.in_sql = [&](const EvalResult& result) { said = result.provisions.front(); };
  const auto found = run_case(asked.plan, as_case(world, asked), rooms(), evaluators);
  if (!found.ok() || !said) return std::nullopt;
  const bool seen = std::any_of(found->begin(), found->end(),
                                [&](const Difference& d) { return d.provision == asked.provision; });
  return seen ? said : std::nullopt;
}

std::string text_of(const Case& one, const ProvisionResult& sql) {
  std::string out =
      "[[case]]\nname = \"" + one.name + "\"\nat = " + one.at.iso() + "\nknown = " + one.known->iso() + "\n";
  if (!one.under.empty()) out += "under = \"" + one.under + "\"\n";
  out += "\n[case.world]\n";
  for (const auto& [sheet, csv] : one.world) out += sheet + " = \"\"\"\n" + csv + "\"\"\"\n";
  out += "\n[case.expect]\n" + sql.id + " = {status = \"" + std::string(code(sql.status)) +
         "\", entities = " + std::to_string(sql.counts.entities) +
         ", met = " + std::to_string(sql.counts.met);
  if (sql.share) out += ", share = " + quoted(*sql.share);
  if (sql.value) out += ", value = " + quoted(*sql.value);
  return out + "}\n";
}

}  // namespace

const std::vector<db::ModuleMigrations>& rooms() {
  static const std::vector<db::ModuleMigrations> all{
      orgs::migrations(),    people::migrations(),   access::migrations(), registry::migrations(),
      credits::migrations(), research::migrations(), funds::migrations(),  plans::migrations()};
  return all;
}

std::map<std::string, std::string> sheets_of(const std::vector<std::string>& world) {
  return Sheets(world).out;
}

std::string case_entry(const std::vector<std::string>& world, const std::vector<std::string>& whole,
                       const CaseAsked& asked) {
  std::vector<std::string> lines = world;
  auto sql = differs(lines, asked);
  if (!sql) {
    if (!differs(whole, asked)) return "";
    lines = smallest(
        whole, [&](const std::vector<std::string>& some) { return differs(some, asked).has_value(); }, 60);
    sql = differs(lines, asked);
  }
  return sql ? text_of(as_case(lines, asked), *sql) : "";
}

}  // namespace xt::plans::testing
