// Any bytes are a segment, or an Error; so is any packed text. The first byte
// says whether the checksums are set right, so that what lies behind them is
// reached.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include <unistd.h>

#include "linter/archive/block_file.h"
#include "linter/archive/piece.h"
#include "linter/archive/segment.h"
#include "linter/text/error.h"
#include "linter/text/hash.h"

using namespace galley;
using namespace galley::archive;

namespace {

constexpr std::size_t sealed_size = block_size - sizeof(std::uint64_t);

// A whole number of blocks, each with its number and checksum; the head with
// what no fuzzer finds.
void seal(std::string& bytes) {
  bytes.resize((bytes.size() + block_size - 1) / block_size * block_size);
  SegmentHead head;
  std::memcpy(&head, bytes.data(), sizeof head);
  head.stamp = current_stamp;
  head.scheme = scheme();
  head.blocks = bytes.size() / block_size;
  std::memcpy(bytes.data(), &head, sizeof head);
  for (std::size_t block = 0; block < bytes.size() / block_size; ++block) {
    char* const at = bytes.data() + block * block_size;
    const std::uint64_t number = block;
    std::memcpy(at + payload_size, &number, sizeof number);
    const std::uint64_t checksum = hash({at, sealed_size});
    std::memcpy(at + sealed_size, &checksum, sizeof checksum);
  }
}

void read_all(const Segment& segment) {
  Packer packer;
  const SegmentHead& head = segment.head();
  for (std::uint64_t index = 0; index < std::min<std::uint64_t>(head.documents, 50); ++index) {
    const TextRecord record = segment.record(index);
    segment.find_text(record.document);
    try {
      packer.unpack(segment.packed_text(record));
    } catch (const Error&) {
    }
  }
  for (std::uint64_t index = 0; index < std::min<std::uint64_t>(head.entries, 50); ++index) {
    const EntryRange range = segment.find(segment.entry(index).fingerprint());
    if (range.end > head.entries || range.begin > range.end) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    Packer{}.unpack(bytes);
  } catch (const Error&) {
  }
  if ((data[0] & 1) != 0 && !bytes.empty()) {
    bytes.resize(std::max(bytes.size(), sizeof(SegmentHead)));
    seal(bytes);
  }
  static const std::string name = "/tmp/galley-segment-" + std::to_string(::getpid());
  std::ofstream{name, std::ios::binary} << bytes;
  try {
    read_all(Segment{name});
  } catch (const Error& wrong) {
    if (*wrong.what() == '\0') std::abort();
  }
  return 0;
}
