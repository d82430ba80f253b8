#include "linter/text/program.h"

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "linter/text/error.h"

extern char** environ;

namespace galley {
namespace {

[[noreturn]] void fail(const std::string& program, int code) {
  throw Error(program + " can’t be run: " + std::generic_category().message(code));
}

// A pipe whose ends are closed when it goes.
class Pipe {
 public:
  explicit Pipe(const std::string& program) {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) fail(program, errno);
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void close_writing() { close_end(1); }

  // False at the end.
  bool read_some(std::string& into) const {
    std::array<char, 1 << 16> piece;
    const ssize_t got = ::read(ends_[0], piece.data(), piece.size());
    if (got < 0) return errno == EINTR;
    into.append(piece.data(), static_cast<std::size_t>(got));
    return got > 0;
  }

 private:
  void close_end(std::size_t which) {
    if (ends_[which] >= 0) ::close(std::exchange(ends_[which], -1));
  }

  std::array<int, 2> ends_{-1, -1};
};

pid_t spawn(const std::vector<std::string>& words, const Pipe& output, const Pipe& errors) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, output.writing(), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, errors.writing(), STDERR_FILENO);
  pid_t child = 0;
  const int code = ::posix_spawnp(&child, words[0].c_str(), &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (code != 0) fail(words[0], code);
  return child;
}

// Both at once: a program that waits for one to be read may fill the other.
void read_both(const Pipe& output, const Pipe& errors, Ended& ended) {
  std::array<pollfd, 2> open{{{.fd = output.reading(), .events = POLLIN}, {.fd = errors.reading(), .events = POLLIN}}};
  while (open[0].fd >= 0 || open[1].fd >= 0) {
    if (::poll(open.data(), open.size(), -1) < 0) continue;
    if (open[0].revents != 0 && !output.read_some(ended.output)) open[0].fd = -1;
    if (open[1].revents != 0 && !errors.read_some(ended.errors)) open[1].fd = -1;
  }
}

}  // namespace

Ended run_program(const std::vector<std::string>& words) {
  Pipe output{words[0]};
  Pipe errors{words[0]};
  const pid_t child = spawn(words, output, errors);
  output.close_writing();
  errors.close_writing();
  Ended ended;
  read_both(output, errors, ended);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ended;
}

}  // namespace galley
