// One file: a mark, the build, the hash of what follows, how many there are;
// then where each stands, by the hash of its text, and then the texts and what
// was made of them.
#include "linter/text/kept_work.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <filesystem>
#include <span>
#include <vector>

#include "linter/text/bytes.h"
#include "linter/text/disk.h"
#include "linter/text/hash.h"

namespace galley {
namespace {

constexpr std::uint64_t mark = 0x316B726F774747ULL;           // "GGwork1"
constexpr std::size_t head_size = 3 * sizeof(std::uint64_t);  // the mark, the build, the digest
constexpr std::size_t places_begin = head_size + sizeof(std::uint64_t);
// A larger file loses what the last run had no use for.
constexpr std::size_t largest_kept = 8 << 20;

std::uint64_t hash_of(KeptWork::Kind kind, std::string_view text) {
  return hash(text, static_cast<std::uint64_t>(kind) + 1);
}

thread_local std::shared_ptr<KeptWork> used_by_thread;

}  // namespace

// Offsets count from the beginning of the file.
struct KeptWork::Place {
  std::uint64_t hash = 0;
  std::uint64_t text = 0;
  std::uint32_t text_size = 0;
  std::uint32_t work_size = 0;  // it follows the text
  Kind kind{};
  std::uint32_t none = 0;

  friend bool operator<(const Place& a, const Place& b) { return a.hash < b.hash; }
};

std::shared_ptr<KeptWork> KeptWork::in_use() { return used_by_thread; }

KeptWork::Use::Use(std::shared_ptr<KeptWork> kept) : before_(std::exchange(used_by_thread, std::move(kept))) {}
KeptWork::Use::~Use() { used_by_thread = std::move(before_); }

KeptWork::KeptWork(std::string path, std::uint64_t build) : path_(std::move(path)), build_(build), file_(path_) {
  ByteReader in{file_.bytes()};
  if (in.get<std::uint64_t>() != mark || in.get<std::uint64_t>() != build_) return;
  const auto digest = in.get<std::uint64_t>();
  if (!in.is_whole() || hash(in.rest()) != digest) return;
  const auto count = in.get<std::uint64_t>();
  if (in.is_whole() && count <= in.rest().size() / sizeof(Place)) count_ = count;
}

std::string_view KeptWork::part(std::uint64_t begin, std::uint64_t size) const {
  const std::string_view all = file_.bytes();
  return begin <= all.size() && size <= all.size() - begin ? all.substr(begin, size) : std::string_view{};
}

std::optional<std::size_t> KeptWork::find_on_disk(Kind kind, std::string_view text) const {
  const auto* const places = reinterpret_cast<const Place*>(file_.bytes().data() + places_begin);
  const Place wanted{.hash = hash_of(kind, text)};
  for (const Place* place = std::lower_bound(places, places + count_, wanted);
       place != places + count_ && place->hash == wanted.hash; ++place) {
    if (place->kind == kind && part(place->text, place->text_size) == text)
      return static_cast<std::size_t>(place - places);
  }
  return std::nullopt;
}

std::optional<std::string_view> KeptWork::find(Kind kind, std::string_view text) {
  const std::optional<std::size_t> on_disk = count_ > 0 ? find_on_disk(kind, text) : std::nullopt;
  const std::lock_guard lock{mutex_};
  if (on_disk) {
    used_.insert(*on_disk);
    Place place;
    std::memcpy(&place, file_.bytes().data() + places_begin + *on_disk * sizeof place, sizeof place);
    return part(place.text + place.text_size, place.work_size);
  }
  const auto made = made_.find(std::pair<Kind, std::string_view>{kind, text});
  if (made == made_.end()) return std::nullopt;
  return made->second;
}

void KeptWork::keep(Kind kind, std::string_view text, std::string work) {
  const std::lock_guard lock{mutex_};
  made_.try_emplace({kind, std::string{text}}, std::move(work));
}

std::string KeptWork::written() {
  struct Part {
    Place place;
    std::string_view text;
    std::string_view work;
  };
  std::vector<Part> parts;
  const bool keeps_all = file_.bytes().size() <= largest_kept;
  for (std::size_t at = 0; at < count_; ++at) {
    if (!keeps_all && !used_.contains(at)) continue;
    Place place;
    std::memcpy(&place, file_.bytes().data() + places_begin + at * sizeof place, sizeof place);
    const std::string_view text = part(place.text, place.text_size);
    const std::string_view work = part(place.text + place.text_size, place.work_size);
    if (work.size() == place.work_size) parts.push_back({.place = place, .text = text, .work = work});
  }
  for (const auto& [key, work] : made_) {
    const auto& [kind, text] = key;
    const Place place{.hash = hash_of(kind, text),
                      .text_size = static_cast<std::uint32_t>(text.size()),
                      .work_size = static_cast<std::uint32_t>(work.size()),
                      .kind = kind};
    parts.push_back({.place = place, .text = text, .work = work});
  }
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.place < b.place; });
  std::uint64_t at = places_begin + parts.size() * sizeof(Place);
  ByteWriter out;
  out.put(mark).put(build_).put(std::uint64_t{0}).put(std::uint64_t{parts.size()});
  for (Part& each : parts) {
    each.place.text = at;
    at += each.text.size() + each.work.size();
    out.put(each.place);
  }
  out.reserve(at);
  for (const Part& each : parts) out.put_bytes(std::span{each.text}).put_bytes(std::span{each.work});
  std::string bytes = out.take();
  const std::uint64_t digest = hash(std::string_view{bytes}.substr(head_size));
  std::memcpy(bytes.data() + head_size - sizeof digest, &digest, sizeof digest);
  return bytes;
}

void KeptWork::save() {
  const std::lock_guard lock{mutex_};
  if (made_.empty()) return;
  std::error_code failed;
  std::filesystem::create_directories(std::filesystem::path{path_}.parent_path(), failed);
  try {
    write_file_atomically(path_, written());
  } catch (const std::exception&) {
    // What isn't remembered is worked out again.
  }
}

}  // namespace galley
