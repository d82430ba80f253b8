// The archive that a page's section speaks of.
#pragma once

#include <memory>

#include "linter/archive/search.h"
#include "linter/rule/page.h"
#include "tests/support/temporary_folder.h"

namespace spec {

// On disk, of the pieces in a fence of JSON Lines; gone with this.
class ArchiveOfCase {
 public:
  explicit ArchiveOfCase(const galley::Fence& fence);

  // Good while this lives.
  galley::FindArchived find();

 private:
  test::TemporaryFolder folder_;
  std::unique_ptr<galley::archive::Archive> opened_;
  std::unique_ptr<galley::archive::Search> search_;
};

}  // namespace spec
