// The named shapes of this room's routes.
#include "access/http.h"

namespace xt::access {

std::vector<http::Shape> shapes() {
  return {
      {"Role",
       "'teacher' | 'school_admin' | 'county_admin' | 'city_admin' | 'province_admin' | 'provider' | "
       "'expert' | 'auditor'"},
      {"Scope", "{code: string, name: string, level: Level}"},
      {"Post",
       "{id: id, role: Role, scope: Scope, from: date, to: date | null, holds: bool, teacher_id?: id}"},
      {"Account",
       "{id: id, login: string, name: string, role: Role, scope: Scope, permissions: string[], "
       "teacher_id?: id, post_id: id, posts: Post[], duty: 'none' | 'change_password' | 'enrol'}"},
      {"AccountLine",
       "{id: id, login: string, name: string, active: bool, waiting: bool, must_change: bool, "
       "factor: bool, signed_in_ms: int | null, created_ms: int, manageable: bool, posts: Post[], version: "
       "string, link?: {kind: string, expires_ms: int} | null}"},
      {"AccountLink", "{id: id, path: string, expires_ms: int}"},
      {"Security",
       "{factor: bool, required: bool, factor_since_ms: int | null, recovery_left: int, "
       "sessions: OwnSession[]}"},
      {"TrailLine",
       "{id: id, at_ms: int, actor: string, actor_name: string, action: string, object: string, "
       "object_name: string, org_code: string, org_name: string, changed: bool, detail: any, "
       "request_id: string}"},
      {"ApiToken",
       "{id: id, name: string, permissions: string[], scope: Scope, created_ms: int, expires_ms: int, "
       "used_ms: int | null, revoked: bool}"},
      {"OwnSession",
       "{id: id, created_ms: int, seen_ms: int, address: string, agent: string, present: bool}"}};
}

}  // namespace xt::access
