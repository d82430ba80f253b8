// Files have other ids in each run, so they are remembered as places in the
// list that the rule gives; and a finding with the hash that its fingerprint is
// made of, so that its file needn't be read for it.
#include "linter/engine/said_before.h"

#include <algorithm>

#include "linter/diagnostic/each_file.h"
#include "linter/diagnostic/fingerprint.h"
#include "linter/text/hash.h"

namespace galley {
namespace {

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) { return hash({reinterpret_cast<const char*>(&a), sizeof a}, b); }

// Puts another for each file that the diagnostic speaks of; false where `other`
// has none for one of them.
template <typename Other>
bool put_files(Diagnostic& diagnostic, const Other& other) {
  bool all = true;
  each_file(diagnostic, [&](FileId& file) {
    const std::optional<FileId> found = other(file);
    all = all && found;
    file = found.value_or(file);
  });
  return all;
}

}  // namespace

void SaidBefore::serve(FileAccess& access, const std::string& rule, std::uint64_t key) {
  access.recall = [this, key](std::uint64_t what, std::span<const FileId> files) {
    return recall(mixed(what, key), files);
  };
  access.remember = [this, key, rule](std::uint64_t what, std::span<const FileId> files, const Diagnostic* said) {
    remember(mixed(what, key), files, rule, said);
  };
}

Recalled SaidBefore::recall(std::uint64_t key, std::span<const FileId> files) {
  const auto kept = cache_.said(key);
  Recalled recalled;
  if (!kept || !decode_said(*kept, recalled.said)) return {};
  const auto back = [files](FileId file) {
    const auto place = static_cast<std::size_t>(file);
    return place < files.size() ? std::optional{files[place]} : std::nullopt;
  };
  if (recalled.said && !put_files(*recalled.said, back)) return {};
  said_.emplace(key, *kept);
  recalled.is_known = true;
  return recalled;
}

void SaidBefore::remember(std::uint64_t key, std::span<const FileId> files, const std::string& rule,
                          const Diagnostic* said) {
  std::optional<Diagnostic> kept;
  if (said != nullptr) {
    kept = *said;
    kept->rule = rule;
    const auto source = source_(kept->file);
    if (!source) return;
    set_contents({&*kept, 1}, *source);
    const auto number = [files](FileId file) {
      const auto at = std::find(files.begin(), files.end(), file);
      return at == files.end() ? std::nullopt : std::optional{FileId{static_cast<std::uint32_t>(at - files.begin())}};
    };
    if (!put_files(*kept, number)) return;
  }
  said_[key] = encode_said(kept);
  has_news_ = true;
}

}  // namespace galley
