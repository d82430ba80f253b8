// One file: a mark, the build, the hash of what follows; the search, digests
// and sizes of the texts, the passages; and at the end the words of all texts,
// at a multiple of their size.
#include "linter/engine/passage_cache.h"

#include <cstring>
#include <exception>

#include "linter/text/bytes.h"
#include "linter/text/disk.h"
#include "linter/text/hash.h"

namespace galley {
namespace {

using repeat::Occurrence;
using repeat::Passage;
using repeat::Search;
using repeat::SearchedTexts;
using repeat::Text;
using repeat::Word;

constexpr std::uint64_t mark = 0x3173656761737347;  // "Gssages1"
constexpr std::size_t head_size = 3 * sizeof(std::uint64_t);
// Once one word in so many has changed, what is known is replaced.
constexpr std::size_t worth_saving = 64;

void put(ByteWriter& out, const Search& search) {
  out.put(search.measure.min_words).put(search.measure.min_similarity).put(search.measure.benefit_of_doubt);
  out.put(std::uint32_t{search.near});
}

Search get_search(ByteReader& in) {
  Search search;
  search.measure.min_words = in.get<std::uint32_t>();
  search.measure.min_similarity = in.get<double>();
  search.measure.benefit_of_doubt = in.get<double>();
  search.near = in.get<std::uint32_t>() != 0;
  return search;
}

void put(ByteWriter& out, const Occurrence& place) { out.put(place.text).put(place.begin).put(place.end); }

Occurrence get_place(ByteReader& in) {
  Occurrence place{.text = in.get<std::uint32_t>()};
  place.begin = in.get<std::uint32_t>();
  place.end = in.get<std::uint32_t>();
  return place;
}

void put(ByteWriter& out, const Passage& passage) {
  put(out, passage.earlier);
  put(out, passage.later);
  out.put(passage.matches).put(passage.score).put(std::uint32_t{passage.exact});
}

Passage get_passage(ByteReader& in) {
  Passage passage{.earlier = get_place(in), .later = get_place(in)};
  passage.matches = in.get<std::uint32_t>();
  passage.score = in.get<std::int32_t>();
  passage.exact = in.get<std::uint32_t>() != 0;
  return passage;
}

std::vector<std::uint64_t> digests_of(const repeat::Corpus& corpus) {
  std::vector<std::uint64_t> digests;
  for (std::size_t text = 0; text < corpus.texts(); ++text) digests.push_back(repeat::digest_of(corpus.text(text)));
  return digests;
}

}  // namespace

bool PassageCache::read(Known& known, std::uint64_t build) {
  ByteReader in{known.file.bytes()};
  if (in.get<std::uint64_t>() != mark || in.get<std::uint64_t>() != build) return false;
  const auto digest = in.get<std::uint64_t>();
  if (!in.is_whole() || hash(in.rest()) != digest) return false;
  SearchedTexts& searched = known.searched;
  known.search = get_search(in);
  std::vector<std::uint32_t> sizes;
  in.get_all(searched.digests);
  in.get_all(sizes);
  in.each([&] { searched.passages.push_back(get_passage(in)); });
  if (!in.is_whole() || sizes.size() != searched.digests.size()) return false;
  std::string_view words = in.rest();
  for (const std::uint32_t size : sizes) {
    if (size > words.size() / sizeof(Word)) return false;
    known.numbers.emplace(searched.digests[searched.texts.size()], static_cast<std::uint32_t>(searched.texts.size()));
    searched.texts.emplace_back(reinterpret_cast<const Word*>(words.data()), size);
    words.remove_prefix(size * sizeof(Word));
  }
  return words.empty();
}

const PassageCache::Known& PassageCache::known() const {
  std::call_once(is_read_, [this] {
    known_.file = MappedFile{path_};
    if (!read(known_, build_)) known_ = Known{};
  });
  return known_;
}

std::optional<Text> PassageCache::words_of(std::uint64_t digest) const {
  const auto found = known().numbers.find(digest);
  if (found == known().numbers.end()) return std::nullopt;
  return known().searched.texts[found->second];
}

bool PassageCache::keeps(std::uint64_t digest) const {
  return saved_ ? saved_->contains(digest) : known().numbers.contains(digest);
}

std::vector<Passage> PassageCache::find(const repeat::Corpus& corpus, const Search& search, unsigned jobs) {
  const Known& before = known();
  if (before.searched.texts.empty() || !(before.search == search)) {
    auto passages = repeat::find(corpus, search, jobs);
    save(corpus, search, digests_of(corpus), passages);
    return passages;
  }
  const repeat::TextChanges changes{before.searched, corpus};
  auto passages = repeat::find_again(corpus, search, jobs, before.searched, changes);
  if (changes.words() > corpus.size() / worth_saving) save(corpus, search, changes.digests(), passages);
  return passages;
}

void PassageCache::save(const repeat::Corpus& corpus, const Search& search, const std::vector<std::uint64_t>& digests,
                        const std::vector<Passage>& passages) {
  std::vector<std::uint32_t> sizes;
  for (std::size_t text = 0; text < corpus.texts(); ++text) {
    sizes.push_back(static_cast<std::uint32_t>(corpus.text(text).size()));
  }
  ByteWriter out;
  out.reserve(256 + 12 * sizes.size() + 40 * passages.size() + sizeof(Word) * corpus.size());
  out.put(mark).put(build_).put(std::uint64_t{0});
  put(out, search);
  out.put_all(std::span{digests}).put_all(std::span<const std::uint32_t>{sizes});
  out.put(static_cast<std::uint32_t>(passages.size()));
  for (const Passage& passage : passages) put(out, passage);
  for (std::size_t text = 0; text < corpus.texts(); ++text) out.put_bytes(corpus.text(text));
  std::string bytes = out.take();
  const std::uint64_t digest = hash(std::string_view{bytes}.substr(head_size));
  std::memcpy(bytes.data() + head_size - sizeof digest, &digest, sizeof digest);
  try {
    write_file_atomically(path_, bytes);
    saved_.emplace(digests.begin(), digests.end());
  } catch (const std::exception&) {
    // What isn't remembered is found again.
  }
}

}  // namespace galley
