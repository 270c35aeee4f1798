// The certificate as PDF: what it says, the entries behind it, how to verify it.
#include <memory>

#include <qrencode.h>

#include "base/rational.h"
#include "pdf/document.h"
#include "proof/draft.h"
#include "proof/number.h"

namespace xt::proof {
namespace {

struct Freed {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

// Level M: 15 % of the modules may be lost to a fold or a stamp.
Result<pdf::Matrix> qr(const std::string& text) {
  const std::unique_ptr<QRcode, Freed> made(QRcode_encodeData(
      static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M));
  if (!made) return make_error(Code::internal, "proof.no_code", text);
  pdf::Matrix out;
  out.side = made->width;
  const std::size_t modules = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
  for (std::size_t i = 0; i < modules; ++i) out.dark.push_back((made->data[i] & 1U) != 0);
  return out;
}

std::string day(Date date) {
  const Ymd d = date.ymd();
  return std::to_string(d.year) + "年" + std::to_string(d.month) + "月" + std::to_string(d.day) + "日";
}

std::string statement(const Draft& d) {
  const Content& c = d.content;
  std::string out = "兹证明" + c.name;
  if (!c.id_masked.empty()) out += "（证件号码" + c.id_masked + "）";
  if (!c.school.empty()) out += "，" + c.school + "教师，";
  out += "于" + day(d.period.from) + "至" + day(d.period.to - 1);
  if (d.kind == "programme") {
    out += "参加“" + d.title + "”培训，经考核合格，";
  } else {
    out += "参加教师培训" + std::to_string(c.lines.size()) + "项，";
  }
  out += "取得" + format_hundredths(d.hours_x100) + "学时";
  if (d.credits_x100 != 0) out += "、" + format_hundredths(d.credits_x100) + "学分";
  return out + "（45分钟为1学时）。特此证明。";
}

void table(pdf::Document& document, const Draft& d) {
  std::vector<pdf::Row> rows;
  for (const Line& one : d.content.lines) {
    rows.push_back({{{one.programme},
                     {one.provider},
                     {one.from.iso() + (one.from == one.to ? "" : " 至 " + one.to.iso())},
                     {format_hundredths(one.hours_x100)}}});
  }
  document.table({{"培训项目", 4}, {"培训机构", 3}, {"时间", 2.6}, {"学时", 1, pdf::Align::right}}, rows);
}

}  // namespace

Result<std::string> paper(const Draft& d, Date issued_on, const std::string& origin) {
  pdf::Options options;
  const bool programme = d.kind == "programme";
  options.title = programme ? "培训合格证书" : "教师培训学时证明";
  options.head_left = d.content.issuer + "　教师继续教育学分银行";
  options.head_right = "编号 " + printed_number(d.number);
  options.foot_left = "本证书由系统生成，以公开核验结果为准";
  options.made = issued_on;
  XT_TRY(const auto document, pdf::Document::create(options));
  document->display(options.title);
  document->statement(statement(d));
  if (!programme) table(*document, d);
  document->sign_off({d.content.issuer, day(issued_on)});
  const std::string printed = printed_number(d.number);
  const std::string target = origin.empty() ? printed : verify_url(origin, d.number);
  XT_TRY(const pdf::Matrix code, qr(target));
  std::vector<std::string> beside = {"编号　" + printed};
  if (!origin.empty()) beside.push_back("核验　扫描二维码，或打开 " + origin + "/verify 输入编号");
  beside.push_back("　　　也可以把本文件放到核验页面：只在您的设备上计算摘要，不上传文件");
  document->code(code, beside);
  return document->finish();
}

}  // namespace xt::proof
