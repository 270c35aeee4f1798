#include "notes.h"

#include <array>

namespace xt::imports {
namespace {

using V = vocab::Kind;
using W = Note::Words;

constexpr std::string_view kDate = "写成 2024-03-05、2024/3/5 或 2024年3月5日";
constexpr std::string_view kEnd = "最后一天；不填表示仍然有效";
constexpr std::string_view kIdKind = "不填按居民身份证";
constexpr std::string_view kId = "单元格设为文本，18 位不要写成科学计数";

constexpr std::array kSchools = {
    Note{"学校标识码", "教育部统一的 10 位数字；已有的学校按此识别", "2100000001"},
    Note{"学校名称", "全称", "南宁市兴宁区第一小学"},
    Note{"所属地区代码", "所在县（区）的 6 位行政区划代码", "450102"},
    Note{"学段", "有几个学段就写几个，用 ; 分隔", "小学;初中", W::vocab, V::stage, true},
    Note{"城乡类型", "", "城区", W::vocab, V::area},
    Note{"办别", "", "公办", W::vocab, V::ownership},
    Note{"寄宿制", "不填按否", "否", W::yes_no},
    Note{"乡村小规模", "学生不足 100 人的乡村学校、教学点；不填按否", "否", W::yes_no},
    Note{"起始日期", "学校存在的第一天；不填按本学年开始", "2010-09-01"},
    Note{"终止日期", kEnd, ""},
};
constexpr std::array kInstitutions = {
    Note{"机构代码", "自定，32 字以内，不能是 6 位或 10 位数字", "JX450102"},
    Note{"机构名称", "全称", "兴宁区教师发展中心"},
    Note{"类型", "", "教师发展机构", W::vocab, V::org_kind},
    Note{"所属地区代码", "6 位行政区划代码", "450102"},
    Note{"起始日期", kDate, "2018-01-01"},
    Note{"终止日期", kEnd, ""},
};
constexpr std::array kFlags = {
    Note{"地区代码", "6 位行政区划代码，也可以是学校标识码", "451481"},
    Note{"标记", "", "边境县", W::vocab, V::flag},
    Note{"起始日期", kDate, "2021-01-01"},
    Note{"终止日期", kEnd, ""},
};
constexpr std::array kCalendar = {
    Note{"地区代码", "6 位行政区划代码；下级没有校历的用上级的", "450102"},
    Note{"学年", "写 2024 或 2024-2025", "2024-2025"},
    Note{"学期", "1（秋季）或 2（春季）", "1", W::term},
    Note{"开始日期", "开学第一天", "2024-09-02"},
    Note{"结束日期", "学期最后一天", "2025-01-17"},
};
constexpr std::array kTeachers = {
    Note{"姓名", "与身份证件一致", "韦一"},
    Note{"证件类型", kIdKind, "居民身份证", W::vocab, V::id_kind},
    Note{"证件号码", kId, "11010519491231002X"},
    Note{"性别", "不填按证件号码", "女", W::vocab, V::sex},
    Note{"出生日期", "不填按证件号码", "1985-12-03"},
    Note{"学校标识码", "10 位；在机构任职的填“机构代码”，两列填一列", "2100000001", W::school},
    Note{"机构代码", "在教师发展中心等机构任职的填", ""},
    Note{"学校名称", "只供核对，不导入", ""},
    Note{"学段", "任教的主要学段", "小学", W::vocab, V::stage},
    Note{"任教学科", "", "语文", W::vocab, V::subject},
    Note{"岗位", "", "教师", W::vocab, V::post},
    Note{"职称", "", "一级教师", W::vocab, V::title_rank},
    Note{"从教日期", kDate, "2010-09-01"},
    Note{"到校日期", "到现学校任职的第一天；不填按从教日期。调动时必填", "2018-09-01"},
    Note{"专任教师", "不填按是", "是", W::yes_no},
    Note{"荣誉称号", "级别:称号@起始日期~终止日期，多个用 ; 分隔", "县:骨干教师@2022-01-01"},
    Note{"状态", "不填按在职；退休、离职、去世会结束任职", "在职", W::vocab, V::employment_status},
    Note{"离校日期", "在校的最后一天", ""},
};
constexpr std::array kEntries = {
    Note{"教师姓名", "须与名册中该证件号码的教师一致", "韦一"},
    Note{"身份证件类型", kIdKind, "居民身份证", W::vocab, V::id_kind},
    Note{"身份证号", kId, "11010519491231002X"},
    Note{"培训年度", "4 位年份，须与培训日期相符", "2024"},
    Note{"培训类别", "", "县级", W::vocab, V::level},
    Note{"培训项目名称", "全称；同一项目的名称要写得一样", "2024 年县级骨干教师研修"},
    Note{"培训机构名称", "", "兴宁区教师发展中心"},
    Note{"培训方式", "", "集中培训", W::vocab, V::mode},
    Note{"培训开始日期", kDate, "2024-07-08"},
    Note{"培训结束日期", "最后一天；不填按培训年度的 12 月 31 日", "2024-07-12"},
    Note{"培训获得学时", "最多两位小数；每天超过 8 学时的会待核", "40"},
    Note{"培训获得学分", "", "4"},
    Note{"内容类别", "", "师德", W::vocab, V::category},
    Note{"项目类型", "", "骨干教师", W::vocab, V::programme_kind},
};
constexpr std::array kItems = {
    Note{"类别", "", "名师工作室", W::vocab, V::item_kind},
    Note{"名称", "", "韦老师工作室"},
    Note{"级别", "", "县级", W::vocab, V::level},
    Note{"所属代码", "地区、学校或机构代码；属于个人的填证件号码", "450102"},
    Note{"伙伴代码", "结对帮扶等的另一方", ""},
    Note{"负责人证件号码", "须在教师名册中", "11010519491231002X"},
    Note{"内容类别", "评估等需要", "", W::vocab, V::item_category},
    Note{"状态", "", "", W::vocab, V::item_status},
    Note{"起始日期", kDate, "2023-01-01"},
    Note{"终止日期", kEnd, ""},
};
constexpr std::array kFunds = {
    Note{"机构代码", "学校标识码、地区代码或机构代码", "2100000001", W::school},
    Note{"年度", "4 位年份", "2024"},
    Note{"科目", "", "教师培训经费", W::vocab, V::account},
    Note{"出资方", "", "县", W::vocab, V::payer},
    Note{"口径", "不填按预算；同一笔有决算时以决算为准", "预算", W::vocab, V::basis},
    Note{"金额", "元，最多两位小数", "120000"},
};
constexpr std::array kSessions = {
    Note{"学校标识码", "10 位", "2100000001", W::school},
    Note{"日期", kDate, "2024-03-06"},
    Note{"形式", "", "集体备课", W::vocab, V::session_form},
    Note{"主题", "", "分数的初步认识"},
    Note{"时长", "分钟，1–720", "90"},
    Note{"参与人数", "", "12"},
    Note{"主持人证件号码", "须在教师名册中", "11010519491231002X"},
};

struct KindNotes {
  Kind kind;
  std::string_view title;
  std::span<const Note> notes;
};
constexpr std::array kAll = {
    KindNotes{Kind::schools, "学校", kSchools},       KindNotes{Kind::institutions, "机构", kInstitutions},
    KindNotes{Kind::flags, "地区标记", kFlags},       KindNotes{Kind::calendar, "校历", kCalendar},
    KindNotes{Kind::teachers, "教师", kTeachers},     KindNotes{Kind::entries, "培训记录", kEntries},
    KindNotes{Kind::items, "项目与建设", kItems},     KindNotes{Kind::funds, "经费", kFunds},
    KindNotes{Kind::sessions, "校本研修", kSessions},
};

const KindNotes& entry(Kind kind) {
  for (const KindNotes& k : kAll) {
    if (k.kind == kind) return k;
  }
  std::abort();  // the table names every kind
}

}  // namespace

std::span<const Note> notes_of(Kind kind) {
  return entry(kind).notes;
}
std::string_view title_of(Kind kind) {
  return entry(kind).title;
}

}  // namespace xt::imports
