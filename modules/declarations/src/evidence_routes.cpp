// Evidence in and out.
#include "declarations/evidence.h"
#include "http/download.h"
#include "http/params.h"

#include "http_json.h"

namespace xt::declarations {
namespace {

// A draft around a photograph: the day is the camera's, the kind the one declared last.
Content first_content(const Prepared& prepared, Date today) {
  Content out;
  out.from = out.on = prepared.file.taken && *prepared.file.taken <= today ? *prepared.file.taken : today;
  return out;
}

Result<http::Response> post_new(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const std::string name, http::query_text(request, "name", 200));
  XT_TRY(const Prepared prepared, prepare(desk.files, desk.scanner, request.body, name));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Declaration made, make(session, doer, first_content(prepared, doer.today)));
    XT_TRY(const Declaration with, attach(session, doer, {made.id, made.version}, prepared));
    return one(session, doer, with, 201);
  });
}

Result<http::Response> post_more(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  Item item;
  XT_TRY(item.id, http::path_id(request, "did"));
  XT_TRY(item.version, http::query_int(request, "version", 0, 0, 1'000'000));
  XT_TRY(const std::string name, http::query_text(request, "name", 200));
  XT_CHECK_OK(desk.database.read(
      [&](db::Session& session) { return find_for(session, doer.caller, item.id); }));  // before the work
  XT_TRY(const Prepared prepared, prepare(desk.files, desk.scanner, request.body, name));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Declaration with, attach(session, doer, item, prepared));
    return one(session, doer, with, 201);
  });
}

Result<http::Response> remove(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  Item item;
  XT_TRY(item.id, http::path_id(request, "did"));
  XT_TRY(item.version, http::query_int(request, "version", 0, 0, 1'000'000));
  XT_TRY(const Id file, http::path_id(request, "file"));
  return desk.database.write([&](db::Session& session) -> Result<http::Response> {
    XT_TRY(const Declaration without, detach(session, doer, item, file));
    return one(session, doer, without);
  });
}

// Never the photograph itself: its copies carry no place. A PDF is saved, not shown inside this site.
Result<http::Response> get_file(const Desk& desk, const http::Request& request) {
  const Doer doer = doer_of(desk, request);
  XT_TRY(const Id id, http::path_id(request, "did"));
  XT_TRY(const Id wanted, http::path_id(request, "file"));
  XT_TRY(const std::string size, http::query_text(request, "size", 8));
  XT_TRY(const std::vector<File> all,
         desk.database.read([&](db::Session& session) -> Result<std::vector<File>> {
           XT_TRY(const Declaration found, find_for(session, doer.caller, id));
           return files_of(session, found);
         }));
  for (const File& file : all) {
    if (file.id != wanted) continue;
    const bool pdf = file.type == "pdf";
    XT_TRY(std::string bytes, desk.files.get(pdf ? file.digest : size == "thumb" ? file.thumb : file.view));
    http::Response response;
    if (pdf) {
      response = http::download(std::move(bytes), file.name, "application/pdf");
    } else {
      response.body = std::move(bytes);
      response.content_type = "image/jpeg";
    }
    // By its digest it never changes; but it is somebody's.
    response.headers.add("Cache-Control", "private, max-age=86400, immutable");
    return response;
  }
  return make_error(Code::not_found, "declarations.no_file");
}

}  // namespace

std::vector<http::Route> evidence_routes(const Desk& desk) {
  using http::Method;
  using http::Request;
  std::vector<http::Route> out{
      route(
          {Method::post, "/api/declarations/evidence", "declarations.make",
           "a photograph or a PDF file first: a new draft around it", "file", "201 Declaration"},
          [desk](const Request& r) { return post_new(desk, r); }, kMostBytes),
      route(
          {Method::post, "/api/declarations/{did}/evidence", "declarations.make", "one more file of evidence",
           "file", "201 Declaration"},
          [desk](const Request& r) { return post_more(desk, r); }, kMostBytes),
      route({Method::del, "/api/declarations/{did}/evidence/{file}", "declarations.make",
             "take a file off; the history keeps it", "", "Declaration"},
            [desk](const Request& r) { return remove(desk, r); }),
      route({Method::get, "/api/declarations/{did}/evidence/{file}", "declarations.read",
             "evidence as it is shown: a photograph without metadata, a PDF as it came", "", "file"},
            [desk](const Request& r) { return get_file(desk, r); })};
  out[0].query = "name?: string";
  out[1].query = "name?: string, version: int";
  out[2].query = "version: int";
  out[3].query = "size?: 'thumb' | 'view'";
  return out;
}

}  // namespace xt::declarations
