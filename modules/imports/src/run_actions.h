// The routes' handlers about one import and its way.
#pragma once

#include "http/message.h"
#include "imports/http.h"
#include "imports/runs.h"

namespace xt::imports {

// The run named by the path, where its scope lies in the caller's; imports.no_run otherwise.
Result<Run> visible_run(db::Session& session, const http::Request& request);

Result<http::Response> post_upload(const Desk& desk, const http::Request& request);
Result<http::Response> get_run(const Desk& desk, const http::Request& request);
Result<http::Response> post_check(const Desk& desk, const http::Request& request);
Result<http::Response> post_apply(const Desk& desk, const http::Request& request);
Result<http::Response> post_cancel(const Desk& desk, const http::Request& request);
Result<http::Response> get_undo(const Desk& desk, const http::Request& request);
Result<http::Response> post_undo(const Desk& desk, const http::Request& request);

}  // namespace xt::imports
