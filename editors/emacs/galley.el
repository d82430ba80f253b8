;;; galley.el --- Galley, a linter for copy, in Emacs  -*- lexical-binding: t; -*-

;; Put this file on the load path and (require 'galley) into the init file.
;;
;; With Eglot (part of Emacs 29, a package before) `M-x eglot' in a text,
;; Markdown or HTML buffer checks while you write; `eglot-code-actions' offers
;; the fixes.  Without it, `M-x galley-check' fills a compilation buffer, and
;; `next-error' goes from slip to slip.

;;; Code:

(require 'compile)

(defgroup galley nil "A linter for copy." :group 'text)

(defcustom galley-program "galley" "The program." :type 'string :group 'galley)

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               `((text-mode markdown-mode html-mode mhtml-mode) . (,galley-program "lsp"))))

;; Suggestions are shown as information, and so are the places they name.
(add-to-list 'compilation-error-regexp-alist-alist
             '(galley "^\\(.+?\\):\\([0-9]+\\):\\([0-9]+\\): \\(?:error\\|\\(warning\\)\\|\\(suggestion\\|note\\)\\): "
                      1 2 3 (4 . 5)))

(define-compilation-mode galley-mode "Galley"
  "What Galley found."
  (setq-local compilation-error-regexp-alist '(galley)))

;;;###autoload
(defun galley-check (path)
  "Check PATH, a file or a folder, and list what is found."
  (interactive (list (or buffer-file-name default-directory)))
  (compilation-start (format "%s check --quiet --color never %s" galley-program (shell-quote-argument path))
                     #'galley-mode))

(provide 'galley)
;;; galley.el ends here
