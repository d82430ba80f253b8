// Chains say where to look. Around the best of them the archived words are
// fetched, and then the repeat engine does what it does for files of one run:
// the excerpts come first, the document last, and what of the document repeats
// an excerpt is a finding. So the archive knows no other repeats than
// repeated-passage does.
//
// Cost: a look-up for each word and segment; for each place of the document the
// few best excerpts, each unpacked and folded once.
#include "linter/archive/search.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "linter/archive/piece.h"
#include "linter/repeat/gather.h"
#include "linter/repeat/near.h"
#include "linter/text/error.h"

namespace galley::archive {
namespace {

// A passage may go on so far where no run of words is equal: align.h's patience.
constexpr std::uint32_t margin = 80;
// Excerpts for one place of the document, and for all.
constexpr std::uint32_t most_for_a_place = 4;
constexpr std::size_t most_excerpts = 200;

struct Excerpt {
  std::uint32_t document = 0;
  std::uint32_t begin = 0;  // words of the piece
  std::uint32_t end = 0;
  std::vector<repeat::Word> words;
};

std::uint32_t overlap(const Chain& chain, std::uint32_t begin, std::uint32_t end) {
  const std::uint32_t from = std::max(chain.later_begin, begin);
  const std::uint32_t to = std::min(chain.later_end, end);
  return from < to ? to - from : 0;
}

class Lookup {
 public:
  Lookup(const Archive& archive, const repeat::Measure& measure, std::vector<repeat::Word> words)
      : archive_(archive), measure_(measure), words_(std::move(words)) {}

  std::vector<ArchivedPassage> find(const std::set<std::string, std::less<>>& excluded, const Document& document) {
    chains_ = find_chains(archive_, Fingerprinter{}.every_run(words_));
    if (chains_.empty()) return {};
    keep_living(excluded, digest_of(piece_of(document)));
    fetch(best_chains());
    std::vector<ArchivedPassage> found;
    for (const repeat::Finding& finding : findings()) found.push_back(archived(finding));
    return found;
  }

 private:
  void keep_living(const std::set<std::string, std::less<>>& excluded, std::uint64_t own_digest) {
    std::erase_if(chains_, [&](const Chain& chain) {
      const auto [at, is_new] = pieces_.try_emplace(chain.document);
      if (is_new) at->second = archive_.catalogue().find(chain.document);
      const std::optional<PieceRecord>& piece = at->second;
      return !piece || piece->digest == own_digest || excluded.contains(piece->id);
    });
  }

  // For each place the chains with most words, of equal ones the newest.
  std::vector<Chain> best_chains() const {
    std::vector<Chain> sorted = chains_;
    std::sort(sorted.begin(), sorted.end(), [](const Chain& a, const Chain& b) {
      return std::tie(b.words, b.document, a.later_begin, a.earlier_begin) <
             std::tie(a.words, a.document, b.later_begin, b.earlier_begin);
    });
    std::vector<std::uint32_t> taken(words_.size());  // by word: chains over it
    std::vector<Chain> best;
    for (const Chain& chain : sorted) {
      if (best.size() == most_excerpts) break;
      const auto begin = taken.begin() + chain.later_begin;
      const auto end = taken.begin() + chain.later_end;
      if (*std::min_element(begin, end) >= most_for_a_place) continue;
      for (auto at = begin; at != end; ++at) ++*at;
      best.push_back(chain);
    }
    return best;
  }

  // Newest first, so that of equal places the newest is the closest one.
  void fetch(std::vector<Chain> chains) {
    std::sort(chains.begin(), chains.end(), [](const Chain& a, const Chain& b) {
      return std::tie(b.document, a.earlier_begin) < std::tie(a.document, b.earlier_begin);
    });
    for (const Chain& chain : chains) {
      const Piece& piece = text_of(chain.document);
      const auto size = static_cast<std::uint32_t>(piece.words.size());
      const std::uint32_t begin = chain.earlier_begin - std::min(chain.earlier_begin, margin);
      const std::uint32_t end = std::min(size, chain.earlier_end + margin);
      if (begin >= end) fail_damaged(chain.document);
      if (!excerpts_.empty() && excerpts_.back().document == chain.document && begin <= excerpts_.back().end) {
        excerpts_.back().end = std::max(excerpts_.back().end, end);
      } else {
        excerpts_.push_back({.document = chain.document, .begin = begin, .end = end});
      }
    }
    for (Excerpt& excerpt : excerpts_) excerpt.words = hashes_of(text_of(excerpt.document), excerpt.begin, excerpt.end);
  }

  [[noreturn]] void fail_damaged(std::uint32_t document) const {
    throw Error(archive_.folder() + ": the text of piece " + std::to_string(document) +
                " is not where it should be; `galley archive verify` says more");
  }

  const Piece& text_of(std::uint32_t document) {
    const auto [at, is_new] = texts_.try_emplace(document);
    if (!is_new) return at->second;
    const Segment* const segment = archive_.segment_of(document);
    const auto record = segment == nullptr ? std::nullopt : segment->find_text(document);
    if (!record) fail_damaged(document);
    at->second = packer_.unpack(segment->packed_text(*record));
    return at->second;
  }

  std::vector<repeat::Finding> findings() const {
    std::vector<repeat::Text> texts;
    for (const Excerpt& excerpt : excerpts_) texts.emplace_back(excerpt.words);
    const auto own = static_cast<std::uint32_t>(texts.size());
    texts.emplace_back(words_);
    std::vector<repeat::Passage> passages = repeat::find_passages(repeat::Corpus{texts}, measure_, 1);
    std::erase_if(passages, [own](const repeat::Passage& passage) {
      return passage.later.text != own || passage.earlier.text == own;
    });
    return repeat::gather(passages);
  }

  // Archived pieces whose chains have most of the words.
  std::uint32_t copies_of(const repeat::Occurrence& later) const {
    std::map<std::uint32_t, std::uint32_t> words;
    for (const Chain& chain : chains_) words[chain.document] += overlap(chain, later.begin, later.end);
    const auto has_most = [&](const auto& entry) { return 2 * entry.second >= later.size(); };
    return std::max(1u, static_cast<std::uint32_t>(std::count_if(words.begin(), words.end(), has_most)));
  }

  ArchivedPassage archived(const repeat::Finding& finding) {
    const Excerpt& excerpt = excerpts_[finding.closest.earlier.text];
    const PieceRecord& record = *pieces_.at(excerpt.document);
    repeat::Passage passage = finding.closest;
    const auto words = excerpt.words.begin() + passage.earlier.begin;
    passage.earlier = {0, passage.earlier.begin + excerpt.begin, passage.earlier.end + excerpt.begin};
    const Piece& piece = text_of(excerpt.document);
    const Offset begin = piece.words[passage.earlier.begin].begin;
    const Offset end = piece.words[passage.earlier.end - 1].end;
    return {.id = record.id,
            .title = record.title,
            .date = record.date,
            .text = piece.text.substr(begin, end - begin),
            .words = {words, words + passage.earlier.size()},
            .passage = passage,
            .later = finding.later,
            .copies = copies_of(finding.later)};
  }

  const Archive& archive_;
  const repeat::Measure& measure_;
  std::vector<repeat::Word> words_;
  std::vector<Chain> chains_;
  std::map<std::uint32_t, std::optional<PieceRecord>> pieces_;
  std::map<std::uint32_t, Piece> texts_;
  std::vector<Excerpt> excerpts_;
  Packer packer_;
};

}  // namespace

std::vector<ArchivedPassage> Search::find(const Document& document, const repeat::Measure& measure) const {
  return Lookup{archive_, measure, word_hashes(document)}.find(excluded_, document);
}

}  // namespace galley::archive
