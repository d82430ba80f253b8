#include "linter/cli/memory.h"

#include <cstdint>
#include <cstdlib>
#include <new>

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif
#if __has_include(<sys/mman.h>)
#include <sys/mman.h>
#endif

// Sanitizers keep watch over memory by operators of their own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define GALLEY_OWN_OPERATORS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define GALLEY_OWN_OPERATORS 0
#endif
#endif
#ifndef GALLEY_OWN_OPERATORS
#define GALLEY_OWN_OPERATORS 1
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

#if GALLEY_OWN_OPERATORS
namespace galley {
namespace {

// Of what is so large the system gives whole huge pages, where it has them:
// a fault for each of two megabytes and not for each of four kilobytes.
constexpr std::size_t huge_page = std::size_t{2} << 20;
constexpr std::size_t least_huge = 2 * huge_page;

void* allocate(std::size_t size) {
#ifdef MADV_HUGEPAGE
  if (size >= least_huge && size <= PTRDIFF_MAX) {
    void* const memory = std::aligned_alloc(huge_page, (size + huge_page - 1) / huge_page * huge_page);
    if (memory != nullptr) ::madvise(memory, size, MADV_HUGEPAGE);
    return memory;
  }
#endif
  return std::malloc(size == 0 ? 1 : size);
}

}  // namespace
}  // namespace galley

void* operator new(std::size_t size) {
  while (true) {
    if (void* const memory = galley::allocate(size)) return memory;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc{};
    handler();
  }
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#endif
