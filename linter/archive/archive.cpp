#include "linter/archive/archive.h"

#include <algorithm>
#include <filesystem>

#include "linter/text/error.h"

namespace galley::archive {
namespace {

namespace fs = std::filesystem;

// How often a writer may merge segments away while a reader opens them.
constexpr int most_attempts = 20;

bool all_stand(const std::string& folder, const std::vector<SegmentRecord>& records) {
  return std::all_of(records.begin(), records.end(), [&](const SegmentRecord& record) {
    std::error_code failed;
    return fs::exists(segment_name(folder, record.number), failed);
  });
}

}  // namespace

std::string catalogue_name(const std::string& folder) { return folder + "/catalogue.sqlite"; }

std::string segment_name(const std::string& folder, std::uint64_t number) {
  return folder + "/segment-" + std::to_string(number);
}

std::vector<std::string> segment_files(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator{folder, failed}) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("segment-")) names.push_back(folder + '/' + name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::unique_ptr<Segment> open_segment(const std::string& folder, const SegmentRecord& record) {
  auto segment = std::make_unique<Segment>(segment_name(folder, record.number));
  const SegmentHead& head = segment->head();
  if (head.digest != record.digest || head.entries != record.entries || head.documents != record.documents) {
    throw Error(segment->file().name() +
                ": is another file than the catalogue names; bring the whole folder back from a copy");
  }
  return segment;
}

void require_archive(const std::string& folder) {
  std::error_code failed;
  if (fs::is_regular_file(folder, failed)) throw Error(folder + ": is a file, and an archive is a folder");
  if (!fs::exists(folder, failed)) {
    throw Error(folder + ": there is no such archive; `galley archive add --archive " + folder + " PATH…` makes one");
  }
  if (!fs::exists(catalogue_name(folder), failed)) {
    throw Error(folder + ": is no archive: there is no catalogue.sqlite in it");
  }
}

Archive::Archive(std::string folder) : folder_(std::move(folder)) {
  require_archive(folder_);
  for (int attempt = 1;; ++attempt) {
    try {
      open();
      return;
    } catch (const Error&) {
      // A writer has merged segments away since the catalogue was read.
      if (attempt == most_attempts || all_stand(folder_, records_)) throw;
    }
  }
}

void Archive::open() {
  segments_.clear();
  records_.clear();
  catalogue_ = std::make_unique<Catalogue>(catalogue_name(folder_), Access::read);
  catalogue_->begin();
  records_ = catalogue_->segments();
  for (const SegmentRecord& record : records_) segments_.push_back(open_segment(folder_, record));
}

const Segment* Archive::segment_of(std::uint32_t document) const {
  const auto found = std::partition_point(records_.begin(), records_.end(),
                                          [&](const SegmentRecord& record) { return record.last_document < document; });
  if (found == records_.end() || document < found->first_document) return nullptr;
  return segments_[static_cast<std::size_t>(found - records_.begin())].get();
}

}  // namespace galley::archive
