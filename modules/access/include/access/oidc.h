// Signing in by a provider of identities: OpenID Connect Core 1.0, authorization code with PKCE (RFC 7636).
// Who it is is told by issuer and subject alone, which the account's owner has bound while signed in; never
// by a name or an e-mail address, which a provider may let people choose. Thread-safe; start() and arrive()
// may ask the provider and then take seconds.
#pragma once

#include <memory>
#include <string>

#include "access/own.h"
#include "access/sign_in.h"

namespace xt::access {

class Oidc {
 public:
  explicit Oidc(SignIn& sign_in);
  ~Oidc();

  bool configured() const;
  std::string name() const;

  // Where the browser goes, and its new cookie. All: access.no_oidc (not found) where none is configured,
  // access.oidc_down (unavailable) where the provider does not answer as it must.
  struct Departure {
    std::string location;
    std::string browser;
  };
  // `return_uri` is GET /api/oidc/return as the browser sees it; `next` a path of this site.
  Result<Departure> start(const Source& source, const std::string& return_uri, const std::string& next);
  // Like start, by somebody signed in: their password first. access.wrong_password, access.oidc_bound
  // (conflict), access.demo_account (forbidden).
  Result<Departure> start_binding(const Own& own, std::string_view password, const std::string& return_uri);

  // What the provider sent back with the browser.
  struct Back {
    std::string browser, state, code, error;
    std::string session;  // the cookie xt_session: who began to bind must still be signed in
  };
  enum class Outcome { signed_in, bound, unbound, code_needed };
  struct Arrival {
    Outcome outcome = Outcome::unbound;
    std::string next;
    std::string browser;  // a new cookie, with code_needed
    std::optional<SignedIn> in;
  };
  // access.oidc_expired: not begun in this browser, used before, or ten minutes are over;
  // access.oidc_cancelled; access.oidc_refused (the token does not hold; the note says why);
  // access.oidc_down; access.oidc_taken: the identity is another account's; as SignIn::sign_in.
  Result<Arrival> arrive(const Back& back, const Source& source);
  // After code_needed. access.oidc_expired, access.bad_code, access.too_many_attempts.
  Result<SignedIn> finish(const std::string& browser, std::string_view code, const Source& source);

  // When it was bound; 0: it is not.
  Result<std::int64_t> bound_ms(const Caller& caller);
  // access.oidc_unbound (not found).
  Status unbind(const Own& own);

 private:
  struct Flow;
  SignIn::Impl& in() const;
  Result<std::string> issuer() const;
  Result<Departure> depart(const Flow& flow);
  Status put_flow(db::Session& session, const std::string& browser, const Flow& flow) const;
  Result<Flow> flow(db::Session& session, const std::string& browser) const;
  Result<Flow> spend(const Back& back);
  Result<std::string> subject(const Flow& flow, const Back& back);
  Result<Arrival> enter(const std::string& from, const Flow& flow, const std::string& subject,
                        const Source& source);
  Result<Arrival> bind(const std::string& from, const Flow& flow, const Back& back,
                       const std::string& subject, const Source& source);

  SignIn& sign_in_;
  std::unique_ptr<class OidcProvider> provider_;
};

}  // namespace xt::access
