// Files of blocks with a checksum each: what was damaged is never misread.
//
// A block is 4,096 bytes: 4,080 of payload, the block's number, and XXH3 of
// both. Block 0 is the head; what follows is written once, from front to back,
// and the head last. The head holds a digest of all checksums, so a file tells
// itself from every other, and one that was cut short or mixed is known at once.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/descriptor.h"

namespace galley::archive {

constexpr std::size_t block_size = 4096;
constexpr std::size_t payload_size = 4080;

// What every file begins with, before anything else is believed.
struct FileStamp {
  std::array<char, 8> magic;
  std::uint32_t byte_order;
  std::uint32_t version;
};

constexpr FileStamp current_stamp{{'G', 'A', 'L', 'L', 'E', 'Y', 'S', 'G'}, 0x01020304, 1};

// Writes NAME under a temporary name, which nobody reads; finish() gives it its
// own, once all of it would survive a power cut. Throws Error.
class BlockWriter {
 public:
  explicit BlockWriter(std::string name);
  BlockWriter(const BlockWriter&) = delete;
  BlockWriter& operator=(const BlockWriter&) = delete;
  ~BlockWriter();

  void append(std::string_view bytes);
  template <typename Value>
  void append_value(const Value& value) {
    append({reinterpret_cast<const char*>(&value), sizeof value});
  }

  // Fills the block up; returns the number of the next one.
  std::uint64_t begin_section();

  // Bytes of payload since the section began.
  std::uint64_t size_of_section() const { return section_size_; }

  std::uint64_t blocks() const { return blocks_; }
  std::uint64_t digest() const { return digest_; }

  // `head` is the payload of block 0.
  void finish(std::string_view head);

 private:
  void close_block();
  void flush();

  std::string name_;
  std::string temporary_;
  Descriptor file_;
  std::vector<char> buffer_;
  std::size_t used_ = 0;    // bytes of buffer_ in closed blocks
  std::size_t filled_ = 0;  // bytes of payload in the open block
  std::uint64_t blocks_ = 1;
  std::uint64_t digest_ = 0;
  std::uint64_t section_size_ = 0;
  bool finished_ = false;
};

// A file that is mapped. A block is checked when it is first touched; many
// threads may read. Throws Error, which names file and block.
class BlockFile {
 public:
  explicit BlockFile(const std::string& name);
  BlockFile(const BlockFile&) = delete;
  BlockFile& operator=(const BlockFile&) = delete;
  ~BlockFile();

  const std::string& name() const { return name_; }
  std::uint64_t blocks() const { return blocks_; }

  // Maps blocks before they are touched, which costs less than one by one.
  void map_now(std::uint64_t first, std::uint64_t count) const;

  // The payload of a block.
  const char* block(std::uint64_t number) const;

  // The `index`th value of a section; values don't straddle blocks.
  template <typename Value>
  Value value(std::uint64_t section, std::uint64_t index) const {
    constexpr std::uint64_t in_block = payload_size / sizeof(Value);
    static_assert(payload_size % sizeof(Value) == 0);
    Value value;
    std::memcpy(&value, block(section + index / in_block) + index % in_block * sizeof(Value), sizeof value);
    return value;
  }

  // Bytes [begin, begin + size) of a section.
  std::string bytes(std::uint64_t section, std::uint64_t begin, std::uint64_t size) const;

  // Numbers of the blocks that are damaged, whatever was read before.
  std::vector<std::uint64_t> damaged_blocks() const;

  // Of all checksums; what the head must say.
  std::uint64_t digest() const;

  [[noreturn]] void fail_damaged(std::uint64_t block) const;

 private:
  bool is_whole(std::uint64_t number) const;

  std::string name_;
  const char* data_ = nullptr;
  std::uint64_t blocks_ = 0;
  std::unique_ptr<std::atomic<std::uint64_t>[]> checked_;  // a bit for each block
};

}  // namespace galley::archive
