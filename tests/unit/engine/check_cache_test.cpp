#include "linter/engine/check_cache.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include <doctest/doctest.h>

#include "linter/engine/lint.h"
#include "linter/text/disk.h"
#include "rules/registry.h"

using namespace galley;

namespace {

namespace fs = std::filesystem;

// A folder of copy which is edited, checked with a cache and without.
class Desk {
 public:
  Desk() : rules_(make_rule_set(rules::all(), {})) {
    REQUIRE(mkdtemp(folder_.data()) != nullptr);
    for (int file = 0; file < 20; ++file) write(file);
  }
  ~Desk() { fs::remove_all(folder_); }

  std::string cache() const { return folder_ + "/known.check"; }
  std::string path(int file) const { return folder_ + '/' + std::to_string(file) + (file % 2 == 0 ? ".txt" : ".md"); }

  std::string check(const CheckCache* cache, const RuleSet& rules) const {
    std::vector<Input> inputs;
    for (int file = 0; file < 20; ++file) inputs.push_back({.path = path(file), .format = format_of(path(file))});
    // What is kept of a text says as much as the text does of where things stand.
    const LintResult result = lint(inputs, [&](const std::string&) -> const RuleSet& { return rules; },
                                   {.jobs = 2, .cache = cache, .texts = cache == nullptr});
    for (const auto& source : result.sources) unread_ += source && !source->has_bytes();
    return printed(result);
  }
  std::size_t unread() const { return unread_; }  // files that were spoken of without their text
  std::string check_with_cache(std::uint64_t build = 1) const {
    const CheckCache known{cache(), build};
    return check(&known, rules_);
  }
  std::string check_without() const { return check(nullptr, rules_); }

  void edit() {
    const int file = static_cast<int>(random_() % 20);
    switch (random_() % 5) {
      case 0:
        fs::remove(path(file));
        break;
      case 1:
        fs::last_write_time(path(file), fs::file_time_type::clock::now(), ignored_);
        break;
      case 2:
        same_size(file);
        break;
      default:
        write(file);
    }
  }

  std::mt19937 random_{11};

 private:
  void write(int file) {
    static const std::vector<std::string> lines{
        "The harbour board met in the old mill on Friday and agreed that the ferry would sail twice a day.\n\n",
        "We keep the the key in a safe place near the door of the old house.\n\n",
        "“A mark that nobody closes, said the baker of the village by the river.\n\n",
        "Défense is a word, and Defence another; Defence stands here twice.\n\n",
        "The council met on Monday evening to speak of the bridge, the road and the library.\n\n",
        "[[stet: repeated-word]]\nHere it is is to stand.\n\n"};
    std::string text;
    if (random_() % 4 == 0)
      text = (file % 2 == 0 ? "Chapter " : "# Chapter ") + std::to_string(1 + random_() % 9) + "\n\n";
    for (int line = 0; line < 5; ++line) text += lines[random_() % lines.size()];
    for (int line = 0; line < 3; ++line) text += sentence(static_cast<unsigned>(random_() % 24));
    std::ofstream{path(file)} << text;
  }

  // Of a few files each, perhaps with a word put in.
  std::string sentence(unsigned number) {
    static const std::vector<std::string> words{"harbour", "ferry", "“council”", "naïve",     "bridge",
                                                "winter",  "pilot", "library",   "meeting",   "island",
                                                "keel",    "mill",  "quay",      "lighthouse"};
    std::mt19937 chosen{number};
    std::string text = "Number";
    for (int word = 0; word < 20; ++word) text += ' ' + words[chosen() % words.size()];
    if (random_() % 3 == 0) text += " again";
    return text + ".\n\n";
  }

  // Other bytes, as many of them, with the old time of change.
  void same_size(int file) {
    if (!fs::exists(path(file))) return;
    const auto time = fs::last_write_time(path(file));
    std::string text = read_file(path(file));
    for (char& byte : text) byte = byte == 'e' ? 'a' : byte;
    std::ofstream{path(file)} << text;
    fs::last_write_time(path(file), time);
  }

  // All that a reporter could print.
  static std::string printed(const LintResult& result) {
    std::string text;
    const auto add = [&](auto... parts) { ((text += std::to_string(static_cast<std::uint64_t>(parts)) + ' '), ...); };
    const auto add_place = [&](FileId file, Span span) {
      add(file, span.begin, span.end);
      const SourceFile& source = *result.sources[static_cast<std::size_t>(file)];
      for (const Offset at : {span.begin, span.end}) {
        for (const ColumnUnit unit : {ColumnUnit::bytes, ColumnUnit::utf16, ColumnUnit::code_points}) {
          const Position position = source.position(at, unit);
          add(position.line, position.column, source.disk_offset(at));
        }
      }
    };
    for (const Diagnostic& said : result.diagnostics) {
      text += said.rule + '\n' + said.message + '\n' + said.data + '\n';
      add(said.severity, said.fingerprint);
      add_place(said.file, said.span);
      for (const DiffPart& part : said.diff) {
        text += part.text;
        add(part.kind);
      }
      for (const Related& related : said.related) {
        text += related.message;
        add_place(related.file, related.span);
      }
      for (const Fix& fix : said.fixes) {
        text += fix.title;
        add(fix.safety);
        for (const Edit& edit : fix.edits) {
          text += edit.replacement;
          add_place(edit.file, edit.span);
        }
      }
    }
    for (const RunError& error : result.errors) text += error.path + error.message + '\n';
    return text;
  }

  std::string folder_ = (fs::temp_directory_path() / "galley-cache-XXXXXX").string();
  RuleSet rules_;
  mutable std::size_t unread_ = 0;
  std::error_code ignored_;
};

}  // namespace

TEST_CASE("with a cache the answer is that of a full run, after any edits") {
  Desk desk;
  for (int round = 0; round < 150; ++round) {
    const std::string expected = desk.check_without();
    CHECK(!expected.empty());
    REQUIRE(desk.check_with_cache() == expected);
    for (unsigned edits = desk.random_() % 4; edits > 0; --edits) desk.edit();
  }
  CHECK(desk.unread() > 150);
}

TEST_CASE("of what rules of all files said what still holds is remembered") {
  Desk desk;
  const std::string expected = desk.check_without();
  desk.check_with_cache();
  const CheckCache known{desk.cache(), 1};
  CHECK(known.said_count() > 5);
  CHECK_FALSE(known.said(1).has_value());
  const std::string whole = read_file(desk.cache());
  CHECK(desk.check_with_cache() == expected);
  CHECK(read_file(desk.cache()) == whole);
  for (int file = 3; file < 20; ++file) fs::remove(desk.path(file));
  desk.check_with_cache();
  CHECK(CheckCache{desk.cache(), 1}.said_count() < known.said_count());
}

TEST_CASE("what rules said is read as it was written") {
  Diagnostic said{.rule = "a-rule", .at_most = Severity::suggestion, .file = FileId{2}, .span = {3, 9}, .message = "m"};
  said.related.push_back({.file = FileId{1}, .span = {4, 5}, .message = "there"});
  said.fixes.push_back({.title = "Do", .safety = Safety::safe, .edits = {{.file = FileId{2}, .span = {1, 2}}}});
  said.diff.push_back({.kind = DiffPart::Kind::inserted, .text = "word"});
  said.data = "{}";
  said.fingerprint = 77;
  std::optional<Diagnostic> read;
  REQUIRE(decode_said(encode_said(said), read));
  CHECK(read == said);
  REQUIRE(decode_said(encode_said(std::nullopt), read));
  CHECK_FALSE(read.has_value());
  CHECK_FALSE(decode_said("abc", read));
}

TEST_CASE("a cache remembers files, and is empty for another build") {
  const Desk desk;
  desk.check_with_cache();
  CHECK(CheckCache{desk.cache(), 1}.size() > 5);
  CHECK(CheckCache{desk.cache(), 2}.size() == 0);
  CHECK(desk.check_with_cache(2) == desk.check_without());
}

TEST_CASE("what was found by other rules is not believed") {
  const Desk desk;
  desk.check_with_cache();
  Config config;
  config.ignore = {"repeated-word"};
  const RuleSet fewer = make_rule_set(rules::all(), config);
  const CheckCache known{desk.cache(), 1};
  CHECK(desk.check(&known, fewer) == desk.check(nullptr, fewer));
}

TEST_CASE("a damaged cache is never believed, and made anew") {
  Desk desk;
  const std::string expected = desk.check_without();
  desk.check_with_cache();
  const std::string whole = read_file(desk.cache());
  for (int round = 0; round < 200; ++round) {
    std::string damaged = whole;
    if (round % 3 == 0)
      damaged.resize(desk.random_() % damaged.size());
    else
      damaged[desk.random_() % damaged.size()] ^= static_cast<char>(1u << (desk.random_() % 8));
    write_file_atomically(desk.cache(), damaged);
    CHECK(CheckCache{desk.cache(), 1}.size() == 0);
    if (round % 20 == 0) REQUIRE(desk.check_with_cache() == expected);
    if (round % 20 == 0) CHECK(CheckCache{desk.cache(), 1}.size() > 5);
  }
}

TEST_CASE("words that are damaged or gone are read from the files again") {
  Desk desk;
  const std::string expected = desk.check_without();
  desk.check_with_cache();
  const std::string passages = desk.cache() + ".passages";
  const std::string whole = read_file(passages);
  for (int round = 0; round < 60; ++round) {
    std::string damaged = whole;
    if (round % 3 == 0)
      damaged.resize(desk.random_() % damaged.size());
    else
      damaged[desk.random_() % damaged.size()] ^= static_cast<char>(1u << (desk.random_() % 8));
    write_file_atomically(passages, damaged);
    REQUIRE(desk.check_with_cache() == expected);
    CHECK(read_file(passages) == whole);
  }
  fs::remove(passages);
  CHECK(desk.check_with_cache() == expected);
  CHECK(read_file(passages) == whole);
}

TEST_CASE("words stand in one of the two files of a cache, and are not written while few change") {
  const Desk desk;
  desk.check_with_cache();
  const auto written = fs::last_write_time(desk.cache() + ".passages");
  const CheckCache known{desk.cache(), 1};
  std::size_t elsewhere = 0;
  for (int file = 0; file < 20; ++file) {
    const CheckCache::Known* const one = known.find(desk.path(file));
    if (one == nullptr || one->words == 0) continue;
    CHECK(known.passages().words_of(one->words).has_value());
    CHECK(known.passages().keeps(one->words));
    ++elsewhere;
  }
  CHECK(elsewhere > 5);
  CHECK_FALSE(known.passages().keeps(1));
  desk.check_with_cache();
  CHECK(fs::last_write_time(desk.cache() + ".passages") == written);
}

TEST_CASE("what can't be written is no error, and a second run writes nothing new") {
  const Desk desk;
  const CheckCache nowhere{"/nowhere/at/all.check", 1};
  CHECK(nowhere.size() == 0);
  nowhere.save({}, {});
  const std::vector<std::uint32_t> words{1, 2, 3};
  const auto read = decode_found(encode_found(words, {.word = 7, .number = 3, .source = {4, 9}}, {}));
  REQUIRE(read);
  CHECK(read->words == words);
  CHECK(read->chapter.word == 7);
  CHECK(read->chapter.number == 3);
  CHECK(read->chapter.source == Span{4, 9});
  CHECK_FALSE(decode_found("abc"));
}

TEST_CASE("options that differ have other digests") {
  static constexpr OptionDefinition definitions[] = {{"a", std::int64_t{1}, ""}, {"b", std::string_view{"x"}, ""}};
  const RuleOptions fallback{definitions, {}};
  const RuleOptions other{definitions, {{"a", std::int64_t{2}}}};
  const RuleOptions swapped{definitions, {{"b", std::string{"y"}}}};
  CHECK(fallback.digest() == RuleOptions{definitions, {}}.digest());
  CHECK(fallback.digest() != other.digest());
  CHECK(fallback.digest() != swapped.digest());
  RuleOptions english{definitions, {}};
  english.set_language("en-GB");
  CHECK(english.digest() != fallback.digest());
}
