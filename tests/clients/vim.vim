" vim -es -u NONE -S tests/clients/vim.vim: `:make` fills the quickfix list with what is found in $FOLDER.
set nocompatible encoding=utf-8
set runtimepath^=editors/vim
compiler galley
let &makeprg = substitute(&makeprg, '^galley', escape($GALLEY, ' '), '')
execute 'cd' fnameescape($FOLDER)
silent! make! piece.txt archive.txt
let found = map(filter(getqflist(), 'v:val.valid'), '[bufname(v:val.bufnr), v:val.lnum, v:val.col, v:val.type, v:val.text]')
let wanted = [
      \ ['piece.txt', 1, 16, 'E', '“the” is repeated [repeated-word]'],
      \ ['piece.txt', 3, 1, 'W', 'repeats the paragraph at archive.txt:1, word for word (21 words) [repeated-passage]'],
      \ ['archive.txt', 1, 1, 'N', 'first here']]
if found !=# wanted
  call writefile(['vim: the list is another: ' . string(found)], '/dev/stderr')
  cquit 1
endif
cfirst
if line('.') != 1 || col('.') != 16
  call writefile(['vim: the cursor stands elsewhere: ' . line('.') . ':' . col('.')], '/dev/stderr')
  cquit 1
endif
qall!
