// What the fuzzers of all formats do.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "linter/formats/format.h"
#include "tests/unit/formats/invariants.h"

namespace galley {

inline int fuzz_reader(Document (*parse)(std::shared_ptr<const SourceFile>), const std::uint8_t* data, std::size_t size,
                       const char* path = "fuzz") {
  const Document document =
      parse(std::make_shared<SourceFile>(path, std::string(reinterpret_cast<const char*>(data), size)));
  const std::string fault = find_fault(document);
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}

}  // namespace galley
