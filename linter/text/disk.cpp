#include "linter/text/disk.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "linter/text/descriptor.h"
#include "linter/text/error.h"
#include "linter/text/utf16.h"

namespace galley {
namespace {

std::string advice(int code) {
  if (code == EACCES || code == EPERM) return "; give yourself leave to read it, or exclude it";
  if (code == ENOENT) return "; check how the name is spelt, and where a link leads";
  return "";
}

[[noreturn]] void fail_reading(int code) { throw Error("can’t be read: " + reason(code) + advice(code)); }

void refuse_large(std::uint64_t size) {
  if (size > largest_file) throw Error("is larger than 2 GiB; split it, or exclude it");
}

void refuse_unusable(const struct stat& status) {
  if (S_ISDIR(status.st_mode)) throw Error("is a folder where a file is wanted");
  if (S_ISREG(status.st_mode)) refuse_large(static_cast<std::uint64_t>(status.st_size));
}

// Until the end; `expected` bytes are what a file said of itself, which may be
// wrong (a pipe, /proc).
std::string read_all(int number, std::size_t expected) {
  constexpr std::size_t piece = std::size_t{1} << 16;
  std::string bytes(expected + 1, '\0');
  std::size_t size = 0;
  for (;;) {
    if (size == bytes.size()) bytes.resize(size + std::max(piece, size / 2));
    const ssize_t got = ::read(number, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_reading(errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size == expected) break;  // where there was room for one more
    refuse_large(size);
  }
  bytes.resize(size);
  return bytes;
}

// Where a chain of links leads; the path itself where it is none.
std::string link_target(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::is_symlink(path, failed)) return path;
  const auto target = std::filesystem::weakly_canonical(path, failed);
  return failed ? path : target.string();
}

// A temporary file beside the one it is to replace; deleted unless renamed.
class Replacement {
 public:
  explicit Replacement(const std::string& target)
      : target_(target), name_(target + ".XXXXXX"), file_(::mkostemp(name_.data(), O_CLOEXEC)) {
    if (!file_.is_open()) fail_writing(target, errno);
  }
  ~Replacement() {
    if (!renamed_) ::unlink(name_.c_str());
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  void write(std::string_view bytes) {
    write_all(target_, file_, bytes);
    flush_file(target_, file_);
  }

  // Those of the file that is replaced, as far as this person may; else those
  // which a new file gets.
  void take_permissions() {
    struct stat old {};
    if (::stat(target_.c_str(), &old) == 0) {
      const bool own = ::fchown(file_.number(), old.st_uid, old.st_gid) == 0;
      ::fchmod(file_.number(), old.st_mode & (own ? 07777u : 0777u));
      return;
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(file_.number(), 0666 & ~mask);
  }

  void rename() {
    if (::rename(name_.c_str(), target_.c_str()) != 0) fail_writing(target_, errno);
    renamed_ = true;
    flush_folder(folder_of(target_));
  }

 private:
  const std::string& target_;
  std::string name_;
  Descriptor file_;
  bool renamed_ = false;
};

// A device or a pipe (--output /dev/stderr) can't be replaced, only written.
bool is_stream(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

void write_stream(const std::string& path, std::string_view bytes) {
  const Descriptor file{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
  if (!file.is_open()) fail_writing(path, errno);
  write_all(path, file, bytes);
}

}  // namespace

std::string read_file(const std::string& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file.is_open()) fail_reading(errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail_reading(errno);
  refuse_unusable(status);
  return read_all(file.number(), S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0);
}

std::string read_standard_input() { return read_all(STDIN_FILENO, 0); }

bool is_binary(std::string_view beginning) {
  return encoding_of(beginning) == Encoding::utf8 &&
         beginning.substr(0, most_to_tell_binary).find('\0') != std::string_view::npos;
}

void write_file_atomically(const std::string& path, std::string_view bytes) {
  const std::string target = link_target(path);
  if (is_stream(target)) return write_stream(target, bytes);
  struct stat status {};
  if (::stat(target.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) fail_writing(path, EISDIR);
    if (::access(target.c_str(), W_OK) != 0) fail_writing(path, errno);
  }
  Replacement replacement{target};
  replacement.write(bytes);
  replacement.take_permissions();
  replacement.rename();
}

}  // namespace galley
