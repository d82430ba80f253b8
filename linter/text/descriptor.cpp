#include "linter/text/descriptor.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "linter/text/error.h"

namespace galley {

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

std::string reason(int code) { return std::generic_category().message(code); }

void fail_writing(const std::string& path, int code) { throw Error(path + ": can’t be written: " + reason(code)); }

void write_all(const std::string& path, const Descriptor& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.number(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) fail_writing(path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
}

void flush_file(const std::string& path, const Descriptor& file) {
  if (::fsync(file.number()) != 0 && errno != EINVAL) fail_writing(path, errno);
}

void flush_folder(const std::string& folder) {
  const Descriptor open{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (open.is_open()) ::fsync(open.number());
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace galley
