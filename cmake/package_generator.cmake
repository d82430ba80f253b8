# Read by CPack for each kind of package: where zsh looks depends on it.
if(CPACK_GENERATOR STREQUAL "DEB")
  set(CPACK_INSTALLED_DIRECTORIES ${CPACK_GALLEY_ZSH} /usr/share/zsh/vendor-completions)
else()
  set(CPACK_INSTALLED_DIRECTORIES ${CPACK_GALLEY_ZSH} /share/zsh/site-functions)
endif()
