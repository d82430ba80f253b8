// The catalogue: which pieces and which segments the archive holds. What isn't
// in it isn't in the archive; its transactions are the archive's.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/archive/database.h"

namespace galley::archive {

struct PieceRecord {
  std::uint32_t number = 0;  // given once, never again
  std::string id;            // a path, or an address on the web; one piece has one
  std::string title;
  std::string date;  // as it was given
  std::uint64_t digest = 0;
  std::uint32_t words = 0;
};

struct SegmentRecord {
  std::uint64_t number = 0;
  std::uint64_t digest = 0;
  std::uint64_t entries = 0;
  std::uint64_t documents = 0;
  std::uint32_t first_document = 0;
  std::uint32_t last_document = 0;
};

// Every row has a checksum, so that
// a title with a flipped bit is known for what it is. Throws Error, which names the file. May
// be used from many threads.
class Catalogue {
 public:
  // Access::write makes the file where it isn't there yet.
  Catalogue(const std::string& name, Access access);
  ~Catalogue();
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  // From here on nothing changes but by this connection, and what it changes
  // is seen by others once it is committed; then it survives a power cut.
  void begin();
  void commit();
  void roll_back() noexcept;

  std::optional<PieceRecord> find(std::string_view id);
  std::optional<PieceRecord> find(std::uint32_t number);
  void each_piece(const std::function<void(const PieceRecord&)>& visit);  // by id
  std::uint64_t count_pieces();

  // Which numbers of [first, last] are those of pieces: one byte each.
  std::vector<bool> living(std::uint32_t first, std::uint32_t last);

  // Returns its number; the one that it has is ignored.
  std::uint32_t add(const PieceRecord& piece);
  void remove(std::uint32_t number);
  void describe(std::uint32_t number, std::string_view title, std::string_view date);

  std::vector<SegmentRecord> segments();  // by their documents
  std::uint64_t next_segment();           // a number that no segment has had
  void add(const SegmentRecord& segment);
  void remove_segment(std::uint64_t number);

  // What is wrong with the file, a line each.
  std::vector<std::string> damages();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace galley::archive
