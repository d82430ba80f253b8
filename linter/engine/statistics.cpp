#include "linter/engine/statistics.h"

#include <algorithm>
#include <tuple>

#include "linter/repeat/gather.h"
#include "linter/repeat/near.h"

namespace galley {
namespace {

using repeat::Corpus;
using repeat::Finding;
using repeat::Occurrence;
using repeat::Passage;

constexpr std::size_t most_listed = 10;

void keep_first(auto& items, const auto& comes_first) {
  std::sort(items.begin(), items.end(), comes_first);
  if (items.size() > most_listed) items.resize(most_listed);
}

std::vector<RepeatedWords> count_words(const Corpus& corpus, std::span<const Passage> passages) {
  std::vector<bool> is_repeated(corpus.size());
  const auto mark = [&](const Occurrence& place) {
    std::fill_n(is_repeated.begin() + corpus.start(place.text) + place.begin, place.size(), true);
  };
  for (const Passage& passage : passages) {
    mark(passage.earlier);
    mark(passage.later);
  }
  std::vector<RepeatedWords> files(corpus.texts());
  for (std::size_t text = 0; text < files.size(); ++text) {
    const auto begin = is_repeated.begin() + corpus.start(text);
    const auto end = is_repeated.begin() + corpus.start(text + 1);
    files[text] = {.words = corpus.text(text).size(),
                   .repeated = static_cast<std::size_t>(std::count(begin, end, true))};
  }
  return files;
}

// Findings of one passage -> the passage. A finding belongs to the group of the
// earlier place that it names, which another finding may have made.
class Groups {
 public:
  void add(const Finding& finding) {
    const std::size_t group = find_or_add(finding.closest.earlier);
    places_.emplace(finding.later, group);
    RepeatedText& text = texts_[group];
    text.copies = std::max(text.copies, finding.copies);
    text.files = std::max(text.files, finding.texts);
  }

  std::vector<RepeatedText> take() {
    keep_first(texts_, [](const RepeatedText& a, const RepeatedText& b) {
      const auto weight = [](const RepeatedText& text) {
        return std::uint64_t{text.copies - 1} * (text.end - text.begin);
      };
      return std::make_tuple(weight(b), a.file, a.begin) < std::make_tuple(weight(a), b.file, b.begin);
    });
    return std::move(texts_);
  }

 private:
  static bool is_same(const Occurrence& a, const Occurrence& b) {
    if (a.text != b.text) return false;
    const std::uint32_t begin = std::max(a.begin, b.begin);
    const std::uint32_t end = std::min(a.end, b.end);
    return begin < end && 2 * (end - begin) > std::max(a.size(), b.size());
  }

  std::size_t find_or_add(const Occurrence& place) {
    const auto behind = places_.lower_bound(place);
    if (behind != places_.end() && is_same(behind->first, place)) return behind->second;
    if (behind != places_.begin() && is_same(std::prev(behind)->first, place)) return std::prev(behind)->second;
    places_.emplace_hint(behind, place, texts_.size());
    texts_.push_back({.file = FileId{place.text}, .begin = place.begin, .end = place.end});
    return texts_.size() - 1;
  }

  std::map<Occurrence, std::size_t> places_;
  std::vector<RepeatedText> texts_;
};

// Equal words of two files; what several passages cover counts once.
struct Pair {
  std::size_t words = 0;
  std::uint32_t reached = 0;  // in the later file
};

std::vector<AlikeFiles> find_alike(const Corpus& corpus, std::span<const Passage> passages) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, Pair> pairs;
  for (const Passage& passage : passages) {
    if (passage.earlier.text == passage.later.text) continue;
    Pair& pair = pairs[{passage.earlier.text, passage.later.text}];
    const std::uint32_t begin = std::max(passage.later.begin, pair.reached);
    if (begin >= passage.later.end) continue;
    pair.words += std::min<std::size_t>(passage.matches, passage.later.end - begin);
    pair.reached = passage.later.end;
  }
  std::vector<AlikeFiles> alike;
  for (const auto& [files, pair] : pairs) {
    const std::size_t shorter = std::min(corpus.text(files.first).size(), corpus.text(files.second).size());
    const double share = static_cast<double>(std::min(pair.words, shorter)) / static_cast<double>(shorter);
    alike.push_back({.a = FileId{files.first}, .b = FileId{files.second}, .words = pair.words, .share = share});
  }
  keep_first(alike, [](const AlikeFiles& a, const AlikeFiles& b) {
    return std::tie(b.share, b.words, a.a, a.b) < std::tie(a.share, a.words, b.a, b.b);
  });
  return alike;
}

}  // namespace

Statistics repeat_statistics(std::span<const repeat::Text> texts, unsigned jobs) {
  const Corpus corpus{texts};
  const std::vector<Passage> passages = repeat::find_passages(corpus, {}, jobs);
  Groups groups;
  for (const Finding& finding : repeat::gather(passages)) groups.add(finding);
  return {.files = count_words(corpus, passages), .passages = groups.take(), .alike = find_alike(corpus, passages)};
}

RepeatedWords sum(std::span<const RepeatedWords> files) {
  RepeatedWords all;
  for (const RepeatedWords& file : files) {
    all.words += file.words;
    all.repeated += file.repeated;
  }
  return all;
}

std::map<std::string, RepeatedWords> by_folder(const Statistics& statistics) {
  std::map<std::string, RepeatedWords> folders;
  for (std::size_t file = 0; file < statistics.files.size(); ++file) {
    if (statistics.files[file].words == 0) continue;  // it may be no text at all
    const std::string& path = statistics.paths[file];
    for (std::string folder = path; !folder.empty();) {
      const std::size_t slash = folder.rfind('/');
      folder.resize(slash == std::string::npos ? 0 : slash);
      const std::string top = path.starts_with('/') ? "/" : ".";
      RepeatedWords& words = folders[folder.empty() ? top : folder];
      words.words += statistics.files[file].words;
      words.repeated += statistics.files[file].repeated;
    }
  }
  if (folders.size() < 2) folders.clear();
  return folders;
}

}  // namespace galley
