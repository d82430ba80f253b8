#include "linter/archive/block_file.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "linter/text/error.h"
#include "linter/text/hash.h"

namespace galley::archive {
namespace {

constexpr std::size_t buffered_blocks = 256;

struct Trailer {
  std::uint64_t number;
  std::uint64_t checksum;
};
static_assert(payload_size + sizeof(Trailer) == block_size);

std::uint64_t checksum_of(const char* block) { return hash({block, payload_size + sizeof(std::uint64_t)}); }

Trailer trailer_of(const char* block) {
  Trailer trailer;
  std::memcpy(&trailer, block + payload_size, sizeof trailer);
  return trailer;
}

void seal(char* block, std::uint64_t number) {
  std::memcpy(block + payload_size, &number, sizeof number);
  const std::uint64_t checksum = checksum_of(block);
  std::memcpy(block + payload_size + sizeof number, &checksum, sizeof checksum);
}

std::uint64_t add_to_digest(std::uint64_t digest, std::uint64_t checksum) {
  return hash({reinterpret_cast<const char*>(&checksum), sizeof checksum}, digest);
}

void refuse_stranger(const std::string& name, const char* data) {
  FileStamp stamp;
  std::memcpy(&stamp, data, sizeof stamp);
  if (stamp.magic != current_stamp.magic) return;  // damaged, which the checksum says
  if (stamp.byte_order != current_stamp.byte_order) {
    if (stamp.byte_order == 0x04030201) {
      throw Error(name + ": was written on a machine of another byte order; make the archive anew on this one");
    }
    return;
  }
  const std::string formats = " (its format is " + std::to_string(stamp.version) + ", this Galley’s is " +
                              std::to_string(current_stamp.version) + ')';
  if (stamp.version > current_stamp.version) {
    throw Error(name + ": was written by a newer Galley" + formats + "; use that one, or a newer one still");
  }
  if (stamp.version < current_stamp.version) {
    throw Error(name + ": was written by an older Galley" + formats + "; make the archive anew from its pieces");
  }
}

}  // namespace

BlockWriter::BlockWriter(std::string name)
    : name_(std::move(name)), temporary_(name_ + ".new"), buffer_(buffered_blocks * block_size) {
  file_ = Descriptor{::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
  if (!file_.is_open()) fail_writing(temporary_, errno);
  // The head's place, until finish() knows what to say there.
  try {
    write_all(temporary_, file_, std::string(block_size, '\0'));
  } catch (const Error&) {
    ::unlink(temporary_.c_str());
    throw;
  }
}

BlockWriter::~BlockWriter() {
  if (!finished_) ::unlink(temporary_.c_str());
}

void BlockWriter::append(std::string_view bytes) {
  section_size_ += bytes.size();
  while (!bytes.empty()) {
    const std::size_t size = std::min(bytes.size(), payload_size - filled_);
    std::memcpy(buffer_.data() + used_ + filled_, bytes.data(), size);
    filled_ += size;
    bytes.remove_prefix(size);
    if (filled_ == payload_size) close_block();
  }
}

void BlockWriter::close_block() {
  char* const block = buffer_.data() + used_;
  std::memset(block + filled_, 0, payload_size - filled_);
  seal(block, blocks_);
  digest_ = add_to_digest(digest_, trailer_of(block).checksum);
  ++blocks_;
  filled_ = 0;
  used_ += block_size;
  if (used_ == buffer_.size()) flush();
}

void BlockWriter::flush() {
  write_all(temporary_, file_, {buffer_.data(), used_});
  used_ = 0;
}

std::uint64_t BlockWriter::begin_section() {
  if (filled_ > 0) close_block();
  section_size_ = 0;
  return blocks_;
}

void BlockWriter::finish(std::string_view head) {
  begin_section();
  flush();
  std::array<char, block_size> block{};
  std::memcpy(block.data(), head.data(), head.size());
  seal(block.data(), 0);
  if (::lseek(file_.number(), 0, SEEK_SET) != 0) fail_writing(temporary_, errno);
  write_all(temporary_, file_, {block.data(), block.size()});
  flush_file(temporary_, file_);
  if (::rename(temporary_.c_str(), name_.c_str()) != 0) fail_writing(name_, errno);
  finished_ = true;
  flush_folder(folder_of(name_));
}

BlockFile::BlockFile(const std::string& name) : name_(name) {
  const Descriptor file{::open(name.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file.is_open()) throw Error(name + ": can’t be read: " + reason(errno));
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) throw Error(name + ": can’t be read: " + reason(errno));
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size < block_size) throw Error(name + ": is cut short; bring it back from a copy");
  void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.number(), 0);
  if (mapped == MAP_FAILED) throw Error(name + ": can’t be mapped: " + reason(errno));
  data_ = static_cast<const char*>(mapped);
  blocks_ = size / block_size;
  checked_ = std::make_unique<std::atomic<std::uint64_t>[]>(blocks_ / 64 + 1);
  try {
    refuse_stranger(name, data_);
    if (size % block_size != 0) throw Error(name + ": is cut short; bring it back from a copy");
    block(0);
  } catch (const Error&) {
    ::munmap(const_cast<char*>(data_), size);
    throw;
  }
}

BlockFile::~BlockFile() { ::munmap(const_cast<char*>(data_), blocks_ * block_size); }

void BlockFile::fail_damaged(std::uint64_t block) const {
  throw Error(name_ + ": block " + std::to_string(block) +
              " is damaged; bring the file back from a copy, or make the archive anew");
}

bool BlockFile::is_whole(std::uint64_t number) const {
  const char* const block = data_ + number * block_size;
  const Trailer trailer = trailer_of(block);
  return trailer.number == number && trailer.checksum == checksum_of(block);
}

const char* BlockFile::block(std::uint64_t number) const {
  if (number >= blocks_) fail_damaged(number);
  std::atomic<std::uint64_t>& checked = checked_[number / 64];
  const std::uint64_t bit = std::uint64_t{1} << number % 64;
  if ((checked.load(std::memory_order_relaxed) & bit) == 0) {
    if (!is_whole(number)) fail_damaged(number);
    checked.fetch_or(bit, std::memory_order_relaxed);
  }
  return data_ + number * block_size;
}

void BlockFile::map_now(std::uint64_t first, std::uint64_t count) const {
#ifdef MADV_POPULATE_READ
  // Where the kernel can't, the blocks are mapped when they are touched.
  ::madvise(const_cast<char*>(data_) + first * block_size, count * block_size, MADV_POPULATE_READ);
#else
  static_cast<void>(first + count);
#endif
}

std::string BlockFile::bytes(std::uint64_t section, std::uint64_t begin, std::uint64_t size) const {
  const std::uint64_t all = blocks_ * payload_size;
  if (begin > all || size > all - begin) fail_damaged(section);
  std::string out;
  out.reserve(size);
  while (out.size() < size) {
    const std::uint64_t at = begin + out.size();
    const std::uint64_t within = at % payload_size;
    out.append(block(section + at / payload_size) + within,
               static_cast<std::size_t>(std::min(size - out.size(), payload_size - within)));
  }
  return out;
}

std::vector<std::uint64_t> BlockFile::damaged_blocks() const {
  std::vector<std::uint64_t> damaged;
  for (std::uint64_t number = 0; number < blocks_; ++number) {
    if (!is_whole(number)) damaged.push_back(number);
  }
  return damaged;
}

std::uint64_t BlockFile::digest() const {
  std::uint64_t digest = 0;
  for (std::uint64_t number = 1; number < blocks_; ++number) {
    digest = add_to_digest(digest, trailer_of(data_ + number * block_size).checksum);
  }
  return digest;
}

}  // namespace galley::archive
