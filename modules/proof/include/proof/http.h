// Routes of certificates, of the public page, and the background work.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "auth/keyring.h"
#include "db/db.h"
#include "files/files.h"
#include "http/router.h"
#include "jobs/jobs.h"

namespace xt::proof {

// What the routes are made of; all of it outlives them. `origin`: where the public reaches this server,
// without a slash at the end ("https://example.edu.cn"). It is printed on papers and named in badges, so it
// comes from the command line, never from a request: a caller could name a server of their own there.
struct Desk {
  db::Database& database;
  const auth::Keyring& keyring;
  const files::Store& files;
  jobs::Runner& jobs;
  std::string origin;
};

std::vector<http::Route> routes(const Desk& desk);
std::vector<http::Shape> shapes();

// proof.batch, proof.root. Everything given outlives the runner.
std::map<std::string, jobs::Handler> job_handlers(db::Database& database, const auth::Keyring& keyring,
                                                  const files::Store& files, const std::string& origin);

}  // namespace xt::proof
