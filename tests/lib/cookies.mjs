// The Set-Cookie lines of an answer. Headers.getSetCookie is missing in the Node 18 of Debian 12, which joins the lines
// with commas; a comma inside a date is not followed by a name and an equals sign.
export function cookieLines(answer) {
  if (answer.headers.getSetCookie) return answer.headers.getSetCookie();
  const joined = answer.headers.get("set-cookie");
  return joined ? joined.split(/,\s*(?=[^\s;,=]+=)/) : [];
}
