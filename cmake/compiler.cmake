# Warnings are errors; sanitizers by GALLEY_SANITIZE; mold and ccache where they are.
add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
# Designated initialisers leave out what has a default.
add_compile_options(-Wno-missing-field-initializers)
# g++ 12 sees overlaps in std::string's operator+ that aren't there.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  add_compile_options(-Wno-overlength-strings)
endif()
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  add_compile_options(-march=x86-64-v2)
endif()

if(GALLEY_SANITIZE)
  add_compile_options(-fsanitize=${GALLEY_SANITIZE} -fno-omit-frame-pointer -g1)
  add_link_options(-fsanitize=${GALLEY_SANITIZE})
  if(GALLEY_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize-recover=all)
  endif()
endif()
if(GALLEY_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)  # the fuzzers see what they reach
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
