# For the packages: a program that needs no library on the machine it runs on.
# Debian has archives of most libraries. Where it has none, the library is
# compiled from the source of its package, which `packaging/fetch_sources` lays
# into GALLEY_SOURCES; section [source] of packages.txt names these.
set(GALLEY_SOURCES ${CMAKE_BINARY_DIR}/sources CACHE PATH "Where the sources of Debian's packages lie")
set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
enable_language(C)
add_link_options(-static-pie)

# Defines TARGET from FILE of the package's source.
function(add_library_from_source target package file)
  file(GLOB source ${GALLEY_SOURCES}/${package}/${file})
  if(NOT source)
    message(FATAL_ERROR "${GALLEY_SOURCES} has no source of ${package}; run packaging/fetch_sources ${GALLEY_SOURCES}")
  endif()
  get_filename_component(folder ${source} DIRECTORY)
  add_library(${target} STATIC ${source})
  target_compile_options(${target} PRIVATE -w)
  target_include_directories(${target} SYSTEM INTERFACE ${folder})
endfunction()
