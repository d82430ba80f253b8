// What the marks in a line of Org are told by. Ends are behind what is found; 0
// where nothing is. Each looks no further than its line, or a bounded stretch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace galley {

// What is closed by a mark that may stand anywhere behind the one that opens.
enum class Close : std::uint8_t { macro, link, formula, display, dollars, snippet };
constexpr std::size_t close_count = 6;

// Whether the mark at `at` of the text from `begin` on may open emphasis, or close it.
bool may_open_emphasis(std::string_view text, std::size_t begin, std::size_t at);
bool may_close_emphasis(std::string_view text, std::size_t at);

// "<2024-05-01 Wed>", "[2024-05-01]--[2024-05-03]".
std::size_t org_timestamp_end(std::string_view text, std::size_t at);

// "[2/3]", "[40%]": how much of what stands below is done.
std::size_t org_cookie_end(std::string_view text, std::size_t at);

// "\alpha", "\alpha{}", "\cite{name}"; `at` itself where there is none.
std::size_t org_command_end(std::string_view text, std::size_t at);

// "$x$".
std::size_t org_formula_end(std::string_view text, std::size_t begin, std::size_t at);

// "src_python{1 + 1}", "call_name(1)".
std::size_t org_call_end(std::string_view text, std::size_t begin, std::size_t at);

// "https://example.org", up to `limit`.
std::size_t org_address_end(std::string_view text, std::size_t begin, std::size_t at, std::size_t limit);

bool is_org_picture(std::string_view target);
bool is_org_address(std::string_view text);

}  // namespace galley
