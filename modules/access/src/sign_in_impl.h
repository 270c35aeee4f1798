// What SignIn keeps, for the files that are made of it: sign_in.cpp, invitation_use.cpp, own.cpp.
#pragma once

#include <optional>
#include <string>

#include "access/sign_in.h"

#include "sessions.h"
#include "throttle.h"

namespace xt::access {

inline constexpr Pace kPairPace{5, 2000, 15 * kMinuteMs, kHourMs};

Error too_many(std::int64_t wait_ms);
std::vector<FieldError> chosen_password_faults(std::string_view password, std::string_view login);

class SignIn::Impl {
 public:
  Impl(db::Database& database, const Options& options)
      : database_(database),
        options_(options),
        sessions_(database, options, options.clock != nullptr ? options.clock : &now_ms),
        passwords_(options.passwords),
        throttle_(options.throttle_entries) {}

  Result<SignedIn> sign_in(std::string_view login_text, std::string_view password, std::string_view code,
                           const Source& source);
  Result<std::optional<SignedIn>> accept(std::string_view token, std::string_view password,
                                         const Source& source);
  // Who has proved who they are otherwise: the second factor is still asked for, as by sign_in.
  Result<SignedIn> open_proved(Id account, bool factor, std::string_view code, const Source& source);
  // The owner's own password, typed again before something grave. access.wrong_password.
  Status confirm_password(const Caller& caller, std::string_view password);

  db::Database& database_;
  const Options options_;
  const Sessions sessions_;
  auth::Passwords passwords_;
  Throttle throttle_;

 private:
  struct Found {
    Id id = 0;
    std::string password;
    bool demo = false;
    bool factor = false;
  };
  static Error bad_credentials(const std::optional<Found>& found);
  Result<std::optional<Found>> find(const std::string& login, const std::string& device_hash,
                                    bool& known_device);
  Result<bool> matches(const std::optional<Found>& found, std::string_view password);
  Result<SignedIn> open(const Found& found, std::string_view code, const Source& source, bool known_device,
                        const std::string& new_hash);
};

}  // namespace xt::access
