#include "linter/cli/memory.h"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace galley {

void keep_freed_memory() {
#ifdef M_MMAP_THRESHOLD
  constexpr int megabyte = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, megabyte);  // what is larger goes back at once
  mallopt(M_TRIM_THRESHOLD, 64 * megabyte);
  mallopt(M_TOP_PAD, megabyte);
#endif
}

}  // namespace galley
