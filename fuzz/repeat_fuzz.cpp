// On any texts the exact repeats are those of the slow reference, and every
// passage is what it says.
#include <cstdint>
#include <cstdlib>

#include "linter/repeat/exact.h"
#include "linter/repeat/gather.h"
#include "linter/repeat/near.h"
#include "linter/repeat/reference.h"

using namespace galley::repeat;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || size > 1500) return 0;
  const std::uint32_t min_words = 4 + data[0] % 12;
  std::vector<std::vector<Word>> words(1);
  for (std::size_t i = 1; i < size; ++i) {
    if (data[i] == 255) {
      words.emplace_back();
    } else {
      words.back().push_back(data[i]);
    }
  }
  const std::vector<Text> texts{words.begin(), words.end()};
  const Corpus corpus{texts};
  std::vector<bool> found(corpus.size());
  for (const Match& match : find_exact(corpus, min_words, 1))
    std::fill_n(found.begin() + match.later, match.length, true);
  std::vector<bool> expected;
  for (const auto& marks : repeated_words(texts, min_words))
    expected.insert(expected.end(), marks.begin(), marks.end());
  if (found != expected) std::abort();
  const std::vector<Passage> passages = find_passages(corpus, {.min_words = min_words}, 1);
  for (const Passage& passage : passages) {
    if (passage.later.end > texts[passage.later.text].size() ||
        passage.earlier.end > texts[passage.earlier.text].size())
      std::abort();
    if (passage.matches > std::min(passage.later.size(), passage.earlier.size())) std::abort();
  }
  gather(passages);
  return 0;
}
