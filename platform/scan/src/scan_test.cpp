#include "scan/scan.h"

#include <cstring>
#include <filesystem>
#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace xt::scan {
namespace {

Scanner command(const std::string& line, int timeout_ms = 10'000) {
  return Scanner({line, "", timeout_ms});
}

TEST(Scan, WithoutAScannerNothingIsClaimed) {
  EXPECT_FALSE(Scanner().configured());
  EXPECT_EQ(*Scanner().look("anything"), Finding::unscanned);
}

TEST(Scan, ACommandSeesTheWholeFile) {
  const std::string large(3 << 20, 'x');
  const Scanner counting = command("test \"$(wc -c)\" = 3145728");
  EXPECT_EQ(*counting.look(large), Finding::clean);
  EXPECT_EQ(*counting.look("short"), Finding::infected) << "ends with 1";
}

TEST(Scan, ACommandMayStopReading) {
  EXPECT_EQ(*command("head -c 10 >/dev/null; exit 1").look(std::string(3 << 20, 'x')), Finding::infected);
}

TEST(Scan, WhatDoesNotAnswerLetsNothingIn) {
  EXPECT_EQ(command("exit 2").look("x").error().reason, "scan.failed");
  EXPECT_EQ(command("/nonexistent/scanner").look("x").error().reason, "scan.failed");
  EXPECT_EQ(command("exec tail -f /dev/null", 200).look("x").error().reason, "scan.failed");
  EXPECT_EQ(Scanner({"", "/nonexistent/clamd.ctl", 1'000}).look("x").error().reason, "scan.failed");
}

// A clamd of one question: reads the stream and says what it found in it.
class Clamd {
 public:
  Clamd()
      : path_((std::filesystem::temp_directory_path() / ("xt-clamd-" + std::to_string(getpid()))).string()) {
    std::filesystem::remove(path_);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path_.data(), path_.size());
    listener_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
    EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(::listen(listener_, 1), 0);
    thread_ = std::thread([this] { answer(); });
  }
  ~Clamd() {
    thread_.join();
    ::close(listener_);
    std::filesystem::remove(path_);
  }
  const std::string& path() const { return path_; }

 private:
  void answer() const {
    const int peer = ::accept(listener_, nullptr, nullptr);
    std::string seen;
    char buffer[4096];
    while (!seen.ends_with(std::string(4, '\0'))) {
      const ssize_t got = ::recv(peer, buffer, sizeof buffer, 0);
      if (got <= 0) break;
      seen.append(buffer, static_cast<std::size_t>(got));
    }
    const bool bad = seen.find("EICAR") != std::string::npos && seen.starts_with("zINSTREAM");
    const std::string said = bad ? "stream: Eicar FOUND" : "stream: OK";
    ::send(peer, said.c_str(), said.size() + 1, 0);
    ::close(peer);
  }
  std::string path_;
  int listener_ = -1;
  std::thread thread_;
};

TEST(Scan, ClamdAnswersOverItsSocket) {
  {
    Clamd clamd;
    EXPECT_EQ(*Scanner({"", clamd.path(), 10'000}).look("a letter"), Finding::clean);
  }
  Clamd clamd;
  EXPECT_EQ(*Scanner({"", clamd.path(), 10'000}).look("EICAR"), Finding::infected);
}

}  // namespace
}  // namespace xt::scan
