// archive FOLDER FINGERPRINTS: adds made-up articles of a thousand words to an
// archive of its own until it holds so many fingerprints, then looks articles
// up in it. CPU seconds of one thread; text is counted in bytes as it comes.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "bench/corpus.h"
#include "linter/archive/search.h"
#include "linter/archive/writer.h"
#include "linter/formats/format.h"

namespace {

using namespace galley;

constexpr std::size_t article_bytes = 6'000;
constexpr std::size_t articles_in_a_load = 4'000;
constexpr int looked_up = 200;

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Document read(std::string text) {
  return parse_plain(std::make_shared<const SourceFile>("article.txt", std::move(text)));
}

struct Added {
  double megabytes = 0;
  double seconds = 0;
  std::size_t pieces = 0;
  std::size_t fingerprints = 0;
};

// The text is made between the measured stretches.
Added fill(const std::string& folder, std::size_t fingerprints) {
  archive::ArchiveWriter writer{folder, archive::Missing::make};
  archive::Preparer preparer;
  bench::Corpus corpus{3, {.bytes = article_bytes}};
  Added added;
  while (added.fingerprints < fingerprints) {
    std::vector<std::string> load;
    while (load.size() < articles_in_a_load) load.push_back(corpus.next_piece());
    const double begin = cpu_seconds();
    for (std::string& text : load) {
      added.megabytes += static_cast<double>(text.size()) / 1e6;
      archive::PreparedPiece piece = preparer.prepare(read(std::move(text)));
      added.fingerprints += piece.entries.size();
      writer.add({.id = "piece-" + std::to_string(added.pieces++), .title = "A made-up piece", .date = "2024-01-02"},
                 std::move(piece));
    }
    added.seconds += cpu_seconds() - begin;
  }
  const double begin = cpu_seconds();
  writer.commit();
  added.seconds += cpu_seconds() - begin;
  return added;
}

double size_on_disk(const std::string& folder) {
  double size = 0;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) size += static_cast<double>(entry.file_size());
  return size;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void print_look_ups(const std::string& folder, const char* what, std::uint64_t seed) {
  const archive::Archive opened{folder};
  const archive::Search search{opened, {}};
  bench::Corpus corpus{seed, {.bytes = article_bytes}};
  std::vector<double> cold;
  std::vector<double> warm;
  std::size_t passages = 0;
  for (int article = 0; article < looked_up; ++article) {
    const Document document = read(corpus.next_piece() + "It is another piece by this line.\n");
    for (std::vector<double>* const into : {&cold, &warm}) {
      const double begin = cpu_seconds();
      passages += search.find(document, {}).size();
      into->push_back((cpu_seconds() - begin) * 1e3);
    }
  }
  std::cout << what << ": median " << median(warm) << " ms, first time " << median(cold) << " ms, most "
            << *std::max_element(warm.begin(), warm.end()) << " ms, " << static_cast<double>(passages) / 2 / looked_up
            << " passages an article\n";
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::cerr << "archive FOLDER FINGERPRINTS\n";
    return 2;
  }
  const std::string folder = words[1];
  const Added added = fill(folder, static_cast<std::size_t>(std::atoll(words[2])));
  std::cout << added.pieces << " pieces, " << added.megabytes << " MB of text, " << added.fingerprints
            << " fingerprints\n"
            << "added at " << added.megabytes / added.seconds << " MB per CPU-second\n"
            << "on disk " << size_on_disk(folder) / 1e6 << " MB in " << archive::Archive{folder}.segments().size()
            << " segments\n";
  print_look_ups(folder, "new articles", 99);
  print_look_ups(folder, "archived articles with a line added", 3);
  std::ofstream{folder + ".article.txt"} << bench::Corpus{98, {.bytes = article_bytes}}.next_piece();
}
