;;; What the tests in Emacs have in common; they load it.  -*- lexical-binding: t -*-
;; Needs EDITORS.

(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)

;; Without a repository Emacs takes the folder of the source for the project.
(call-process "git" nil nil nil "init" "-q")

(defun do-as-the-page-says (heading)
  "Evaluate the first block of code behind HEADING on the editors' page."
  (with-temp-buffer
    (insert-file-contents (expand-file-name "README.md" (getenv "EDITORS")))
    (search-forward heading)
    (search-forward "```elisp\n")
    (eval-region (point) (progn (search-forward "```") (match-beginning 0)))))

(defun wait-up-to (seconds what condition &optional meanwhile)
  "Wait until CONDITION holds, which WHAT describes, SECONDS at most; call MEANWHILE again and again."
  (let ((end (+ (float-time) seconds)))
    (while (not (funcall condition))
      (when (> (float-time) end)
        (message "timed out: %s" what)
        (kill-emacs 1))
      (when meanwhile (funcall meanwhile))
      (accept-process-output nil 0.05)))
  (message "ok - %s" what))
