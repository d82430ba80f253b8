// One file: a mark, the build, the hash of what follows, and then each entry.
#include "linter/engine/check_cache.h"

#include <algorithm>
#include <cstring>
#include <ctime>
#include <exception>

#include <sys/stat.h>

#include "linter/text/bytes.h"
#include "linter/text/disk.h"
#include "linter/text/hash.h"

namespace galley {
namespace {

constexpr std::uint64_t mark = 0x3365686361634747;            // "GGcache3"
constexpr std::size_t head_size = 3 * sizeof(std::uint64_t);  // the mark, the build, the digest
// Clocks of file systems are coarse.
constexpr std::int64_t settling = 2'000'000'000;

void put(ByteWriter& out, const FileStamp& stamp) {
  out.put(stamp.size).put(stamp.modified).put(stamp.changed).put(std::uint8_t{stamp.is_settled});
}

FileStamp get_stamp(ByteReader& in) {
  FileStamp stamp{.size = in.get<std::uint64_t>()};
  stamp.modified = in.get<std::int64_t>();
  stamp.changed = in.get<std::int64_t>();
  stamp.is_settled = in.get<std::uint8_t>() != 0;
  return stamp;
}

std::int64_t nanoseconds(const std::timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

void put(ByteWriter& out, Span span) { out.put(span.begin).put(span.end); }

Span get_span(ByteReader& in) {
  const auto begin = in.get<Offset>();
  return {begin, in.get<Offset>()};
}

void put(ByteWriter& out, const Fix& fix) {
  out.put_text(fix.title).put(fix.safety).put(static_cast<std::uint32_t>(fix.edits.size()));
  for (const Edit& edit : fix.edits) {
    put(out, edit.span);
    out.put(edit.file).put_text(edit.replacement);
  }
}

Fix get_fix(ByteReader& in) {
  Fix fix{.title = std::string{in.get_text()}, .safety = in.get<Safety>()};
  in.each([&] {
    const Span span = get_span(in);
    const auto file = in.get<FileId>();
    fix.edits.push_back({.file = file, .span = span, .replacement = std::string{in.get_text()}});
  });
  return fix;
}

void put(ByteWriter& out, const Diagnostic& diagnostic) {
  out.put_text(diagnostic.rule).put(diagnostic.severity).put(diagnostic.at_most);
  out.put(diagnostic.fingerprint).put(diagnostic.file);
  put(out, diagnostic.span);
  out.put_text(diagnostic.message).put_text(diagnostic.data);
  out.put(static_cast<std::uint32_t>(diagnostic.related.size()));
  for (const Related& related : diagnostic.related) {
    put(out, related.span);
    out.put(related.file).put_text(related.message);
  }
  out.put(static_cast<std::uint32_t>(diagnostic.fixes.size()));
  for (const Fix& fix : diagnostic.fixes) put(out, fix);
  out.put(static_cast<std::uint32_t>(diagnostic.diff.size()));
  for (const DiffPart& part : diagnostic.diff) out.put(part.kind).put_text(part.text);
}

Diagnostic get_diagnostic(ByteReader& in) {
  Diagnostic diagnostic{.rule = std::string{in.get_text()}, .severity = in.get<Severity>()};
  diagnostic.at_most = in.get<Severity>();
  diagnostic.fingerprint = in.get<std::uint64_t>();
  diagnostic.file = in.get<FileId>();
  diagnostic.span = get_span(in);
  diagnostic.message = in.get_text();
  diagnostic.data = in.get_text();
  in.each([&] {
    const Span span = get_span(in);
    const auto file = in.get<FileId>();
    diagnostic.related.push_back({.file = file, .span = span, .message = std::string{in.get_text()}});
  });
  in.each([&] { diagnostic.fixes.push_back(get_fix(in)); });
  in.each([&] {
    const auto kind = in.get<DiffPart::Kind>();
    diagnostic.diff.push_back({.kind = kind, .text = std::string{in.get_text()}});
  });
  return diagnostic;
}

}  // namespace

std::optional<FileStamp> stamp_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  std::timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  FileStamp stamp{.size = static_cast<std::uint64_t>(status.st_size),
                  .modified = nanoseconds(status.st_mtim),
                  .changed = nanoseconds(status.st_ctim)};
  stamp.is_settled = std::max(stamp.modified, stamp.changed) + settling < nanoseconds(now);
  return stamp;
}

std::string encode_found(std::span<const std::uint32_t> words, const ChapterMark& chapter,
                         std::span<const Diagnostic> diagnostics) {
  ByteWriter out;
  out.put_all(words).put(chapter.word).put(chapter.number);
  put(out, chapter.source);
  out.put(static_cast<std::uint32_t>(diagnostics.size()));
  for (const Diagnostic& diagnostic : diagnostics) put(out, diagnostic);
  return out.take();
}

std::optional<FoundInFile> decode_found(std::string_view encoded) {
  ByteReader in{encoded};
  FoundInFile found;
  in.get_all(found.words);
  found.chapter.word = in.get<std::uint32_t>();
  found.chapter.number = in.get<std::uint32_t>();
  found.chapter.source = get_span(in);
  in.each([&] { found.diagnostics.push_back(get_diagnostic(in)); });
  return in.is_whole() && in.at_end() ? std::optional{std::move(found)} : std::nullopt;
}

std::string encode_said(const std::optional<Diagnostic>& said) {
  ByteWriter out;
  if (said) put(out, *said);
  return out.take();
}

bool decode_said(std::string_view encoded, std::optional<Diagnostic>& said) {
  said.reset();
  if (encoded.empty()) return true;
  ByteReader in{encoded};
  said = get_diagnostic(in);
  return in.is_whole() && in.at_end();
}

CheckCache::CheckCache(std::string path, std::uint64_t build)
    : path_(std::move(path)), build_(build), passages_(path_ + ".passages", build) {
  file_ = MappedFile{path_};
  read();
}

void CheckCache::read() {
  ByteReader in{file_.bytes()};
  if (in.get<std::uint64_t>() != mark || in.get<std::uint64_t>() != build_) return;
  const auto digest = in.get<std::uint64_t>();
  if (!in.is_whole() || hash(in.rest()) != digest) return;
  known_.reserve(in.get<std::uint32_t>());  // their number stands there twice
  in.each([&] {
    const std::string_view path = in.get_text();
    Known& known = known_[path];
    known.stamp = get_stamp(in);
    known.digest = in.get<std::uint64_t>();
    known.rules = in.get<std::uint64_t>();
    known.words = in.get<std::uint64_t>();
    known.layout = in.get_text();
    known.found = in.get_text();
  });
  in.each([&] {
    const auto key = in.get<std::uint64_t>();
    said_.emplace(key, in.get_text());
  });
  if (in.is_whole() && in.at_end()) return;
  known_.clear();
  said_.clear();
}

const CheckCache::Known* CheckCache::find(std::string_view path) const {
  const auto found = known_.find(path);
  return found == known_.end() ? nullptr : &found->second;
}

std::optional<std::string_view> CheckCache::said(std::uint64_t key) const {
  const auto found = said_.find(key);
  return found == said_.end() ? std::nullopt : std::optional{found->second};
}

bool CheckCache::is_unchanged(const std::string& path) const {
  const Known* const known = find(path);
  return known && known->stamp.is_settled && stamp_of(path) == known->stamp;
}

void CheckCache::save(const std::vector<Entry>& entries, const Said& said) const {
  ByteWriter out;
  std::size_t size = 64;
  for (const Entry& entry : entries)
    size += entry.path.size() + entry.known.layout.size() + entry.known.found.size() + 80;
  for (const auto& [key, text] : said) size += text.size() + sizeof key + 4;
  out.reserve(size);
  out.put(mark).put(build_).put(std::uint64_t{0});
  out.put(static_cast<std::uint32_t>(entries.size())).put(static_cast<std::uint32_t>(entries.size()));
  for (const Entry& entry : entries) {
    out.put_text(entry.path);
    put(out, entry.known.stamp);
    out.put(entry.known.digest).put(entry.known.rules).put(entry.known.words);
    out.put_text(entry.known.layout).put_text(entry.known.found);
  }
  out.put(static_cast<std::uint32_t>(said.size()));
  for (const auto& [key, text] : said) out.put(key).put_text(text);
  std::string bytes = out.take();
  const std::uint64_t digest = hash(std::string_view{bytes}.substr(head_size));
  std::memcpy(bytes.data() + head_size - sizeof digest, &digest, sizeof digest);
  try {
    write_file_atomically(path_, bytes);
  } catch (const std::exception&) {
    // What isn't remembered is found out again.
  }
}

}  // namespace galley
