// Paths as URIs (RFC 3986, RFC 8089) and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// A file: URI for an absolute path, a relative reference for any other.
std::string uri_of(std::string_view path);

// The path of a file: URI on this machine; none for any other URI.
std::optional<std::string> path_of_uri(std::string_view uri);

}  // namespace galley
