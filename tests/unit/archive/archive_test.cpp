#include "linter/archive/archive.h"

#include <filesystem>
#include <fstream>
#include <random>

#include <doctest/doctest.h>
#include <unistd.h>

#include "linter/archive/verify.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/archive/archiving.h"

using namespace galley;
using namespace galley::archive;
using test::add;
using test::contents;
using test::made_up;

namespace {

namespace fs = std::filesystem;

std::string kept(const std::string& text) { return archive::piece_of(test::document_of(text)).text; }

void flip(const std::string& name, std::uint64_t byte, int bit) {
  std::fstream file{name, std::ios::binary | std::ios::in | std::ios::out};
  file.seekg(static_cast<std::streamoff>(byte));
  const char old = static_cast<char>(file.get());
  file.seekp(static_cast<std::streamoff>(byte));
  file.put(static_cast<char>(old ^ (1 << bit)));
}

// Does at random what people do, to an archive and to a map.
class Pair {
 public:
  explicit Pair(std::uint32_t seed) : random_(seed), folder_(place_.name() + "/archive"), writer_(open()) {}

  void step() {
    switch (pick(12)) {
      case 0:
        writer_->compact();
        break;
      case 1:
        writer_->commit();
        break;
      case 2:
        restart();
        break;
      case 3:
      case 4:
        remove();
        break;
      default:
        put();
        break;
    }
  }

  void compare() {
    writer_->commit();
    CHECK(contents(folder_) == expected_);
    const Verification found = verify(folder_);
    CHECK(found.damages.empty());
    CHECK(found.pieces == expected_.size());
    CHECK(found.segments <= 12);
  }

 private:
  std::uint32_t pick(std::uint32_t below) { return static_cast<std::uint32_t>(random_() % below); }

  std::unique_ptr<ArchiveWriter> open() const {
    auto writer = std::make_unique<ArchiveWriter>(folder_, Missing::make);
    writer->set_most_entries(150);
    return writer;
  }

  // What isn't committed is lost with the writer.
  void restart() {
    writer_->commit();
    writer_.reset();
    writer_ = open();
  }

  void put() {
    const std::string id = "id" + std::to_string(pick(40));
    const std::string text = made_up(pick(200), pick(5) == 0 ? 0 : 1 + pick(300));
    const bool was = expected_.contains(id);
    const bool same = was && expected_[id] == kept(text);
    const Added answer = add(*writer_, id, text);
    CHECK(answer == (same ? Added::unchanged : was ? Added::replaced : Added::added));
    expected_[id] = kept(text);
  }

  void remove() {
    const std::string id = "id" + std::to_string(pick(40));
    CHECK(writer_->remove(id) == (expected_.erase(id) > 0));
  }

  test::TemporaryFolder place_;
  std::minstd_rand random_;
  std::string folder_;
  std::unique_ptr<ArchiveWriter> writer_;
  std::map<std::string, std::string> expected_;
};

}  // namespace

TEST_CASE("an archive holds what a map would, whatever is added, replaced, removed and compacted") {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    Pair pair{seed};
    for (int step = 0; step < 60; ++step) {
      pair.step();
      if (step % 15 == 14) pair.compare();
    }
  }
}

TEST_CASE("a look-up finds what a scan of all entries finds") {
  const test::TemporaryFolder place;
  const std::string folder = place.name() + "/archive";
  std::map<std::uint64_t, std::size_t> expected;
  ArchiveWriter writer{folder, Missing::make};
  writer.set_most_entries(400);
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    // Half of them share their words with others.
    const Document document = test::document_of(made_up(seed % 30, 50 + seed * 5));
    PreparedPiece piece = Preparer{}.prepare(document);
    for (const Entry& entry : piece.entries) ++expected[entry.fingerprint()];
    writer.add({.id = std::to_string(seed)}, std::move(piece));
  }
  writer.commit();
  const Archive opened{folder};
  CHECK(opened.segments().size() >= 1);
  const auto places = [&](std::uint64_t fingerprint) {
    std::size_t count = 0;
    for (const auto& segment : opened.segments()) {
      const EntryRange range = segment->find(fingerprint);
      for (std::uint64_t at = range.begin; at < range.end; ++at) {
        CHECK(segment->entry(at).fingerprint() == fingerprint);
        ++count;
      }
    }
    return count;
  };
  for (const auto& [fingerprint, count] : expected) {
    CHECK(places(fingerprint) == count);
    if (!expected.contains(fingerprint + 1)) CHECK(places(fingerprint + 1) == 0);
  }
  CHECK(places(0) == expected.count(0));
  CHECK(places((std::uint64_t{1} << fingerprint_bits) - 1) == 0);
}

TEST_CASE("adding a piece twice changes nothing, and title and date can be mended") {
  const test::TemporaryFolder place;
  const std::string folder = place.name() + "/archive";
  ArchiveWriter writer{folder, Missing::make};
  const auto put = [&](const char* title, const char* date, bool certain) {
    return writer.add({.id = "a", .title = title, .date = date, .date_is_certain = certain},
                      Preparer{}.prepare(test::document_of(made_up(1, 100))));
  };
  CHECK(put("Title", "2024-01-01", true) == Added::added);
  CHECK(put("Title", "2024-01-01", true) == Added::unchanged);
  CHECK(put("Title", "2025-05-05", false) == Added::unchanged);
  CHECK(put("Mended", "2024-01-01", true) == Added::described);
  writer.commit();
  const Archive opened{folder};
  CHECK(opened.catalogue().find("a")->title == "Mended");
  CHECK(opened.catalogue().find("a")->date == "2024-01-01");
  CHECK(opened.catalogue().count_pieces() == 1);
  CHECK(opened.segments().size() == 1);
}

TEST_CASE("a reader sees what it opened, while a writer goes on; a second writer is refused") {
  const test::TemporaryFolder place;
  const std::string folder = place.name() + "/archive";
  ArchiveWriter writer{folder, Missing::make};
  add(writer, "a", made_up(1, 400));
  writer.commit();
  const Archive before{folder};
  const auto text = before.segment_of(1)->find_text(1);
  add(writer, "b", made_up(2, 400));
  writer.remove("a");
  writer.compact();
  CHECK(before.catalogue().find("a").has_value());
  CHECK_FALSE(before.catalogue().find("b").has_value());
  Packer packer;
  CHECK(packer.unpack(before.segments()[0]->packed_text(*text)).text == kept(made_up(1, 400)));
  CHECK(contents(folder) == std::map<std::string, std::string>{{"b", kept(made_up(2, 400))}});
  const std::string refused = test::error_of([&] { ArchiveWriter{folder, Missing::refuse}; });
  CHECK(refused.find("another galley is writing") != std::string::npos);
  CHECK(refused.find("process " + std::to_string(::getpid())) != std::string::npos);
}

TEST_CASE("what is no archive is refused, and left alone") {
  const test::TemporaryFolder place;
  const auto refused = [](const std::string& folder, Missing missing) {
    return test::error_of([&] { ArchiveWriter{folder, missing}; });
  };
  std::ofstream{place.name() + "/segment-of-a-cable.txt"} << "precious";
  CHECK(refused(place.name(), Missing::make).find("folder of other things") != std::string::npos);
  CHECK(refused(place.name(), Missing::refuse).find("is no archive") != std::string::npos);
  CHECK(refused(place.name() + "/none", Missing::refuse).find("there is no such archive") != std::string::npos);
  CHECK(refused(place.name() + "/segment-of-a-cable.txt", Missing::make).find("is a file") != std::string::npos);
  CHECK(fs::exists(place.name() + "/segment-of-a-cable.txt"));
}

TEST_CASE("verify names any flipped bit of a segment, and reading never misreads one") {
  const test::TemporaryFolder place;
  const std::string folder = place.name() + "/archive";
  {
    ArchiveWriter writer{folder, Missing::make};
    for (std::uint32_t seed = 0; seed < 12; ++seed) add(writer, std::to_string(seed), made_up(seed, 500));
    writer.commit();
  }
  const auto expected = contents(folder);
  const std::string name = segment_name(folder, 1);
  const std::uint64_t size = fs::file_size(name);
  std::minstd_rand random{7};
  std::vector<std::uint64_t> bytes;
  for (std::uint64_t byte = 0; byte < 160; ++byte) bytes.push_back(byte);
  for (int i = 0; i < 300; ++i) bytes.push_back(random() % size);
  for (const std::uint64_t byte : bytes) {
    const int bit = static_cast<int>(random() % 8);
    flip(name, byte, bit);
    const Verification found = verify(folder);
    CHECK(!found.damages.empty());
    const std::string block = "block " + std::to_string(byte / block_size) + ' ';
    // The first bytes say what kind of file it is; there the advice is another.
    if (byte >= 16) CHECK(found.damages.at(0).find(block) != std::string::npos);
    CHECK(found.damages.at(0).find(name) != std::string::npos);
    bool is_misread = false;
    const std::string wrong = test::error_of([&] { is_misread = contents(folder) != expected; });
    CHECK_FALSE(is_misread);
    if (byte < block_size) CHECK(!wrong.empty());
    flip(name, byte, bit);
  }
  CHECK(verify(folder).damages.empty());
}

TEST_CASE("verify names a flipped bit of the catalogue's rows") {
  const test::TemporaryFolder place;
  const std::string folder = place.name() + "/archive";
  {
    ArchiveWriter writer{folder, Missing::make};
    add(writer, "some-id-to-find", made_up(1, 50));
    writer.commit();
  }
  std::ifstream file{catalogue_name(folder), std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  const std::size_t title = bytes.find("Title of some-id-to-find");
  REQUIRE(title != std::string::npos);
  flip(catalogue_name(folder), title + 2, 1);
  CHECK(verify(folder).damages.at(0).find("piece 1 is damaged") != std::string::npos);
  CHECK(test::error_of([&] { contents(folder); }).find("piece 1 is damaged") != std::string::npos);
}

TEST_CASE("another format is refused with advice, and a segment that was swapped is noticed") {
  const test::TemporaryFolder place;
  const std::string folder = place.name() + "/archive";
  const auto build = [](const std::string& where, std::uint32_t seed) {
    ArchiveWriter writer{where, Missing::make};
    add(writer, "a", made_up(seed, 500));
    writer.commit();
  };
  build(folder, 1);
  const std::string name = segment_name(folder, 1);
  const auto opened = [&] { return test::error_of([&] { Archive{folder}; }); };
  CHECK(opened().empty());
  flip(name, 12, 1);  // version 3
  CHECK(opened().find("newer Galley") != std::string::npos);
  flip(name, 12, 1);
  flip(name, 12, 0);  // version 0
  CHECK(opened().find("older Galley") != std::string::npos);
  flip(name, 12, 0);
  flip(catalogue_name(folder), 63, 2);  // user_version 5
  CHECK(opened().find("newer Galley") != std::string::npos);
  flip(catalogue_name(folder), 63, 2);
  CHECK(opened().empty());
  build(place.name() + "/other", 2);
  fs::copy_file(segment_name(place.name() + "/other", 1), name, fs::copy_options::overwrite_existing);
  CHECK(opened().find("another file") != std::string::npos);
  fs::resize_file(name, fs::file_size(name) - 100);
  CHECK(opened().find("cut short") != std::string::npos);
  fs::remove(name);
  CHECK(opened().find("can’t be read") != std::string::npos);
}
