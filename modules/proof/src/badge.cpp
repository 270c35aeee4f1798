#include "proof/badge.h"

#include <boost/json.hpp>

#include "base/digest.h"
#include "base/rational.h"

#include "json.h"

namespace xt::proof {
namespace {

namespace json = boost::json;

std::string moment(std::int64_t ms) {
  const std::int64_t days = ms / kDayMs;
  const std::int64_t second = ms / 1000 % 86'400;
  char text[16];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02dZ", static_cast<int>(second / 3600),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  return Date(static_cast<std::int32_t>(days)).iso() + text;
}

// RFC 9562, version 8: 122 bits of our own making.
std::string uuid(const std::string& hex64) {
  std::string out = hex64.substr(0, 8) + "-" + hex64.substr(8, 4) + "-8" + hex64.substr(13, 3) + "-a" +
                    hex64.substr(17, 3) + "-" + hex64.substr(20, 12);
  return "urn:uuid:" + out;
}

std::string derived(const auth::Keyring& keyring, const char* what, const std::string& of) {
  return keyring.lookup_hash(std::string(what) + ":" + of);
}

json::object issuer_json(const std::string& origin) {
  return {{"id", origin + "/api/public/issuer"},
          {"type", json::array{"Profile"}},
          {"name", "杏坛教师继续教育学分银行"},
          {"url", origin}};
}

// The holder shows that it is theirs by the name: the wallet's reader hashes it with the salt (section
// B.6.7).
json::object subject_json(const auth::Keyring& keyring, const Certificate& one, const Content& content) {
  const std::string salt = derived(keyring, "badge-salt", one.number).substr(0, 16);
  const std::string kind(one.kind == "programme" ? "CertificateOfCompletion" : "Certificate");
  const std::string hours = format_hundredths(one.hours_x100);
  const std::string title = one.kind == "programme" ? one.title : "教师培训学时证明";
  const std::string result = uuid(derived(keyring, "badge-result", one.number));
  json::object achievement{
      {"id", uuid(derived(keyring, "badge-achievement", one.number))},
      {"type", json::array{"Achievement"}},
      {"achievementType", kind},
      {"name", title},
      {"description", content.issuer + "，" + one.period.from.iso() + " 至 " + (one.period.to - 1).iso()},
      {"criteria", json::object{{"narrative", "学时按 45 分钟计，以学分银行账目为准。"}}},
      {"creditsAvailable", amount(one.credits_x100)},
      {"resultDescription", json::array{json::object{{"id", result},
                                                     {"type", json::array{"ResultDescription"}},
                                                     {"name", "学时"},
                                                     {"resultType", "RawScore"}}}}};
  return {
      {"id", uuid(derived(keyring, "badge-subject", std::to_string(one.teacher)))},
      {"type", json::array{"AchievementSubject"}},
      {"identifier", json::array{json::object{{"type", "IdentityObject"},
                                              {"hashed", true},
                                              {"identityHash", "sha256$" + sha256_hex(content.name + salt)},
                                              {"identityType", "name"},
                                              {"salt", salt}}}},
      {"activityStartDate", one.period.from.iso() + "T00:00:00+08:00"},
      {"activityEndDate", (one.period.to - 1).iso() + "T00:00:00+08:00"},
      {"result", json::array{json::object{
                     {"type", json::array{"Result"}}, {"resultDescription", result}, {"value", hours}}}},
      {"achievement", std::move(achievement)}};
}

}  // namespace

std::string badge_id(const auth::Keyring& keyring, const Certificate& certificate) {
  return uuid(derived(keyring, "badge", certificate.number));
}

std::string badge(const auth::SigningPair& pair, const auth::Keyring& keyring, const Certificate& certificate,
                  const std::string& origin) {
  const Content content = content_of(certificate.content);
  const std::string id = badge_id(keyring, certificate);
  json::object subject = subject_json(keyring, certificate, content);
  const json::string subject_id = subject.at("id").as_string();
  const json::object header{
      {"alg", "RS256"}, {"typ", "JWT"}, {"kid", origin + "/api/public/keys/" + pair.key().kid}};
  const json::object payload{
      {"@context", json::array{"https://www.w3.org/ns/credentials/v2",
                               "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"}},
      {"id", id},
      {"type", json::array{"VerifiableCredential", "OpenBadgeCredential"}},
      {"name", certificate.kind == "programme" ? certificate.title : "教师培训学时证明"},
      {"issuer", issuer_json(origin)},
      {"validFrom", moment(certificate.issued_ms)},
      {"credentialSubject", std::move(subject)},
      {"credentialStatus",
       json::object{{"id", origin + "/api/public/revoked-badges"}, {"type", "1EdTechRevocationList"}}},
      {"iss", origin + "/api/public/issuer"},
      {"jti", id},
      {"sub", subject_id},
      {"nbf", certificate.issued_ms / 1000}};
  return pair.jws(json::serialize(header), json::serialize(payload));
}

std::string issuer_profile(const std::string& origin) {
  return json::serialize(issuer_json(origin));
}

}  // namespace xt::proof
