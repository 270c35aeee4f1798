#include "draft/body.h"

#include <algorithm>
#include <array>

#include "draft/marker.h"
#include "draft/moments.h"

namespace xt::plans::drafting {
namespace {

using View = std::u32string_view;

bool has(View line, View word) {
  return line.find(word) != View::npos;
}

// Words of pages around documents.
constexpr std::array<View, 46> kNoise = {
    U"登录",     U"注册",     U"首页",     U"打印本页", U"关闭窗口", U"浏览次数", U"字号",   U"分享到",
    U"当前位置", U"版权所有", U"ICP备",    U"上一篇",   U"下一篇",   U"二维码",   U"公众号", U"转载",
    U"客服",     U"收藏",     U"点击",     U"主办:",    U"免费",     U"下载",     U"导语",   U"索引号",
    U"发文机关", U"发布日期", U"发布时间", U"来源:",    U"相关阅读", U"责任编辑", U"阅读量", U"浏览量",
    U"网站地图", U"联系我们", U"扫一扫",   U"无障碍",   U"成文日期", U"公开平台", U"张图片", U"找回密码",
    U"发文字号", U"您的位置", U"成文机关", U"信息来源", U"作者:",    U"课件"};

int noise(View line) {
  int found = 0;
  for (const View word : kNoise) found += has(line, word) ? 1 : 0;
  return found;
}

bool closed(View line) {
  return View(U"。;!?:").find(line.back()) != View::npos;
}

bool reads(View line) {
  return line.size() >= 20 && closed(line) && noise(line) < 2;
}

// 各县（市、区）教育局，市直各学校：
bool salutation(View line) {
  if (line.back() != U':' || line.size() < 5 || line.size() > 160 || has(line, U"。")) return false;
  constexpr std::array<View, 9> kOffices = {U"局",   U"厅", U"校", U"单位",  U"政府",
                                            U"部门", U"委", U"院", U"办事处"};
  const bool office =
      std::any_of(kOffices.begin(), kOffices.end(), [&](View word) { return has(line, word); });
  return office && (has(line, U"各") || has(line, U"属") || has(line, U"直"));
}

class Finder {
 public:
  Finder(const Folded& text, const std::vector<Span>& lines) : text_(text), lines_(lines) {}

  Body run() {
    Body out{.first = 0, .last = lines_.size()};
    out.first = begin();
    out.title = title(out.first);
    out.last = end(out.first);
    return out;
  }

 private:
  View line(std::size_t i) const { return text_.view(lines_[i]); }

  // After the last salutation that most of a document follows; else the first line that reads like one.
  std::size_t begin() const {
    std::size_t letters = 0;
    for (const Span& span : lines_) letters += span.size();
    std::size_t before = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (salutation(line(i)) && (letters - before) * 4 > letters) return i + 1;
      before += lines_[i].size();
    }
    std::size_t named = lines_.size();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (names_document(line(i)) && noise(line(i)) == 0) named = i;
      if (reads(line(i)) && noise(line(i)) == 0) return named < i && i - named <= 4 ? named + 1 : i;
      if (marker_at(line(i), 0, lines_[i].size()).level > 0 && noise(line(i)) == 0) {
        return named < i && i - named <= 4 ? named + 1 : i;
      }
    }
    return 0;
  }

  std::size_t title(std::size_t first) const {
    std::size_t at = first;
    for (std::size_t i = first; i-- > 0 && first - i <= 8;) {
      if (noise(line(i)) > 0 || (reads(line(i)) && !salutation(line(i)))) break;
      if (names_document(line(i))) at = i;
      if (at != first && i + 1 < at) break;
    }
    // A title over two lines: 教育部 财政部关于实施… / …计划的通知.
    const bool above =
        at > 0 && at < first && line(at - 1).size() < 50 && !closed(line(at - 1)) && noise(line(at - 1)) == 0;
    return above && has(line(at - 1), U"关于") ? at - 1 : at;
  }

  // The date under the signature, or the last line that reads like the document.
  std::size_t end(std::size_t first) const {
    for (std::size_t i = first + 1; i < lines_.size(); ++i) {
      if (is_date_line(line(i)) && !reads(line(i))) return signature(first, i);
    }
    std::size_t last = lines_.size();
    while (last > first + 1 && (noise(line(last - 1)) > 0 || !closed(line(last - 1)))) {
      if (noise(line(last - 1)) == 0 && !any_noise(last - 1)) return lines_.size();
      --last;
    }
    return last > first + 1 ? last : lines_.size();
  }

  bool any_noise(std::size_t from) const {
    for (std::size_t i = from; i < lines_.size(); ++i) {
      if (noise(line(i)) > 0) return true;
    }
    return false;
  }

  // The lines of the issuer above the date, and the list of attachments above them.
  std::size_t signature(std::size_t first, std::size_t date) const {
    std::size_t i = date;
    while (i > first + 1 && date - i < 4 && !closed(line(i - 1)) && line(i - 1).size() < 30 &&
           marker_at(line(i - 1), 0, lines_[i - 1].size()).level == 0) {
      --i;
    }
    for (std::size_t k = i; k > first && i - k < 12; --k) {
      if (line(k - 1).substr(0, 2) == U"附件") return k - 1;
    }
    return i;
  }

  const Folded& text_;
  const std::vector<Span>& lines_;
};

}  // namespace

bool names_document(View line) {
  constexpr std::array<View, 13> kEnds = {U"通知", U"意见", U"办法", U"方案", U"规划", U"计划", U"规定",
                                          U"细则", U"条例", U"要点", U"决定", U"行动", U"纲要"};
  if (line.size() > 60 || line.size() < 5 || closed(line)) return false;
  const std::size_t open = line.rfind(U'(');
  const View bare = line.back() == U')' && open != View::npos && open > 0 ? line.substr(0, open) : line;
  return std::any_of(kEnds.begin(), kEnds.end(), [&](View word) {
    return bare.size() >= word.size() && bare.substr(bare.size() - word.size()) == word;
  });
}

bool is_date_line(View line) {
  if (line.size() > 16) return false;
  const auto m = moment_at(line, 0, line.size());
  return m && m->year > 0 && m->month > 0 && (m->day > 0 || m->span.end == line.size()) &&
         m->span.end == line.size();
}

Body find_body(const Folded& text, const std::vector<Span>& lines) {
  return Finder(text, lines).run();
}

}  // namespace xt::plans::drafting
