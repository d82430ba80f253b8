// Reading and writing whole files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

// No file is read that is larger: offsets are 32 bits, and UTF-16 grows by half.
constexpr std::uint64_t largest_file = std::uint64_t{2} << 30;

// The bytes of a file, a pipe or a device. Throws Error; what() says what is
// wrong and what to do, and leaves it to the caller to name the path.
std::string read_file(const std::string& path);

std::string read_standard_input();

// True of a file that is no text, by its first bytes: no text that is not
// UTF-16 has a NUL.
bool is_binary(std::string_view beginning);
constexpr std::size_t most_to_tell_binary = 1024;  // of what is behind them nothing is asked

// Replaces the file, or makes it: after a crash the old bytes stand there or
// the new ones, whole. A link is followed, permissions are kept. Throws Error,
// which names the path.
void write_file_atomically(const std::string& path, std::string_view bytes);

}  // namespace galley
