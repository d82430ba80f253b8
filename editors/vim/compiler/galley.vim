" Vim compiler file: Galley, a linter for copy.
" Put it into ~/.vim/compiler/, then `:compiler galley` and `:make %`.
if exists("current_compiler")
  finish
endif
let current_compiler = "galley"

if exists(":CompilerSet") != 2
  command -nargs=* CompilerSet setlocal <args>
endif

CompilerSet makeprg=galley\ check\ --quiet\ --color\ never\ --columns\ bytes
CompilerSet errorformat=
      \%E%f:%l:%c:\ error:\ %m,
      \%W%f:%l:%c:\ warning:\ %m,
      \%I%f:%l:%c:\ suggestion:\ %m,
      \%N%f:%l:%c:\ note:\ %m
