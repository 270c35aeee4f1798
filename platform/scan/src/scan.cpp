#include "scan/scan.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <memory>

#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace xt::scan {
namespace {

Error failed(const std::string& note) {
  return make_error(Code::unavailable, "scan.failed", note);
}

class Handle {
 public:
  explicit Handle(int number = -1) : number_(number) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { close(); }
  int get() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

std::int64_t now() {
  timespec t{};
  clock_gettime(CLOCK_MONOTONIC, &t);
  return std::int64_t{t.tv_sec} * 1'000 + t.tv_nsec / 1'000'000;
}

// Waits until the handle can be used, at most until `end`.
bool ready(int handle, short what, std::int64_t end) {
  for (;;) {
    const std::int64_t left = end - now();
    if (left <= 0) return false;
    pollfd one{handle, what, 0};
    const int got = ::poll(&one, 1, static_cast<int>(left));
    if (got > 0) return true;
    if (got == 0 || errno != EINTR) return false;
  }
}

// Sockets only: a peer that went away answers an error instead of a signal.
bool send_all(int socket, std::string_view bytes, std::int64_t end) {
  while (!bytes.empty()) {
    if (!ready(socket, POLLOUT, end)) return false;
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string length_prefix(std::size_t length) {
  std::string out(4, '\0');
  for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<char>((length >> (8 * (3 - i))) & 0xFFU);
  return out;
}

// clamd(8), INSTREAM: chunks with their length in network order, an empty one at the end.
Result<Finding> ask_clamd(const std::string& path, std::string_view bytes, std::int64_t end) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) return failed("the socket's path is too long");
  std::memcpy(address.sun_path, path.data(), path.size());
  const Handle socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    return failed(std::string("clamd: ") + std::strerror(errno));
  constexpr std::size_t kChunk = 256 << 10;
  constexpr std::string_view kCommand("zINSTREAM\0", 10);
  bool sent = send_all(socket.get(), kCommand, end);
  for (std::size_t at = 0; sent && at < bytes.size(); at += kChunk) {
    const std::string_view chunk = bytes.substr(at, kChunk);
    sent = send_all(socket.get(), length_prefix(chunk.size()), end) && send_all(socket.get(), chunk, end);
  }
  if (!sent || !send_all(socket.get(), length_prefix(0), end)) return failed("clamd: the stream broke");
  std::string answer;
  std::array<char, 512> buffer{};
  while (answer.size() < 4'096 && ready(socket.get(), POLLIN, end)) {
    const ssize_t got = ::recv(socket.get(), buffer.data(), buffer.size(), 0);
    if (got <= 0) break;
    answer.append(buffer.data(), static_cast<std::size_t>(got));
  }
  if (answer.find(" FOUND") != std::string::npos) return Finding::infected;
  if (answer.find("stream: OK") != std::string::npos) return Finding::clean;
  return failed("clamd: " + answer.substr(0, 200));
}

Result<Finding> verdict(int status) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return Finding::clean;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 1) return Finding::infected;
  return failed("the command ended with " + std::to_string(status));
}

// The end of the child, or the end of our patience with it.
Result<Finding> wait_for(pid_t child, std::int64_t end) {
  int status = 0;
  while (now() < end) {
    const pid_t done = ::waitpid(child, &status, WNOHANG);
    if (done == child) return verdict(status);
    if (done < 0 && errno != EINTR) return failed(std::strerror(errno));
    const timespec pause{0, 5'000'000};
    ::nanosleep(&pause, nullptr);
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, &status, 0);
  return failed("the command took too long");
}

Result<Finding> run_command(const std::string& command, std::string_view bytes, std::int64_t end) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return failed(std::strerror(errno));
  Handle ours(ends[0]), theirs(ends[1]);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, theirs.get(), STDIN_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", 1 /* O_WRONLY */, 0);
  std::string shell = "/bin/sh", flag = "-c", line = command;
  char* const argv[] = {shell.data(), flag.data(), line.data(), nullptr};
  pid_t child = 0;
  const int wrong = ::posix_spawn(&child, "/bin/sh", &actions, nullptr, argv, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (wrong != 0) return failed(std::strerror(wrong));
  theirs.close();
  // A scanner may have seen enough before the end: what it answers decides, not the broken pipe.
  send_all(ours.get(), bytes, end);
  ours.close();
  return wait_for(child, end);
}

}  // namespace

Result<Finding> Scanner::look(std::string_view bytes) const {
  if (!configured()) return Finding::unscanned;
  const std::int64_t end = now() + options_.timeout_ms;
  if (!options_.socket.empty()) return ask_clamd(options_.socket, bytes, end);
  return run_command(options_.command, bytes, end);
}

}  // namespace xt::scan
