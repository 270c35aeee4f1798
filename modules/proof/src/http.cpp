#include "proof/http.h"

#include "badge_routes.h"
#include "batch.h"
#include "certificate_routes.h"
#include "log_routes.h"

namespace xt::proof {

std::vector<http::Route> routes(const Desk& desk) {
  std::vector<http::Route> out = certificate_routes(desk);
  for (auto more : {batch_routes(desk), public_routes(desk), log_routes(desk), badge_routes(desk)}) {
    out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return out;
}

std::vector<http::Shape> shapes() {
  std::vector<http::Shape> out = log_shapes();
  const std::vector<http::Shape> papers = {
      {"Certificate",
       "{id: id, number: string, kind: 'hours' | 'programme', title: string, teacher: {id: id, name: "
       "string}, school: string, issuer: string, from: date, to: date, entries: int, hours: number, "
       "credits: number, state: 'valid' | 'revoked' | 'replaced', changed: bool, issued_on: date, "
       "issued_ms: int, digest: string, url: string, ended_on: date | null, reason: string | null, "
       "replaced_by: id | null}"},
      {"PublicCertificate",
       "{state: 'valid' | 'revoked' | 'replaced' | 'changed' | 'unknown', certificate: {kind: 'hours' | "
       "'programme', title: string, holder: string, issuer: string, from: date, to: date, hours: "
       "number, credits: number, issued_on: date, ended_on: date | null, digest: string} | null}"}};
  out.insert(out.end(), papers.begin(), papers.end());
  return out;
}

}  // namespace xt::proof
