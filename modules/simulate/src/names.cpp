#include "names.h"

#include <array>
#include <span>

#include "base/text.h"

namespace xt::simulate {
namespace {

// Frequent surnames with their rough shares per 1,000 (公安部 2021); the rest is spread over less frequent
// ones.
struct Weighted {
  std::string_view text;
  int weight;
};
constexpr std::array<Weighted, 60> kSurnames{
    {{"王", 72}, {"李", 71}, {"张", 68}, {"刘", 52}, {"陈", 46}, {"杨", 31}, {"黄", 27}, {"赵", 21},
     {"吴", 20}, {"周", 19}, {"徐", 15}, {"孙", 14}, {"马", 13}, {"朱", 13}, {"胡", 12}, {"郭", 12},
     {"何", 11}, {"林", 11}, {"高", 10}, {"罗", 10}, {"梁", 10}, {"郑", 10}, {"谢", 8},  {"宋", 8},
     {"唐", 8},  {"许", 7},  {"韩", 7},  {"邓", 7},  {"冯", 7},  {"曹", 7},  {"彭", 7},  {"曾", 7},
     {"肖", 6},  {"田", 6},  {"董", 6},  {"潘", 6},  {"袁", 6},  {"蔡", 6},  {"蒋", 6},  {"余", 6},
     {"于", 6},  {"杜", 6},  {"叶", 6},  {"程", 6},  {"魏", 5},  {"苏", 5},  {"吕", 5},  {"丁", 5},
     {"任", 5},  {"卢", 5},  {"姚", 5},  {"沈", 4},  {"钟", 4},  {"姜", 4},  {"崔", 4},  {"谭", 4},
     {"陆", 4},  {"韦", 4},  {"覃", 3},  {"欧阳", 1}}};

constexpr std::array<std::string_view, 40> kWomenNames{
    "芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "秀", "英", "华", "慧", "玲", "燕",
    "梅", "红", "兰", "萍", "雪", "琳", "婷", "洁", "颖", "倩", "莉", "媛", "璐", "怡",
    "佳", "欣", "云", "春", "菊", "凤", "桂", "珍", "小", "晓", "文", "雅"};
constexpr std::array<std::string_view, 40> kMenNames{
    "伟", "强", "磊", "军", "洋", "勇", "杰", "涛", "明", "超", "平", "刚", "辉", "鹏",
    "飞", "斌", "波", "宇", "浩", "凯", "健", "俊", "志", "国", "建", "文", "海", "林",
    "金", "德", "永", "家", "东", "峰", "龙", "庆", "新", "成", "世", "振"};

constexpr std::array<std::string_view, 60> kPlaceFirst{
    "龙", "新", "大", "石", "白", "青", "平", "永", "安", "兴", "和", "太", "长", "金", "凤",
    "东", "西", "南", "北", "上", "下", "清", "古", "三", "双", "高", "红", "黄", "马", "杨",
    "桃", "柳", "松", "竹", "梅", "福", "德", "仁", "义", "忠", "良", "广", "云", "天", "月",
    "玉", "银", "铁", "江", "河", "湖", "海", "山", "岭", "峰", "沙", "土", "桥", "塘", "寨"};
constexpr std::array<std::string_view, 60> kPlaceSecond{
    "泉", "桥", "塘", "山", "岭", "村", "坪", "坡", "河", "江", "溪", "湾", "洞", "岩",   "林",
    "田", "庄", "寨", "屯", "堡", "店", "铺", "墟", "圩", "镇", "安", "宁", "和", "平",   "兴",
    "隆", "昌", "盛", "丰", "乐", "康", "宝", "德", "阳", "明", "光", "华", "源", "头",   "口",
    "坳", "垌", "州", "峡", "潭", "井", "沟", "营", "坝", "台", "岗", "峪", "洼", "口子", "家"};

constexpr std::array<Weighted, 10> kPrimary{{{"语文", 330},
                                             {"数学", 270},
                                             {"英语", 90},
                                             {"体育", 80},
                                             {"道德与法治", 50},
                                             {"科学", 45},
                                             {"音乐", 45},
                                             {"美术", 45},
                                             {"信息技术", 20},
                                             {"综合实践", 25}}};
constexpr std::array<Weighted, 13> kJunior{{{"语文", 170},
                                            {"数学", 170},
                                            {"英语", 155},
                                            {"物理", 75},
                                            {"道德与法治", 70},
                                            {"体育", 70},
                                            {"历史", 60},
                                            {"化学", 50},
                                            {"生物", 50},
                                            {"地理", 50},
                                            {"音乐", 28},
                                            {"美术", 27},
                                            {"信息技术", 25}}};
constexpr std::array<Weighted, 11> kSenior{{{"语文", 150},
                                            {"数学", 150},
                                            {"英语", 150},
                                            {"物理", 90},
                                            {"化学", 85},
                                            {"生物", 75},
                                            {"思想政治", 70},
                                            {"历史", 65},
                                            {"地理", 65},
                                            {"体育", 50},
                                            {"信息技术", 50}}};

std::string_view draw(Rng& rng, std::span<const Weighted> from) {
  int total = 0;
  for (const auto& w : from) total += w.weight;
  int at = rng.below(total);
  for (const auto& w : from) {
    at -= w.weight;
    if (at < 0) return w.text;
  }
  return from.back().text;
}

}  // namespace

std::string person_name(Rng& rng, bool woman) {
  const std::span<const std::string_view> given =
      woman ? std::span<const std::string_view>(kWomenNames) : kMenNames;
  std::string name(draw(rng, kSurnames));
  name += rng.pick(given);
  if (rng.chance(780)) name += rng.pick(given);
  return name;
}

std::string short_place(std::string_view name) {
  // Names of nationalities stand between the place and 自治县; the place has at least two characters.
  static constexpr std::array<std::string_view, 14> kCut{"各族",   "壮族",   "苗族",   "瑶族", "侗族",
                                                         "仫佬族", "毛南族", "回族",   "满族", "朝鲜族",
                                                         "蒙古",   "仡佬族", "土家族", "彝族"};
  for (std::string_view cut : kCut) {
    const auto at = name.find(cut);
    if (at != std::string_view::npos && at >= 6) return std::string(name.substr(0, at));
  }
  for (std::string_view end : {"自治县", "自治区", "县", "市", "省"}) {
    if (name.ends_with(end) && length_utf8(name) > length_utf8(end) + 1) {
      return std::string(name.substr(0, name.size() - end.size()));
    }
  }
  return std::string(name);
}

std::string place_name(int n) {
  // Neighbouring numbers differ in both characters.
  const auto first = static_cast<std::size_t>(n % 60);
  const auto second = static_cast<std::size_t>((n / 60 + n * 7) % 60);
  return std::string(kPlaceFirst[first]) + std::string(kPlaceSecond[second]);
}

std::string_view stage_word(Stage stage) {
  static constexpr std::array<std::string_view, kStages> kWords{"幼儿园", "小学", "初中", "高中", "特殊教育"};
  return kWords[static_cast<std::size_t>(stage)];
}

std::string_view area_word(Area area) {
  static constexpr std::array<std::string_view, 3> kWords{"城区", "镇区", "乡村"};
  return kWords[static_cast<std::size_t>(area)];
}

std::string_view draw_subject(Rng& rng, Stage stage) {
  switch (stage) {
    case Stage::kindergarten:
      return "学前教育";
    case Stage::primary:
      return draw(rng, kPrimary);
    case Stage::junior:
      return draw(rng, kJunior);
    case Stage::senior:
      return draw(rng, kSenior);
    case Stage::special:
      break;
  }
  return "特殊教育";
}

}  // namespace xt::simulate
