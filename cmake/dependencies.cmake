# Debian's packages, one target. README says why each is here; packages.txt
# is the list that ./dev installs from.
if(GALLEY_PACKAGE)
  include(cmake/static_libraries.cmake)
elseif(NOT GALLEY_SANITIZE)
  # A program that loads fewer libraries starts a millisecond sooner.
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a ${CMAKE_FIND_LIBRARY_SUFFIXES})
endif()
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(HUNSPELL REQUIRED IMPORTED_TARGET hunspell)
if(GALLEY_PACKAGE)
  add_library_from_source(md4c md4c src/md4c.c)
  add_library(PkgConfig::MD4C ALIAS md4c)
  add_library_from_source(simdjson simdjson singleheader/simdjson.cpp)
  add_library(PkgConfig::SIMDJSON ALIAS simdjson)
else()
  pkg_check_modules(MD4C REQUIRED IMPORTED_TARGET md4c)
  pkg_check_modules(SIMDJSON REQUIRED IMPORTED_TARGET simdjson)
endif()
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
find_package(CLI11 REQUIRED)
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)  # all of it stands in the headers
add_library(tomlplusplus::tomlplusplus INTERFACE IMPORTED)
target_include_directories(tomlplusplus::tomlplusplus INTERFACE ${TOMLPLUSPLUS_INCLUDE})
find_package(nlohmann_json REQUIRED)
find_package(doctest REQUIRED)
find_path(XXHASH_INCLUDE xxhash.h REQUIRED)

add_library(galley_dependencies INTERFACE)
target_link_libraries(galley_dependencies INTERFACE
  Threads::Threads PkgConfig::RE2 PkgConfig::PCRE2 PkgConfig::YAML PkgConfig::HUNSPELL PkgConfig::MD4C PkgConfig::UTF8PROC
  PkgConfig::SIMDJSON PkgConfig::SQLITE PkgConfig::ZLIB PkgConfig::ZSTD
  CLI11::CLI11 tomlplusplus::tomlplusplus nlohmann_json::nlohmann_json)
