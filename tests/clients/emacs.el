;; emacs -Q --batch -l tests/clients/emacs.el: Eglot shows what is said of a piece and makes a fix; a compilation buffer leads
;; to each place.  FOLDER holds the pieces, GALLEY is the program.  -*- lexical-binding: t -*-
(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")  ; where Debian keeps Eglot
(package-initialize)
(require 'eglot)
(require 'cl-lib)
(load (expand-file-name "editors/emacs/galley.el"))

(defun fail (format &rest values)
  (princ (concat "emacs: " (apply #'format format values) "\n") #'external-debugging-output)
  (kill-emacs 1))

(defun wait-for (what condition)
  (let ((end (+ (float-time) 20)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) end)) (sit-for 0.05))
    (or found (fail "%s didn't come about: %S" what (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))))

(defun said (words)
  (cl-find-if (lambda (one) (string-match-p words (flymake-diagnostic-text one))) (flymake-diagnostics)))

(setq galley-program (getenv "GALLEY")
      eglot-server-programs `((text-mode . (,galley-program "lsp")))
      eglot-sync-connect 20
      flymake-no-changes-timeout 0.1
      project-find-functions (list (lambda (_) (cons 'transient (file-name-as-directory (getenv "FOLDER"))))))
(find-file (expand-file-name "piece.txt" (getenv "FOLDER")))
(apply #'eglot (eglot--guess-contact))
(flymake-mode 1)

(let ((word (wait-for "a repeated word" (lambda () (said "“the” is repeated")))))
  (unless (equal (list (flymake-diagnostic-beg word) (flymake-diagnostic-end word)) '(15 22))
    (fail "the word stands elsewhere: %d" (flymake-diagnostic-beg word)))
  (wait-for "a passage of another piece" (lambda () (said "repeats the paragraph at archive.txt:1")))
  (let* ((actions (eglot-code-actions 15 22 "quickfix"))
         (first (aref (if (vectorp actions) actions (vconcat actions)) 0)))
    (eglot--apply-workspace-edit (plist-get first :edit))
    (eglot--signal-textDocument/didChange))  ; what the idle timer does, which batch mode has none of
  (unless (equal (buffer-substring (point-min) (line-end-position)) "Café: we keep the key in a safe place.")
    (fail "the fix made %S" (buffer-string)))
  (wait-for "silence about the word" (lambda () (not (said "“the” is repeated")))))
(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server))

(setq default-directory (file-name-as-directory (getenv "FOLDER")))
(with-current-buffer (galley-check "piece.txt")
  (wait-for "the end of the check" (lambda () (not (get-buffer-process (current-buffer)))))
  (goto-char (point-min))
  (compilation-next-error 1)
  (let ((place (compilation--message->loc (get-text-property (point) 'compilation-message))))
    (unless (equal (list (compilation--loc->line place) (compilation--loc->col place)) '(1 15))
      (fail "the list leads elsewhere: %S" (buffer-string)))))
(kill-emacs 0)
